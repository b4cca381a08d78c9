pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The reader's turn: one picture, one sentence, the time left, and the ways out.
TwoColumns {
    id: root

    required property PayingViewModel paying
    required property HintViewModel hint

    // what is paid: beside the card's picture across, above it upright
    component Sum: GridLayout {
        columns: root.across ? 1 : 2
        rowSpacing: 0

        Label {
            Layout.topMargin: Theme.px(12)
            Layout.leftMargin: Theme.px(4)
            Layout.fillWidth: true
            text: root.paying.what
            size: Theme.title
            bold: true
        }
        Label {
            objectName: "amount"
            Layout.topMargin: Theme.px(root.across ? 0 : 12)
            Layout.rightMargin: Theme.px(4)
            text: root.paying.amount
            size: Theme.figure
            bold: true
        }
    }

    gap: Theme.gutter
    second: [
        Sum {
            Layout.fillWidth: true
            visible: root.across
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Card {
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.px(122), wait.implicitHeight + Theme.px(32))
            visible: root.paying.timed

            ColumnLayout {
                id: wait

                anchors.verticalCenter: parent.verticalCenter
                x: Theme.px(28)
                width: parent.width - Theme.px(56)
                spacing: Theme.px(12)

                RowLayout {
                    spacing: Theme.gap

                    Label {
                        Layout.fillWidth: true
                        text: root.paying.waitingFor
                        size: Theme.bodyLarge
                        leading: 42
                        wrapMode: Text.Wrap
                    }
                    Label {
                        objectName: "timeLeft"
                        text: root.paying.left
                        size: Theme.bodyLarge
                        leading: 42
                        bold: true
                        color: root.paying.hurry ? Theme.colour.danger : Theme.colour.ink
                    }
                }
                Bar {
                    Layout.fillWidth: true
                    fraction: root.paying.fraction
                    hurry: root.paying.hurry
                }
            }
        },
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: root.across ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            visible: root.paying.stoppable

            Button {
                objectName: "otherWayButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                able: !root.paying.stopping
                icon: root.paying.stopping ? "refresh" : "back"
                text: root.paying.stopping ? qsTr("Stopping …") : qsTr("Pay another way")
                onClicked: root.paying.otherWay()
            }
            Button {
                objectName: "moreTimeButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                visible: root.paying.timed
                icon: "clock"
                text: qsTr("I need more time")
                onClicked: root.paying.moreTime()
            }
        },
        RowLayout {
            // large words beneath a message leave it no room
            visible: !(root.across && Theme.large && root.paying.timed && root.height < Theme.px(780))
            spacing: Theme.px(14)

            Item {
                Layout.fillWidth: true
            }
            Icon {
                name: "lock"
                size: 34
                colour: Theme.colour.ink2
            }
            Label {
                Layout.maximumWidth: Theme.px(!root.across ? 940 : Theme.large ? 540 : 580)
                text: qsTr("Your card details never reach this screen.")
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
            Item {
                Layout.fillWidth: true
            }
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)

        Sum {
            Layout.fillWidth: true
            visible: !root.across
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.px(32)
                spacing: Theme.px(12)

                // upright picture and words stand together in the middle
                Item {
                    visible: !root.across
                    Layout.fillHeight: true
                    Layout.preferredHeight: 1
                }
                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: Theme.px(root.across ? 640 : 720) * reader.reach
                    Layout.maximumHeight: root.across ? Infinity : Layout.preferredHeight

                    Reader {
                        id: reader

                        anchors.centerIn: parent
                        width: Math.min(parent.width, parent.height / reach, Theme.px(720))
                        height: width * reach
                        amount: root.paying.amount
                        step: root.paying.step
                        hinting: root.hint.step === "card"
                    }
                }
                Balanced {
                    objectName: "payingTitle"
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.px(root.across ? 0 : 12)
                    horizontalAlignment: Text.AlignHCenter
                    text: root.paying.title
                    size: Theme.h1
                    bold: true
                }
                Balanced {
                    objectName: "payingBody"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.paying.body
                    size: 36
                    leading: 50
                    color: Theme.colour.ink2
                }
                Item {
                    visible: !root.across
                    Layout.fillHeight: true
                    Layout.preferredHeight: 1
                }
            }
        }
    }
}
