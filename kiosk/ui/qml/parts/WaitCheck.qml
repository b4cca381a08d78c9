import QtQuick
import "../theme"

// One thing that a colleague looks at.
Rectangle {
    id: root

    required property string name
    required property string hint
    required property string icon
    required property string picture

    radius: Theme.px(24)
    color: Theme.colour.sunken
    border.width: Theme.px(Theme.colour.outline)
    border.color: Theme.colour.line
    implicitHeight: Math.max(Theme.px(152), words.height + Theme.px(40))

    Item {
        id: sign

        x: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(112)
        height: width

        Picture {
            anchors.fill: parent
            visible: root.picture !== ""
            name: root.picture
            radius: Theme.px(16)
        }
        Icon {
            anchors.centerIn: parent
            name: root.picture === "" ? root.icon : ""
            size: 72
        }
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.px(24)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(4)

        Balanced {
            width: parent.width
            text: root.name
            size: Theme.title
            bold: true
        }
        Balanced {
            width: parent.width
            visible: text !== ""
            text: root.hint
            size: Theme.bodyLarge
            leading: 42
            color: Theme.colour.ink2
        }
    }
}
