pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"
import "../parts"

// Cash that goes in and comes out, the drawer, and the phones that pay.
ColumnLayout {
    id: root

    required property MoneyViewModel money
    required property PaperViewModel paper

    spacing: Theme.px(24)

    Box {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(356)
        title: qsTr("Coins")
        icon: "cash"
        there: root.money.coinsThere
        told: root.money.coinsOpen ? qsTr("Open: put coins in") : qsTr("Shut: coins fall through")
        toldColour: root.money.coinsOpen ? Theme.colour.primaryInk : Theme.colour.ink2

        Row {
            spacing: Theme.px(32)

            Repeater {
                model: root.money.coins

                delegate: Press {
                    id: coin

                    required property string key
                    required property string text
                    required property bool copper
                    required property bool takes

                    objectName: "coin_" + key
                    said: text
                    width: Theme.px(172)
                    height: width
                    onClicked: root.money.insert(key)

                    Rectangle {
                        anchors.fill: parent
                        radius: width / 2
                        color: coin.copper ? "#D9A273" : "#E9CF7C"
                        opacity: coin.takes ? 1 : 0.45
                        scale: coin.pressed ? 0.94 : 1
                        border.width: Theme.px(6)
                        border.color: coin.copper ? "#8C5A2E" : "#93741A"
                    }
                    Label {
                        anchors.centerIn: parent
                        text: coin.text
                        size: 38
                        bold: true
                        color: "#2A1E05"
                        Accessible.ignored: true
                    }
                }
            }
        }
        Label {
            objectName: "coinsTold"
            anchors.bottom: parent.bottom
            text: root.money.coinsTold
            color: Theme.colour.ink2
        }
    }
    Box {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(356)
        title: qsTr("Notes")
        icon: "cash"
        there: root.money.notesThere
        told: root.money.notesOpen ? qsTr("Open: put notes in") : qsTr("Shut: notes come back")
        toldColour: root.money.notesOpen ? Theme.colour.primaryInk : Theme.colour.ink2

        Row {
            spacing: Theme.px(28)

            Repeater {
                model: root.money.notes

                delegate: Press {
                    id: note

                    required property int index
                    required property string key
                    required property string text
                    required property bool takes

                    objectName: "note_" + key
                    said: text
                    width: Theme.px(304)
                    height: Theme.px(172)
                    onClicked: root.money.insert(key)

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.px(12)
                        color: ["#C9CFD1", "#EDB6A9", "#AFCBE6", "#F0C48F", "#B9D8AE", "#EBDC9C"][note.index]
                        opacity: note.takes ? 1 : 0.45
                        scale: note.pressed ? 0.96 : 1
                        border.width: Theme.px(3)
                        border.color: Theme.colour.edge
                    }
                    Label {
                        anchors.centerIn: parent
                        text: note.text
                        size: 48
                        bold: true
                        color: "#13201A"
                        Accessible.ignored: true
                    }
                }
            }
        }
        Label {
            objectName: "notesTold"
            anchors.bottom: parent.bottom
            text: root.money.notesTold
            color: Theme.colour.ink2
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        Layout.preferredHeight: Theme.px(440)
        spacing: Theme.px(24)
        uniformCellSizes: true

        Box {
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Change")
            icon: "undo"
            there: root.money.hopperThere

            ColumnLayout {
                width: parent.width
                spacing: Theme.px(14)

                Label {
                    objectName: "hopperTold"
                    text: root.money.hopperTold
                    bold: true
                }
                Label {
                    objectName: "hopperOut"
                    text: root.money.hopperOut
                    color: Theme.colour.ink2
                }
                Act {
                    objectName: "hopperFull"
                    Layout.fillWidth: true
                    text: qsTr("Fill it up")
                    onClicked: root.money.fillHopper(true)
                }
                Act {
                    objectName: "hopperFew"
                    Layout.fillWidth: true
                    text: qsTr("Leave a few coins")
                    onClicked: root.money.fillHopper(false)
                }
            }
        }
        Box {
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("Cash drawer")
            icon: "drawer"
            there: root.paper.there
            told: root.paper.drawerOpen ? qsTr("It is open") : qsTr("It is shut")
            toldColour: root.paper.drawerOpen ? Theme.colour.warnInk : Theme.colour.ink2

            ColumnLayout {
                width: parent.width
                spacing: Theme.px(14)

                Act {
                    objectName: "moveDrawer"
                    Layout.fillWidth: true
                    text: root.paper.drawerOpen ? qsTr("Shut it") : qsTr("Open with the key")
                    onClicked: root.paper.moveDrawer()
                }
                Switch {
                    objectName: "jamDrawer"
                    Layout.fillWidth: true
                    alarming: true
                    text: qsTr("It jams")
                    chosen: root.paper.drawerJammed
                    onClicked: root.paper.jamDrawer()
                }
            }
        }
        Box {
            Layout.fillWidth: true
            Layout.fillHeight: true
            title: qsTr("The shopper's phone")
            icon: "phone"
            there: root.money.walletThere

            ColumnLayout {
                width: parent.width
                spacing: Theme.px(14)

                Label {
                    objectName: "walletTold"
                    Layout.fillWidth: true
                    text: root.money.walletTold
                    elide: Text.ElideRight
                    color: Theme.colour.ink2
                }
                Repeater {
                    model: root.money.shoppers

                    delegate: Act {
                        required property var model

                        objectName: "phone_" + model.key
                        Layout.fillWidth: true
                        text: model.text
                        icon: model.icon
                        chosen: model.chosen
                        onClicked: root.money.shopper(model.key)
                    }
                }
            }
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
