pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// A device: its picture and name, what it is or what ails it, how it is, and how its three checks ended.
Press {
    id: root

    required property string key
    required property string name
    required property string icon
    required property string what
    required property bool ails
    required property string word
    required property string chip
    required property string sign
    required property var marks
    required property var levels
    required property bool ahead
    readonly property color quiet: ails ? Theme.colour.ink : Theme.colour.ink2

    objectName: "device_" + key
    said: [name, word, what].join(", ")

    Card {
        anchors.fill: parent
        color: root.pressed ? Theme.colour.sunken : Theme.colour.surface
        border.width: root.chip === "ok" ? Math.max(1, Theme.px(Theme.colour.border - 1)) : Theme.px(4)
        border.color: root.chip === "ok" ? Theme.colour.line : root.chip === "bad" ? Theme.colour.danger : Theme.colour.warnInk
    }
    Icon {
        id: picture

        x: Theme.px(20)
        y: Theme.px(20)
        name: root.icon
        size: 52
        stroke: 2
    }
    Column {
        id: words

        anchors.left: picture.right
        anchors.leftMargin: Theme.px(16)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(16)
        y: Theme.px(12)

        Label {
            width: parent.width
            text: root.name
            size: 30
            leading: 38
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(24)
            Accessible.ignored: true
        }
        Label {
            objectName: "deviceWhat"
            width: parent.width
            height: Math.max(Theme.text(34), mood.y - y - words.y - Theme.px(4))
            verticalAlignment: Text.AlignTop
            text: root.what
            leading: 34
            color: root.quiet
            wrapMode: Text.Wrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(20)
            Accessible.ignored: true
        }
    }
    Chip {
        id: mood

        x: Theme.px(16)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(14)
        text: root.word
        icon: root.sign
        kind: root.chip
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(18)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(14)
        height: Theme.text(44)
        spacing: Theme.px(12)
        visible: root.marks[0] !== ""

        Repeater {
            model: root.marks.length

            Row {
                id: level

                required property int index
                readonly property string mark: root.marks[index]
                readonly property color colour: mark === "check" ? Theme.colour.primaryInk : mark === "x" ? Theme.colour.danger : Theme.colour.ink2

                anchors.verticalCenter: parent?.verticalCenter
                spacing: Theme.px(3)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: level.mark
                    size: 26
                    stroke: 3
                    colour: level.colour
                }
                Label {
                    text: root.levels[level.index]
                    color: level.colour
                    Accessible.ignored: true
                }
            }
        }
    }
    Ring {
        visible: root.ahead
    }
}
