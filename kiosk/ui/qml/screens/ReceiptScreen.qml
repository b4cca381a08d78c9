import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Paid: the receipt itself, the code of its page on a phone, and paper or not.
TwoColumns {
    id: root

    required property ReceiptViewModel receipt
    readonly property bool offered: root.receipt.code !== ""

    gap: Theme.px(20)
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Balanced {
            objectName: "paperQuestion"
            Layout.fillWidth: true
            text: root.receipt.question
            size: 48
            bold: true
        },
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: root.across || !root.receipt.paper ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Button {
                objectName: "printButton"
                visible: root.receipt.paper
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.px(144)
                size: 40
                iconSize: 56
                able: root.receipt.printable
                icon: "print"
                text: root.receipt.printText
                onClicked: root.receipt.takePaper()
            }
            Button {
                objectName: "noPaperButton"
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.px(144)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "primary"
                size: 40
                iconSize: 56
                icon: root.receipt.doneIcon
                text: root.receipt.doneText
                onClicked: root.receipt.noPaper()
            }
        },
        Row {
            Layout.alignment: Qt.AlignHCenter
            spacing: Theme.px(12)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "clock"
                size: 34
                colour: Theme.colour.ink2
            }
            Label {
                objectName: "closes"
                text: root.receipt.closes
                color: Theme.colour.ink2
            }
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(20)

        Row {
            Layout.topMargin: Theme.px(16)
            Layout.leftMargin: Theme.px(4)
            spacing: Theme.px(28)

            Done {
                width: Theme.px(96)
            }
            Column {
                Label {
                    text: qsTr("Paid. Thank you!")
                    size: 56
                    leading: 66
                    bold: true
                }
                Label {
                    objectName: "paid"
                    text: root.receipt.paid
                    size: 32
                    leading: 42
                    color: Theme.colour.ink2
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.px(20)

            Item {
                visible: !root.offered
                Layout.fillWidth: true
            }
            Paper {
                Layout.preferredWidth: Theme.px(!root.offered ? 720 : Theme.landscape ? 660 : 580)
                Layout.fillHeight: true
                rows: root.receipt.rows
            }
            Item {
                visible: !root.offered
                Layout.fillWidth: true
            }
            Card {
                id: onPhone

                visible: root.offered
                Layout.fillWidth: true
                Layout.fillHeight: true

                Column {
                    x: Theme.px(24)
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - Theme.px(48)
                    spacing: Theme.px(24)

                    Label {
                        id: heading

                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: qsTr("On your phone")
                        wrapMode: Text.Wrap
                        size: 38
                        bold: true
                    }
                    Image {
                        objectName: "receiptCode"
                        anchors.horizontalCenter: parent.horizontalCenter
                        // a message above takes some of its room
                        width: Math.min(parent.width, Theme.px(400), onPhone.height - heading.height - note.height - Theme.px(80))
                        height: width
                        sourceSize: Qt.size(width, height)
                        fillMode: Image.Pad
                        horizontalAlignment: Image.AlignHCenter
                        verticalAlignment: Image.AlignVCenter
                        source: root.receipt.code
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("QR code of this receipt")
                    }
                    Balanced {
                        id: note

                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        objectName: "codeNote"
                        text: root.receipt.codeNote
                        size: 30
                        leading: 42
                        color: Theme.colour.ink2
                    }
                }
            }
        }
    }
}
