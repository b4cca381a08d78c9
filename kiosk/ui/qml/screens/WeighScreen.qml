pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Weight, unit price and price together; figures only while the load stands still.
Item {
    id: root

    required property WeighViewModel weigh
    readonly property bool steady: weigh.look === "steady"

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        anchors.topMargin: Theme.px(20)
        anchors.bottomMargin: Theme.px(24)
        spacing: Theme.px(16)

        Card {
            Layout.fillWidth: true
            implicitHeight: Theme.px(200)

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.px(28)
                anchors.rightMargin: Theme.px(28)
                spacing: Theme.px(28)

                Picture {
                    Layout.preferredWidth: Theme.px(150)
                    Layout.preferredHeight: Theme.px(150)
                    radius: Theme.px(22)
                    name: root.weigh.picture
                }
                Column {
                    Layout.fillWidth: true

                    Label {
                        objectName: "weighName"
                        width: parent.width
                        height: Theme.px(58)
                        text: root.weigh.name
                        size: 48
                        bold: true
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.px(30)
                    }
                    Label {
                        width: parent.width
                        text: root.weigh.about
                        size: 32
                        leading: 42
                        color: Theme.colour.ink2
                    }
                }
                Button {
                    objectName: "changeItemButton"
                    implicitHeight: Theme.px(88)
                    inset: 26
                    size: 30
                    iconSize: 36
                    corner: 18
                    icon: "search"
                    text: qsTr("Change item")
                    onClicked: root.weigh.changeItem()
                }
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true

            Label {
                x: Theme.px(28)
                y: Theme.px(28)
                text: qsTr("Weight")
                size: 38
                bold: true
            }
            Chip {
                objectName: "scaleChip"
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(28)
                y: Theme.px(28)
                text: root.weigh.chip
                icon: root.weigh.chipIcon
                kind: root.steady ? "ok" : root.weigh.look === "over" ? "bad" : root.weigh.look === "moving" || root.weigh.look === "empty" ? "info" : "warn"
            }
            Dial {
                anchors.horizontalCenter: parent.horizontalCenter
                y: Theme.px(60) + Math.max(0, (reads.y - Theme.px(60) - height) / 2)
                width: Theme.px(760)
                height: Math.min(Theme.px(688), reads.y - Theme.px(80))
                ticks: root.weigh.ticks
                fraction: root.weigh.fraction
                look: root.weigh.look
                net: root.weigh.net
                limits: root.weigh.limits
                advice: root.weigh.advice
            }
            Rectangle {
                id: reads

                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.px(132)
                x: Theme.px(28)
                width: parent.width - Theme.px(56)
                height: 1
                color: Theme.colour.line
            }
            Repeater {
                model: 2

                Rectangle {
                    required property int index

                    x: reads.x + (index + 1) * reads.width / 3
                    anchors.top: reads.bottom
                    anchors.topMargin: Theme.px(20)
                    width: 1
                    height: Theme.px(86)
                    color: Theme.colour.line
                }
            }
            Row {
                anchors.top: reads.bottom
                anchors.topMargin: Theme.px(20)
                x: Theme.px(28)

                Repeater {
                    model: [
                        {
                            "word": qsTr("Gross"),
                            "figure": root.weigh.gross
                        },
                        {
                            "word": qsTr("Tare"),
                            "figure": root.weigh.tare
                        },
                        {
                            "word": qsTr("Net"),
                            "figure": root.weigh.netWeight
                        }
                    ]

                    Column {
                        id: read

                        required property var modelData

                        width: reads.width / 3

                        Label {
                            anchors.horizontalCenter: parent.horizontalCenter
                            text: read.modelData.word
                            color: Theme.colour.ink2
                        }
                        Label {
                            anchors.horizontalCenter: parent.horizontalCenter
                            text: read.modelData.figure
                            size: 38
                            bold: true
                        }
                    }
                }
            }
        }
        RowLayout {
            spacing: Theme.px(16)

            Label {
                Layout.preferredWidth: Theme.px(180)
                text: qsTr("Packed in")
                size: 32
                leading: 42
                bold: true
            }
            Repeater {
                model: root.weigh.tares

                Button {
                    required property int tare
                    required property string name
                    required chosen

                    objectName: "tare_" + tare
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    size: 30
                    tick: true
                    icon: ""
                    text: name
                    onClicked: root.weigh.packIn(tare)
                }
            }
        }
        Card {
            Layout.fillWidth: true
            implicitHeight: Theme.px(122)

            Label {
                objectName: "weighSum"
                x: Theme.px(28)
                anchors.verticalCenter: parent.verticalCenter
                text: root.weigh.sum
                size: 32
                leading: 42
                color: Theme.colour.ink2
            }
            Row {
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(28)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(28)

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Price")
                    size: 38
                    bold: true
                }
                Label {
                    objectName: "weighPrice"
                    text: root.weigh.price
                    size: 76
                    bold: true
                }
            }
        }
        Button {
            objectName: "addWeighedButton"
            Layout.fillWidth: true
            kind: "primary"
            able: root.weigh.addable
            icon: root.weigh.busy ? "refresh" : "plus"
            text: root.weigh.action
            onClicked: root.weigh.add()
        }
    }
}
