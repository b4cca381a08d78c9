import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Goods come back: which receipt? Its code is scanned, or its number typed. Staff only.
TwoColumns {
    id: root

    required property RefundViewModel refund

    balance: 0.5
    second: [
        RowLayout {
            id: ways

            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.gap

            Button {
                objectName: "lastSaleButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3
                kind: "act"
                icon: "clock"
                text: qsTr("The last sale here")
                onClicked: root.refund.last()
            }
            Button {
                objectName: "otherLaneButton"
                visible: text !== ""
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 2
                kind: "act"
                icon: "refresh"
                text: root.refund.lane
                onClicked: root.refund.nextLane()
            }
        },
        NumberPad {
            Layout.fillWidth: true
            above: ways.implicitHeight + root.gap
            able: root.refund.able
            ok: qsTr("Find")
            onDigit: typed => root.refund.digit(typed)
            onErase: root.refund.erase()
            onDone: root.refund.give()
        }
    ]

    Asking {
        anchors.fill: parent
        name: "refund"
        icon: "undo"
        title: root.refund.title
        hint: root.refund.hint
        doubtful: root.refund.doubtful
        colour: Theme.colour.staff
        crowded: root.notice > 0

        TypedField {
            name: "receiptTyped"
            text: root.refund.typed
            doubtful: root.refund.doubtful
        }
    }
}
