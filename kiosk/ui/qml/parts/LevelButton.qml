import QtQuick
import "../theme"

// One check of a device's health: what a touch does, and how the last one ended.
Press {
    id: root

    required property string key
    required property string text
    required property string icon
    required property string outcome
    required property string chip
    required property bool able
    required property bool ahead
    readonly property color words: able ? Theme.colour.staff : Theme.colour.off
    readonly property color told: chip === "ok" ? Theme.colour.primaryInk : chip === "bad" ? Theme.colour.danger : chip === "warn" ? Theme.colour.warnInk : Theme.colour.ink2

    objectName: "level_" + key
    said: [text, outcome].join(", ")
    enabled: able
    implicitHeight: column.height + Theme.px(28)

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(20)
        color: !root.able || root.pressed ? Theme.colour.sunken : Theme.colour.surface
        border.width: Theme.stark && !root.able ? 0 : Theme.px(Theme.colour.border)
        border.color: root.able ? Theme.colour.staff : Theme.colour.line
    }
    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - Theme.px(24)
        spacing: Theme.px(4)

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.text
            size: 30
            leading: 40
            bold: true
            color: root.words
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(28)
            Accessible.ignored: true
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.px(8)

            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                name: root.icon
                size: 30
                stroke: 2.8
                colour: root.able ? root.told : root.words
            }
            Label {
                width: Math.min(implicitWidth, column.width - mark.width - Theme.px(8))
                text: root.outcome
                color: root.able ? root.told : root.words
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(28)
                Accessible.ignored: true
            }
        }
    }
    Ring {
        visible: root.ahead
    }
}
