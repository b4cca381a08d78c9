import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Training: this screen stands in for the card reader.
TwoColumns {
    id: root

    required property PractiseViewModel practise

    gap: Theme.gutter
    second: [
        AmountDue {
            visible: root.across
            Layout.fillWidth: true
            what: qsTr("To pay")
            amount: root.practise.amount
            stacked: true
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Button {
            objectName: "practiseDeclineButton"
            Layout.fillWidth: true
            icon: "x"
            text: root.practise.cash ? qsTr("Nothing is put in") : root.practise.phone ? qsTr("The wallet says no") : qsTr("The bank says no")
            onClicked: root.practise.decline()
        },
        Button {
            objectName: "practiseApproveButton"
            Layout.fillWidth: true
            kind: "primary"
            icon: "check"
            text: root.practise.cash ? qsTr("Put it in") : root.practise.phone ? qsTr("Approve the phone") : qsTr("Approve the card")
            onClicked: root.practise.approve()
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)

        AmountDue {
            visible: !root.across
            Layout.fillWidth: true
            what: qsTr("To pay")
            amount: root.practise.amount
        }
        PhoneCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.practise.phone
            name: visible ? "practise" : ""
            shows: "barcode"
            title: qsTr("What should the wallet answer?")
            body: qsTr("Training: no phone is asked for and nothing is charged.")
        }
        CashCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.practise.cash
            name: visible ? "practise" : ""
            icon: "cash"
            title: qsTr("What should the shopper do?")
            body: qsTr("Training: no box takes cash and none is given out.")
        }
        ReaderCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !root.practise.phone && !root.practise.cash
            name: visible ? "practise" : ""
            amount: root.practise.amount
            step: "card"
            title: qsTr("What should the reader answer?")
            size: Theme.large ? Theme.h2 : Theme.h1
            body: qsTr("Training: no card is asked for and nothing is charged.")
        }
    }
}
