import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Money that the lane does not give back: staff say how they gave it. Then cash to look after: they say what came of it, and what
// a shopper got.
TwoColumns {
    id: root

    required property DebtsViewModel debts

    readonly property bool asks: debts.alarmed && !debts.handing

    balance: debts.handing ? 0.5 : 0.58
    second: [
        Item {
            visible: root.across && !root.debts.handing
            Layout.fillHeight: true
        },
        Label {
            visible: !root.debts.handing
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
            visible: root.asks
            Layout.fillWidth: true
            kind: "staff"
            icon: "check"
            text: root.debts.stays
            onClicked: root.debts.seeTo("right")
        },
        Button {
            objectName: "alarm_given"
            visible: root.asks
            Layout.fillWidth: true
            kind: "act"
            icon: "cash"
            text: qsTr("Given to a shopper by hand")
            onClicked: root.debts.hand()
        },
        Button {
            objectName: "alarm_office"
            visible: root.asks
            Layout.fillWidth: true
            kind: "act"
            icon: "store"
            text: qsTr("The office sees to it")
            onClicked: root.debts.seeTo("office")
        },
        NumberPad {
            visible: root.debts.handing
            Layout.fillWidth: true
            able: root.debts.complete
            ok: qsTr("Given")
            onDigit: typed => root.debts.digit(typed)
            onErase: root.debts.erase()
            onDone: root.debts.handed()
        }
    ]

    Asking {
        anchors.fill: parent
        name: "debts"
        icon: "cash"
        title: root.debts.title
        hint: root.debts.hint
        colour: Theme.colour.staff
        doubtful: root.debts.doubtful
        crowded: root.notice > 0

        TypedField {
            name: "handedAmount"
            visible: root.debts.handing
            text: root.debts.amount
            doubtful: root.debts.doubtful
        }
    }
}
