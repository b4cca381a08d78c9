import QtQuick
import "../theme"

// A second choice on the inviting green: an outline and words.
Press {
    id: root

    property string text: ""
    property string icon: ""

    said: text
    implicitHeight: Math.max(Theme.px(104), words.height + Theme.px(24))

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(20)
        color: root.pressed ? Theme.shadeTextSoft : "transparent"
        border.width: Theme.px(2)
        border.color: Theme.shadeEdge
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.px(16)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.icon
            size: 40
            colour: root.pressed ? Theme.shadeInk : Theme.shadeText
        }
        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - Theme.px(100))
            text: root.text
            size: 32
            bold: true
            color: root.pressed ? Theme.shadeInk : Theme.shadeText
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
