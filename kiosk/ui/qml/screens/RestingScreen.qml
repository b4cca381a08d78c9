import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The lane cannot go on by itself: kind words, where to go, and one line for staff.
TwoColumns {
    id: root

    required property RestingViewModel resting

    balance: 1040 / 1824
    gap: Theme.gutter
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Card {
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.px(160), advice.implicitHeight + Theme.px(56))

            RowLayout {
                id: advice

                x: Theme.px(40)
                width: parent.width - Theme.px(80)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(28)

                Icon {
                    name: "user"
                    size: 64
                    stroke: 2
                }
                Label {
                    Layout.fillWidth: true
                    text: root.resting.advice
                    size: 38
                    leading: 48
                    bold: true
                    wrapMode: Text.Wrap
                }
            }
        },
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.px(152), kept.implicitHeight + Theme.px(48))
            visible: root.resting.keptTitle !== ""
            radius: Theme.px(20)
            color: Theme.colour.primarySoft
            border.width: Theme.px(Theme.colour.outline)
            border.color: Theme.colour.primary

            RowLayout {
                id: kept

                x: Theme.px(40)
                width: parent.width - Theme.px(80)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(28)

                Icon {
                    name: "bag"
                    size: 64
                    stroke: 2
                    colour: Theme.colour.primaryInk
                }
                ColumnLayout {
                    spacing: 0

                    Label {
                        Layout.fillWidth: true
                        wrapMode: Text.Wrap
                        text: root.resting.keptTitle
                        size: 34
                        leading: 44
                        bold: true
                        color: Theme.colour.primaryInk
                    }
                    Label {
                        Layout.fillWidth: true
                        text: root.resting.keptBody
                        size: 30
                        leading: 42
                        color: Theme.colour.primaryInk
                        wrapMode: Text.Wrap
                    }
                }
            }
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Label {
            objectName: "staffNote"
            Layout.fillWidth: true
            text: root.resting.staff
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gutter

        Item {
            Layout.fillHeight: true
        }
        Image {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.px(Theme.landscape ? 320 : 420)
            Layout.preferredHeight: Theme.px(Theme.landscape ? 320 : 420)
            sourceSize: Qt.size(Theme.px(Theme.landscape ? 320 : 420), Theme.px(Theme.landscape ? 320 : 420))
            source: "../pictures/resting.svg"
            Accessible.ignored: true
        }
        Label {
            objectName: "restingTitle"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.resting.title
            size: Theme.landscape ? 72 : 84
            leading: Theme.landscape ? 86 : 100
            bold: true
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.resting.body
            size: 40
            leading: 54
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
