pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// How much, for what, and how; the way to pay is the lowest large thing.
Item {
    id: root

    required property PayViewModel pay

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        anchors.topMargin: Theme.px(20)
        anchors.bottomMargin: Theme.px(24)
        spacing: Theme.px(20)

        Card {
            Layout.fillWidth: true
            implicitHeight: Theme.px(432)

            Column {
                x: Theme.px(36)
                y: Theme.px(32)
                width: parent.width - Theme.px(72)
                spacing: Theme.px(14)

                Label {
                    text: qsTr("To pay")
                    size: 38
                    bold: true
                }
                Label {
                    objectName: "amount"
                    text: root.pay.amount
                    size: 136
                    bold: true
                }
                Label {
                    text: root.pay.about
                    size: 32
                    leading: 42
                    color: Theme.colour.ink2
                }
                Item {
                    width: parent.width
                    height: Theme.px(92)

                    Row {
                        spacing: Theme.px(10)

                        Repeater {
                            model: root.pay.pictures

                            Picture {
                                required property string picture

                                name: picture
                                width: Theme.px(92)
                                height: Theme.px(92)
                            }
                        }
                        Label {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: text !== ""
                            text: root.pay.more
                            size: 32
                            bold: true
                            color: Theme.colour.ink2
                        }
                    }
                    Button {
                        objectName: "seeItemsButton"
                        anchors.right: parent.right
                        implicitHeight: Theme.px(92)
                        inset: 20
                        text: qsTr("See items")
                        onClicked: root.pay.seeItems()
                    }
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.px(96)
            visible: root.pay.offline !== ""
            radius: Theme.px(20)
            color: Theme.colour.infoSoft

            Row {
                x: Theme.px(28)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(20)

                Icon {
                    name: "link"
                    size: 44
                    colour: Theme.colour.info
                }
                Label {
                    objectName: "offlineNote"
                    text: root.pay.offline
                    size: 30
                    leading: 42
                    color: Theme.colour.info
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        Label {
            text: qsTr("How would you like to pay?")
            size: 48
            bold: true
        }
        Press {
            id: other

            objectName: "payHelpButton"
            Layout.fillWidth: true
            implicitHeight: Theme.px(160)
            said: qsTr("Not by card?") + " " + qsTr("A colleague can help you.")
            onClicked: root.pay.askHelp()

            Rectangle {
                anchors.fill: parent
                radius: Theme.px(24)
                color: other.pressed ? Theme.colour.sunken : Theme.colour.surface
                border.width: Theme.px(Theme.colour.border)
                border.color: Theme.colour.edge
            }
            Icon {
                id: person

                x: Theme.px(56)
                anchors.verticalCenter: parent.verticalCenter
                name: "user"
                size: 80
                stroke: 1.8
            }
            Column {
                anchors.left: person.right
                anchors.leftMargin: Theme.px(48)
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    text: qsTr("Not by card?")
                    size: 38
                    bold: true
                    Accessible.ignored: true
                }
                Label {
                    text: qsTr("A colleague can help you.")
                    color: Theme.colour.ink2
                    Accessible.ignored: true
                }
            }
        }
        Press {
            id: card

            readonly property bool able: root.pay.cardReady
            readonly property color words: able ? Theme.colour.onPrimaryText : Theme.colour.ink2

            objectName: "cardButton"
            Layout.fillWidth: true
            implicitHeight: Theme.px(248)
            said: qsTr("Card") + ", " + root.pay.cardHint
            onClicked: root.pay.payByCard()

            Rectangle {
                anchors.fill: parent
                radius: Theme.px(24)
                color: !card.able ? Theme.colour.sunken : card.pressed ? Theme.colour.primaryPress : Theme.colour.primary
                border.width: card.able ? 0 : Theme.px(2)
                border.color: Theme.colour.line
            }
            Icon {
                id: picture

                x: Theme.px(44)
                anchors.verticalCenter: parent.verticalCenter
                name: "card"
                size: 120
                stroke: 1.8
                colour: card.words
            }
            Column {
                anchors.left: picture.right
                anchors.leftMargin: Theme.px(36)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(4)

                Label {
                    text: qsTr("Card")
                    size: 56
                    leading: 68
                    bold: true
                    color: card.words
                    Accessible.ignored: true
                }
                Label {
                    objectName: "cardHint"
                    text: root.pay.cardHint
                    size: 32
                    leading: 42
                    color: card.words
                    Accessible.ignored: true
                }
            }
            Icon {
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(44)
                anchors.verticalCenter: parent.verticalCenter
                visible: card.able
                name: "fwd"
                size: 56
                stroke: 2.4
                colour: card.words
            }
        }
    }
}
