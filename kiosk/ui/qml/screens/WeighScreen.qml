pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Weight, unit price and price together; figures only while the load stands still.
TwoColumns {
    id: root

    required property WeighViewModel weigh
    required property HintViewModel hint
    readonly property bool steady: weigh.look === "steady"
    // the item stands above its weight; across, and with low reach, with what is touched
    readonly property bool itemFirst: !across && Theme.calm === 0

    balance: 1040 / 1824
    gap: across && Theme.large ? Theme.px(10) : Theme.gap
    second: [
        WeighedItem {
            Layout.fillWidth: true
            visible: !root.itemFirst
            tight: root.across && root.height < Theme.px(780) // a message took its room
            weigh: root.weigh
        },
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: root.across ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.px(8)

            Label {
                Layout.preferredWidth: root.across ? -1 : Theme.text(180)
                text: qsTr("Packed in")
                size: Theme.bodyLarge
                leading: 42
                bold: true
            }
            RowLayout {
                Layout.fillHeight: false
                spacing: Theme.gap

                Repeater {
                    model: root.weigh.tares

                    Button {
                        required property int tare
                        required property string name
                        required chosen

                        objectName: "tare_" + tare
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        size: 30
                        tick: true
                        icon: ""
                        text: name
                        onClicked: root.weigh.packIn(tare)
                    }
                }
            }
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Card {
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.px(122), sums.implicitHeight + Theme.px(24))

            RowLayout {
                id: sums

                anchors.verticalCenter: parent.verticalCenter
                x: Theme.px(28)
                width: parent.width - Theme.px(56)
                spacing: Theme.px(28)

                ColumnLayout {
                    spacing: 0

                    Label {
                        objectName: "weighSum"
                        Layout.fillWidth: true
                        text: root.weigh.sum
                        size: Theme.bodyLarge
                        leading: 42
                        color: Theme.colour.ink2
                        wrapMode: Text.Wrap
                    }
                    Label {
                        objectName: "weighWhy"
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: root.weigh.why
                        bold: true
                        color: Theme.colour.primaryInk
                        wrapMode: Text.Wrap
                    }
                }
                ColumnLayout {
                    spacing: 0

                    Label {
                        Layout.alignment: Qt.AlignRight
                        text: qsTr("Price")
                        size: Theme.title
                        bold: true
                    }
                    Label {
                        objectName: "weighWas"
                        Layout.alignment: Qt.AlignRight
                        visible: text !== ""
                        text: root.weigh.was
                        font.strikeout: true
                        color: Theme.colour.ink2
                    }
                }
                Label {
                    objectName: "weighPrice"
                    text: root.weigh.price
                    size: Theme.figure
                    bold: true
                }
            }
        },
        Button {
            objectName: "addWeighedButton"
            Layout.fillWidth: true
            kind: "primary"
            able: root.weigh.addable
            icon: root.weigh.busy ? "refresh" : "plus"
            text: root.weigh.action
            onClicked: root.weigh.add()
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        WeighedItem {
            Layout.fillWidth: true
            visible: root.itemFirst
            tight: Theme.large && root.height < Theme.px(1600)
            weigh: root.weigh
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.px(28)
                anchors.bottomMargin: Theme.px(20)
                spacing: Theme.px(8)

                RowLayout {
                    Label {
                        Layout.fillWidth: true
                        text: qsTr("Weight")
                        size: Theme.title
                        bold: true
                    }
                    Chip {
                        objectName: "scaleChip"
                        text: root.weigh.chip
                        icon: root.weigh.chipIcon
                        kind: root.steady ? "ok" : root.weigh.look === "over" ? "bad" : root.weigh.look === "moving" || root.weigh.look === "empty" ? "info" : "warn"
                    }
                }
                Dial {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    ticks: root.weigh.ticks
                    fraction: root.weigh.fraction
                    look: root.weigh.look
                    net: root.weigh.net
                    hint: root.hint.step
                    picture: root.weigh.picture
                }
                Label {
                    objectName: "limits"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    text: root.weigh.limits
                    color: Theme.colour.ink2
                }
                Balanced {
                    objectName: "scaleAdvice"
                    Layout.fillWidth: true
                    Layout.minimumHeight: Theme.text(44)
                    horizontalAlignment: Text.AlignHCenter
                    text: root.weigh.advice
                    size: 34
                    leading: 44
                    bold: true
                    color: root.weigh.look === "over" ? Theme.colour.danger : Theme.colour.info

                    HintHand {
                        anchors.verticalCenter: parent.verticalCenter
                        x: (parent.width - parent.contentWidth) / 2 - width - Theme.px(14)
                        size: 44
                        on: root.hint.step === "add"
                    }
                }
                Rectangle {
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.px(8)
                    implicitHeight: 1
                    color: Theme.colour.line
                }
                WeighReads {
                    Layout.fillWidth: true
                    weigh: root.weigh
                }
            }
        }
    }
}
