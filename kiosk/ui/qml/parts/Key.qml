import QtQuick
import "../theme"

// One key of the keyboard.
Press {
    id: root

    required property string letter
    property string icon: ""
    property int size: 36

    said: letter
    implicitHeight: Theme.px(88)

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(14)
        color: root.pressed ? Theme.colour.primarySoft : Theme.colour.surface
        border.width: Theme.px(Theme.colour.border)
        border.color: Theme.colour.edge
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.px(10)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: root.icon
            size: 34
            stroke: 2.4
        }
        Label {
            width: Math.min(implicitWidth, root.width - Theme.px(root.icon === "" ? 12 : 60))
            horizontalAlignment: Text.AlignHCenter
            text: root.letter
            size: root.size
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(Theme.body)
            leading: 44
            bold: true
            Accessible.ignored: true
        }
    }
}
