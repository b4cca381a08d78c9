import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Money that the card reader does not give back: staff say how they gave it.
TwoColumns {
    id: root

    required property DebtsViewModel debts

    balance: 0.58
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Label {
            Layout.fillWidth: true
            text: qsTr("How was it given back?")
            size: Theme.title
            leading: 46
            bold: true
            wrapMode: Text.Wrap
        },
        Button {
            objectName: "debt_cash"
            Layout.fillWidth: true
            kind: "staff"
            icon: "cash"
            text: qsTr("In cash")
            onClicked: root.debts.give("cash")
        },
        Button {
            objectName: "debt_reader"
            Layout.fillWidth: true
            kind: "act"
            icon: "card"
            text: qsTr("At the card reader, by hand")
            onClicked: root.debts.give("reader")
        },
        Button {
            objectName: "debt_office"
            Layout.fillWidth: true
            kind: "act"
            icon: "store"
            text: qsTr("The office sees to it")
            onClicked: root.debts.give("office")
        }
    ]

    Asking {
        anchors.fill: parent
        name: "debts"
        icon: "cash"
        title: root.debts.title
        hint: root.debts.hint
        colour: Theme.colour.staff
        crowded: root.notice > 0
    }
}
