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
        id: strip

        // what lane, state and time leave: first for what is missing, then for being offline, then for the ways to pay
        readonly property int spare: width - plate.width - mode.width - clock.implicitWidth - 4 * spacing

        anchors.fill: parent
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        spacing: Theme.px(24)

        Rectangle {
            id: plate

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
            id: mode

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
            visible: text !== "" && strip.spare - missing.wide - away.wide >= implicitWidth
            text: root.shell.ways
            color: root.quiet
        }
        Item {
            Layout.fillWidth: true
        }
        Chip {
            id: missing

            readonly property int wide: visible ? implicitWidth + strip.spacing : 0

            objectName: "trouble"
            visible: text !== ""
            text: root.shell.trouble
            icon: "warn"
            kind: "warn"
        }
        Row {
            id: away

            readonly property int wide: visible ? offline.implicitWidth + Theme.px(44) + strip.spacing : 0

            objectName: "offline"
            visible: root.shell.offline && strip.spare - missing.wide >= offline.implicitWidth + Theme.px(44)
            spacing: Theme.px(10)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "offline"
                size: 34
                colour: root.quiet
            }
            Label {
                id: offline

                text: qsTr("Offline")
                color: root.quiet
            }
        }
        Label {
            id: clock

            objectName: "time"
            text: root.shell.time
            color: root.inviting ? Theme.shadeText : Theme.colour.ink2
        }
    }
}
