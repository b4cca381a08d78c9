import QtQuick
import "../theme"

// One question to touch.
Press {
    id: root

    required property string key
    required property string icon
    required property string text

    objectName: "question_" + key
    said: text
    height: Math.max(Theme.px(Theme.landscape ? 96 : 104), words.height + Theme.px(28))

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(20)
        color: root.pressed ? Theme.colour.sunken : Theme.colour.surface
        border.width: Theme.px(Theme.colour.border)
        border.color: Theme.colour.edge
    }
    Icon {
        id: sign

        x: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        size: 48
        colour: Theme.colour.info
    }
    Balanced {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.px(24)
        anchors.right: more.left
        anchors.rightMargin: Theme.px(12)
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: Theme.bodyLarge
        leading: 42
        bold: true
        Accessible.ignored: true
    }
    Icon {
        id: more

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        name: "fwd"
        size: 40
        stroke: 2.4
        colour: Theme.colour.ink2
    }
}
