import QtQuick
import "../theme"

// A place that was looked at, and what answers there; it is touched to be taken.
Press {
    id: root

    required property string key
    required property string place
    required property string what
    required property bool able

    objectName: "found_" + key
    said: what + ", " + place
    enabled: able
    implicitHeight: Math.max(Theme.px(104), words.height + Theme.px(24))

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(18)
        color: root.pressed || !root.able ? Theme.colour.sunken : Theme.colour.surface
        border.width: root.able ? Theme.px(Theme.colour.border) : 0
        border.color: Theme.colour.edge
    }
    Icon {
        id: sign

        x: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        name: root.able ? "hand" : "minus"
        size: 44
        colour: root.able ? Theme.colour.ink : Theme.colour.ink2
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.px(16)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            objectName: "foundWhat"
            width: parent.width
            text: root.what
            size: Theme.bodyLarge
            leading: 42
            bold: root.able
            color: root.able ? Theme.colour.ink : Theme.colour.ink2
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Label {
            objectName: "foundPlace"
            width: parent.width
            text: root.place
            color: Theme.colour.ink2
            wrapMode: Text.WrapAnywhere
            Accessible.ignored: true
        }
    }
}
