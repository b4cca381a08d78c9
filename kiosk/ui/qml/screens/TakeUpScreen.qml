import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Somebody goes on with a saved basket: scan its code, or type it.
TwoColumns {
    id: root

    required property SavedViewModel saved

    balance: 0.5
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        NumberPad {
            Layout.fillWidth: true
            able: root.saved.complete
            ok: qsTr("Go on")
            onDigit: typed => root.saved.digit(typed)
            onErase: root.saved.erase()
            onDone: root.saved.give()
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        }
    ]

    Card {
        anchors.fill: parent

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(96)
            spacing: Theme.px(28)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "qr"
                size: Theme.large ? 120 : 200
                stroke: 1.6
                colour: Theme.colour.primaryInk
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Scan the code of your basket")
                size: Theme.h1
                bold: true
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Or type its six digits.")
                size: 36
                leading: 48
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "typedCode"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.saved.typed
                size: Theme.display
                bold: true
            }
        }
    }
}
