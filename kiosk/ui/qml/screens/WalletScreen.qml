import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// With a phone: its code goes to the scanner, or this screen shows one.
TwoColumns {
    id: root

    required property WalletViewModel wallet

    gap: Theme.gutter
    second: [
        AmountDue {
            visible: root.across
            Layout.fillWidth: true
            what: qsTr("To pay")
            amount: root.wallet.amount
            stacked: true
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Choice {
            objectName: "showCodeButton"
            Layout.fillWidth: true
            able: root.wallet.ready
            icon: "qr"
            text: qsTr("Scan a code with my phone")
            under: qsTr("We show it on this screen.")
            onClicked: root.wallet.showCode()
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)

        AmountDue {
            visible: !root.across
            Layout.fillWidth: true
            what: qsTr("To pay")
            amount: root.wallet.amount
        }
        PhoneCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            name: "wallet"
            shows: "barcode"
            title: qsTr("Hold the payment code on your phone to the scanner")
            body: qsTr("You find it in your wallet app, under Pay.")
        }
    }
}
