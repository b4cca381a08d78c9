import QtQuick
import "../theme"

// One step on the way to the answer: done, now or next.
Item {
    id: root

    required property string key
    required property string stage
    required property string icon
    required property string name
    required property string told

    objectName: "waitStep_" + key
    implicitHeight: Math.max(Theme.px(88), words.height)

    // the way from the step before
    property bool first: false
    Accessible.role: Accessible.StaticText
    Accessible.name: name + " " + told

    Rectangle {
        visible: !root.first
        anchors.horizontalCenter: disc.horizontalCenter
        y: disc.y - Theme.px(14) - height
        width: Theme.px(6)
        height: Theme.px(24)
        radius: width / 2
        color: root.stage === "next" ? Theme.colour.edge : Theme.colour.primaryInk
    }
    Rectangle {
        id: disc

        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(64)
        height: width
        radius: width / 2
        color: root.stage === "done" ? Theme.colour.primary : "transparent"
        border.width: Theme.px(4)
        border.color: root.stage === "next" ? Theme.colour.edge : Theme.colour.primaryInk

        Icon {
            anchors.centerIn: parent
            name: root.stage === "next" ? "" : root.icon
            size: 36
            stroke: 2.4
            colour: root.stage === "done" ? Theme.colour.primaryText : Theme.colour.primaryInk
        }
    }
    Balanced {
        id: words

        anchors.left: disc.right
        anchors.leftMargin: Theme.px(28)
        anchors.right: when.left
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter
        text: root.name
        size: Theme.title
        bold: root.stage !== "next"
        color: root.stage === "next" ? Theme.colour.ink2 : Theme.colour.ink
        Accessible.ignored: true
    }
    Label {
        id: when

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.told
        size: Theme.bodyLarge
        color: Theme.colour.ink2
        Accessible.ignored: true
    }
}
