import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// A payment that its terminal cannot tell of: staff say whether the money moved, then how they know. Neither answer leads.
TwoColumns {
    id: root

    required property SettleViewModel settle

    balance: 0.58
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Choice {
            objectName: "settleMovedButton"
            visible: !root.settle.answered
            Layout.fillWidth: true
            enabled: able
            able: root.settle.able
            icon: "check"
            text: root.settle.moved
            under: root.settle.movedDoes
            onClicked: root.settle.sayMoved()
        },
        Choice {
            objectName: "settleStayedButton"
            visible: !root.settle.answered
            Layout.fillWidth: true
            enabled: able
            able: root.settle.able
            icon: "x"
            text: root.settle.stayed
            under: root.settle.stayedDoes
            onClicked: root.settle.sayStayed()
        },
        Button {
            objectName: "settleBy_terminal"
            visible: root.settle.answered && root.settle.byReader
            Layout.fillWidth: true
            enabled: able
            able: root.settle.able
            kind: "act"
            icon: "card"
            text: qsTr("The card reader's own list")
            onClicked: root.settle.rely("terminal")
        },
        Button {
            objectName: "settleBy_bank"
            visible: root.settle.answered
            Layout.fillWidth: true
            enabled: able
            able: root.settle.able
            kind: "act"
            icon: "globe"
            text: root.settle.portal
            onClicked: root.settle.rely("bank")
        },
        Button {
            objectName: "settleBy_shopper"
            visible: root.settle.answered
            Layout.fillWidth: true
            enabled: able
            able: root.settle.able
            kind: "act"
            icon: "phone"
            text: qsTr("The shopper's statement or app")
            onClicked: root.settle.rely("shopper")
        }
    ]

    Asking {
        anchors.fill: parent
        name: "settle"
        icon: "card"
        title: root.settle.title
        hint: root.settle.hint
        colour: Theme.colour.staff
        crowded: root.notice > 0
    }
}
