import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Money that the lane does not give back: staff say how they gave it. Then cash to look after: they say what came of it.
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
            text: root.debts.question
            size: Theme.title
            leading: 46
            bold: true
            wrapMode: Text.Wrap
        },
        Button {
            objectName: "debt_cash"
            visible: !root.debts.alarmed
            Layout.fillWidth: true
            kind: "staff"
            icon: "cash"
            text: qsTr("In cash")
            onClicked: root.debts.give("cash")
        },
        Button {
            objectName: "debt_reader"
            visible: root.debts.byReader
            Layout.fillWidth: true
            kind: "act"
            icon: "card"
            text: qsTr("At the card reader, by hand")
            onClicked: root.debts.give("reader")
        },
        Button {
            objectName: "debt_office"
            visible: !root.debts.alarmed
            Layout.fillWidth: true
            kind: "act"
            icon: "store"
            text: qsTr("The office sees to it")
            onClicked: root.debts.give("office")
        },
        Button {
            objectName: "alarm_right"
            visible: root.debts.alarmed
            Layout.fillWidth: true
            kind: "staff"
            icon: "check"
            text: root.debts.stays
            onClicked: root.debts.seeTo("right")
        },
        Button {
            objectName: "alarm_given"
            visible: root.debts.alarmed
            Layout.fillWidth: true
            kind: "act"
            icon: "cash"
            text: qsTr("A shopper has it, by hand")
            onClicked: root.debts.seeTo("given")
        },
        Button {
            objectName: "alarm_office"
            visible: root.debts.alarmed
            Layout.fillWidth: true
            kind: "act"
            icon: "store"
            text: qsTr("The office sees to it")
            onClicked: root.debts.seeTo("office")
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
