import QtQuick
import Kiosk

// A way to pay: card, wallet or cash; what a shopper used last stands first. `brief`: without the sentence beneath.
Choice {
    id: root

    required property PayViewModel pay
    required property string way
    property bool brief: false

    objectName: way === "wallet" ? "phoneButton" : way + "Button"
    visible: way === "card" || (way === "wallet" ? pay.phone : pay.cash)
    able: way === "card" ? pay.cardReady : way === "wallet" ? pay.phoneReady : pay.cashReady
    icon: way === "wallet" ? "phone" : way
    text: way === "card" ? qsTr("Card") : way === "wallet" ? qsTr("Phone") : qsTr("Cash")
    under: brief ? "" : way === "card" ? pay.cardHint : way === "wallet" ? pay.phoneHint : pay.cashHint
    onClicked: way === "card" ? pay.payByCard() : way === "wallet" ? pay.payByPhone() : pay.payInCash()
}
