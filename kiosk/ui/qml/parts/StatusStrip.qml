import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// Lane, state, ways to pay, what is missing, the time. Never touchable.
Rectangle {
    id: root

    required property ShellViewModel shell
    required property bool inviting
    readonly property color words: inviting ? Theme.shadeText : Theme.colour.ink
    readonly property color quiet: inviting ? Theme.shadeTextSoft : Theme.colour.ink2

    color: inviting ? "transparent" : Theme.colour.surface
    implicitHeight: Theme.statusHeight

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        visible: !root.inviting
        color: Theme.colour.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        spacing: Theme.px(24)

        Rectangle {
            implicitWidth: lane.implicitWidth + Theme.px(36)
            implicitHeight: Theme.text(48)
            radius: Theme.px(12)
            color: root.inviting ? Theme.shadeText : Theme.colour.ink

            Label {
                id: lane

                anchors.centerIn: parent
                text: root.shell.lane
                bold: true
                color: root.inviting ? Theme.shadeInk : Theme.colour.bg
            }
        }
        Row {
            spacing: Theme.px(10)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.shell.stateIcon
                size: 34
                stroke: 2.6
                colour: root.words
            }
            Label {
                objectName: "stateWord"
                text: root.shell.stateWord
                size: 30
                leading: 40
                bold: true
                color: root.words
            }
        }
        Label {
            objectName: "ways"
            // large text has room for what is missing, or for this
            visible: text !== "" && !(Theme.large && !Theme.landscape && root.shell.trouble !== "")
            text: root.shell.ways
            color: root.quiet
        }
        Item {
            Layout.fillWidth: true
        }
        Chip {
            objectName: "trouble"
            visible: text !== ""
            text: root.shell.trouble
            icon: "warn"
            kind: "warn"
        }
        Row {
            objectName: "offline"
            visible: root.shell.offline
            spacing: Theme.px(10)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "link"
                size: 34
                colour: root.quiet
            }
            Label {
                text: qsTr("Offline")
                color: root.quiet
            }
        }
        Label {
            objectName: "time"
            text: root.shell.time
            color: root.inviting ? Theme.shadeText : Theme.colour.ink2
        }
    }
}
