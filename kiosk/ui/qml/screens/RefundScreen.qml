pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Goods come back: what of the receipt, and the money goes its way. Staff only.
TwoColumns {
    id: root

    required property RefundViewModel refund
    readonly property bool choosing: refund.step === "choose"

    // with nothing to touch the card has the whole width
    across: Theme.landscape && (choosing || refund.able || refund.step === "done")
    balance: 0.58
    sinks: choosing
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        RowLayout {
            visible: root.choosing
            Layout.fillWidth: true
            spacing: Theme.gap

            Label {
                Layout.fillWidth: true
                text: qsTr("Goes back")
                size: Theme.title
                bold: true
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "refundAmount"
                text: root.refund.amount
                size: Theme.h1
                bold: true
            }
        },
        GridLayout {
            // side by side they leave the list its room
            columns: root.across ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: root.gap
            visible: root.choosing || (root.refund.step === "run" && root.refund.able)
            Layout.fillWidth: true
            Layout.fillHeight: false

            Button {
                objectName: "allBackButton"
                visible: root.choosing
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3
                kind: "act"
                icon: "bag"
                text: qsTr("Everything")
                onClicked: root.refund.everything()
            }
            Button {
                objectName: "refundButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 4
                implicitHeight: Theme.px(144)
                kind: "staff"
                able: root.refund.able
                icon: "undo"
                text: root.choosing ? qsTr("Give the money back") : qsTr("Try again")
                onClicked: root.refund.refund()
            }
            Button {
                objectName: "refundToCardButton"
                visible: root.refund.toCard
                Layout.fillWidth: true
                Layout.columnSpan: root.across ? 1 : 2
                kind: "act"
                icon: "card"
                text: qsTr("Give it to a card")
                onClicked: root.refund.refundToCard()
            }
        },
        Button {
            objectName: "refundPrintButton"
            visible: root.refund.again
            Layout.fillWidth: true
            implicitHeight: Theme.px(144)
            kind: "staff"
            icon: "print"
            text: qsTr("Print it again")
            onClicked: root.refund.printAgain()
        },
        Button {
            objectName: "refundDoneButton"
            visible: root.refund.step === "done"
            Layout.fillWidth: true
            implicitHeight: Theme.px(144)
            kind: root.refund.again ? "act" : "staff"
            icon: "check"
            text: qsTr("Done")
            onClicked: root.refund.leave()
        }
    ]

    Asking {
        anchors.fill: parent
        visible: !root.choosing && root.refund.reader === ""
        name: visible ? "refund" : ""
        icon: root.refund.step === "done" ? "check" : "undo"
        title: root.refund.title
        hint: root.refund.hint
        colour: Theme.colour.staff
        crowded: root.notice > 0
    }
    ReaderCard {
        anchors.fill: parent
        visible: root.refund.reader !== ""
        name: visible ? "refund" : ""
        amount: root.refund.amount
        step: root.refund.reader
        title: root.refund.title
        body: root.refund.hint
    }
    ColumnLayout {
        anchors.fill: parent
        visible: root.choosing
        spacing: Theme.px(16)

        Label {
            objectName: root.choosing ? "chooseTitle" : ""
            Layout.fillWidth: true
            text: root.refund.title
            size: Theme.h2
            bold: true
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            text: root.refund.hint
            size: Theme.bodyLarge
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.px(12)
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: 0
            model: root.choosing ? root.refund.rows : null

            delegate: BagRow {
                width: list.width
                tight: Theme.large || Theme.calm > 0
                colour: Theme.colour.staff
                onMore: root.refund.count(key, 1)
                onLess: root.refund.count(key, -1)
            }
        }
    }
}
