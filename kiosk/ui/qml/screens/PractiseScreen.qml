import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Training: this screen stands in for the card reader.
TwoColumns {
    id: root

    required property PractiseViewModel practise

    gap: Theme.gutter
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Button {
            objectName: "practiseDeclineButton"
            Layout.fillWidth: true
            icon: "x"
            text: qsTr("The bank says no")
            onClicked: root.practise.decline()
        },
        Button {
            objectName: "practiseApproveButton"
            Layout.fillWidth: true
            kind: "primary"
            icon: "check"
            text: qsTr("Approve the card")
            onClicked: root.practise.approve()
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)

        RowLayout {
            Layout.topMargin: Theme.px(12)
            Layout.leftMargin: Theme.px(4)
            Layout.rightMargin: Theme.px(4)

            Label {
                Layout.fillWidth: true
                text: qsTr("To pay")
                size: Theme.title
                bold: true
            }
            Label {
                objectName: "amount"
                text: root.practise.amount
                size: Theme.figure
                bold: true
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.px(32)
                spacing: Theme.px(12)

                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Reader {
                        anchors.centerIn: parent
                        width: Math.min(parent.width, parent.height, Theme.px(640))
                        height: width
                        amount: root.practise.amount
                        step: "card"
                    }
                }
                Label {
                    objectName: "practiseTitle"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("What shall the reader say?")
                    size: Theme.large ? Theme.h2 : Theme.h1
                    bold: true
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Training: no card is asked for and nothing is charged.")
                    size: 36
                    leading: 50
                    color: Theme.colour.ink2
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
