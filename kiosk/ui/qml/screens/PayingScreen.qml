import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The reader's turn: one picture, one sentence, the time left, and the ways out.
Item {
    id: root

    required property PayingViewModel paying

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        anchors.topMargin: Theme.px(20)
        anchors.bottomMargin: Theme.px(24)
        spacing: Theme.px(24)

        RowLayout {
            Layout.topMargin: Theme.px(12)
            Layout.leftMargin: Theme.px(4)
            Layout.rightMargin: Theme.px(4)

            Label {
                Layout.fillWidth: true
                text: qsTr("To pay")
                size: 38
                bold: true
            }
            Label {
                objectName: "amount"
                text: root.paying.amount
                size: 76
                bold: true
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.px(40)
                spacing: Theme.px(12)

                Item {
                    Layout.fillHeight: true
                }
                Reader {
                    Layout.alignment: Qt.AlignHCenter
                    Layout.preferredWidth: Theme.px(640)
                    Layout.preferredHeight: Theme.px(640)
                    amount: root.paying.amount
                    step: root.paying.step
                }
                Item {
                    Layout.fillHeight: true
                }
                Label {
                    objectName: "payingTitle"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.paying.title
                    size: 64
                    bold: true
                    wrapMode: Text.Wrap
                }
                Label {
                    objectName: "payingBody"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.paying.body
                    size: 36
                    leading: 50
                    color: Theme.colour.ink2
                    wrapMode: Text.Wrap
                }
                Item {
                    Layout.fillHeight: true
                }
            }
        }
        Card {
            Layout.fillWidth: true
            implicitHeight: Theme.px(122)
            visible: root.paying.timed

            Column {
                x: Theme.px(28)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - Theme.px(56)
                spacing: Theme.px(12)

                RowLayout {
                    width: parent.width

                    Label {
                        Layout.fillWidth: true
                        text: root.paying.waitingFor
                        size: 32
                        leading: 42
                    }
                    Label {
                        objectName: "timeLeft"
                        text: root.paying.left
                        size: 32
                        leading: 42
                        bold: true
                        color: root.paying.hurry ? Theme.colour.danger : Theme.colour.ink
                    }
                }
                Bar {
                    width: parent.width
                    fraction: root.paying.fraction
                    hurry: root.paying.hurry
                }
            }
        }
        RowLayout {
            spacing: Theme.px(16)
            visible: root.paying.stoppable

            Button {
                objectName: "otherWayButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                able: !root.paying.stopping
                icon: root.paying.stopping ? "refresh" : "back"
                text: root.paying.stopping ? qsTr("Stopping …") : qsTr("Pay another way")
                onClicked: root.paying.otherWay()
            }
            Button {
                objectName: "moreTimeButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: root.paying.timed
                icon: "clock"
                text: qsTr("I need more time")
                onClicked: root.paying.moreTime()
            }
        }
        Row {
            Layout.alignment: Qt.AlignHCenter
            spacing: Theme.px(14)

            Icon {
                name: "lock"
                size: 34
                colour: Theme.colour.ink2
            }
            Label {
                text: qsTr("Your card details never reach this screen.")
                color: Theme.colour.ink2
            }
        }
    }
}
