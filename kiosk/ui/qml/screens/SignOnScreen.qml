import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Staff sign on: a number where there is no badge, then the PIN as dots.
TwoColumns {
    id: root

    required property SignOnViewModel signOn

    balance: 0.5
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        NumberPad {
            Layout.fillWidth: true
            able: root.signOn.able
            ok: root.signOn.busy ? qsTr("One moment") : qsTr("OK")
            onDigit: typed => root.signOn.digit(typed)
            onErase: root.signOn.erase()
            onDone: root.signOn.give()
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        }
    ]

    Card {
        anchors.fill: parent
        border.width: Theme.px(4)
        border.color: Theme.colour.staff

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(96)
            spacing: Theme.px(24)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "badge"
                size: Theme.large || Theme.calm > 0 ? 96 : 160
                stroke: 1.8
                colour: Theme.colour.staff
            }
            Label {
                objectName: "signOnTitle"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.signOn.title
                size: Theme.large ? Theme.h2 : Theme.h1
                bold: true
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "signOnBody"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.signOn.body
                size: 34
                leading: 46
                color: root.signOn.refused ? Theme.colour.danger : Theme.colour.ink2
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "signOnTyped"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.signOn.typed
                size: Theme.figure
                bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(Theme.body)
                Accessible.ignored: true
            }
        }
    }
}
