import QtQuick
import Kiosk
import "../theme"

// The messages that wait for an answer: help is called, and whether to give up the basket.
Modal {
    id: root

    required property MessageViewModel message
    required property SavedViewModel saved
    readonly property bool asks: message.kind === "cancel"

    title: message.title
    body: message.body
    icon: message.icon

    Item {
        width: 1
        height: Theme.px(8)
    }
    Button {
        objectName: "confirmCancelButton"
        width: parent.width
        visible: root.asks
        kind: "danger"
        icon: "trash"
        text: qsTr("Yes, cancel everything")
        onClicked: root.message.confirmCancel()
    }
    Button {
        objectName: "keepForLaterButton"
        width: parent.width
        visible: root.asks
        icon: "bag"
        text: qsTr("Keep it for later")
        onClicked: root.saved.save()
    }
    Button {
        objectName: "keepBasketButton"
        width: parent.width
        visible: root.asks
        kind: "primary"
        text: qsTr("No, keep shopping")
        onClicked: root.message.close()
    }
    Button {
        objectName: "noHelpButton"
        width: parent.width
        visible: !root.asks
        icon: "check"
        text: qsTr("I no longer need help")
        onClicked: root.message.noHelp()
    }
    Button {
        objectName: "goOnButton"
        width: parent.width
        visible: !root.asks
        kind: "primary"
        text: qsTr("Go on while I wait")
        onClicked: root.message.close()
    }
}
