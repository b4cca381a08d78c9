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
            Layout.fillHeight: true
            clip: true

            Label {
                x: Theme.px(36)
                y: Theme.px(32)
                text: qsTr("To pay")
                size: 38
                bold: true
            }
            Button {
                objectName: "seeItemsButton"
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(28)
                y: Theme.px(28)
                implicitHeight: Theme.px(88)
                inset: 26
                size: 30
                corner: 18
                icon: "bag"
                iconSize: 36
                text: qsTr("See items")
                onClicked: root.pay.seeItems()
            }
            Label {
                objectName: "amount"
                x: Theme.px(36)
                y: Theme.px(92)
                text: root.pay.amount
                size: 136
                bold: true
            }
            Label {
                x: Theme.px(36)
                y: Theme.px(250)
                text: root.pay.about
                size: 32
                leading: 42
                color: Theme.colour.ink2
            }
            Grid {
                id: things

                x: Theme.px(36)
                y: Theme.px(316)
                columns: 5
                columnSpacing: Theme.px(19)
                rowSpacing: Theme.px(14)

                Repeater {
                    model: root.pay.pictures

                    Column {
                        id: thing

                        required property string picture
                        required property string price

                        spacing: Theme.px(2)

                        Picture {
                            name: thing.picture
                            width: Theme.px(172)
                            height: Theme.px(146)
                        }
                        Label {
                            anchors.horizontalCenter: parent.horizontalCenter
                            text: thing.price
                            color: Theme.colour.ink2
                        }
                    }
                }
                Label {
                    visible: text !== ""
                    width: Theme.px(172)
                    height: Theme.px(146)
                    horizontalAlignment: Text.AlignHCenter
                    text: root.pay.more
                    size: 48
                    bold: true
                    color: Theme.colour.ink2
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
            readonly property color words: able ? Theme.colour.primaryText : Theme.colour.ink2

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
                id: cardIcon

                x: Theme.px(44)
                anchors.verticalCenter: parent.verticalCenter
                name: "card"
                size: 120
                stroke: 1.8
                colour: card.words
            }
            Column {
                anchors.left: cardIcon.right
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
