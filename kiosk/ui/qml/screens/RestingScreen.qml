pragma ComponentBehavior: Bound
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
            implicitHeight: Math.max(Theme.px(160), advice.implicitHeight + Theme.px(64))

            GridLayout {
                id: advice

                x: Theme.px(40)
                width: parent.width - Theme.px(80)
                anchors.verticalCenter: parent.verticalCenter
                columns: places.count > 0 ? 1 : 2
                columnSpacing: Theme.px(28)
                rowSpacing: Theme.px(16)

                Icon {
                    visible: places.count === 0
                    name: "user"
                    size: 64
                    stroke: 2
                }
                Balanced {
                    objectName: "advice"
                    Layout.fillWidth: true
                    text: root.resting.advice
                    size: 38
                    leading: 48
                    bold: true
                }
                GridLayout {
                    Layout.fillWidth: true
                    visible: places.count > 0
                    columns: 3
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.gap

                    Repeater {
                        id: places

                        model: root.resting.places

                        Rectangle {
                            id: place

                            required property string name
                            required property bool cashier

                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                            implicitHeight: said.implicitHeight + Theme.px(40)
                            radius: Theme.px(20)
                            color: Theme.colour.bg
                            border.width: Theme.px(Theme.colour.outline)
                            border.color: Theme.colour.line

                            ColumnLayout {
                                id: said

                                anchors.verticalCenter: parent.verticalCenter
                                width: parent.width
                                spacing: Theme.px(6)

                                Label {
                                    Layout.fillWidth: true
                                    Layout.leftMargin: Theme.px(16)
                                    Layout.rightMargin: Theme.px(16)
                                    horizontalAlignment: Text.AlignHCenter
                                    text: place.name
                                    size: root.across ? Theme.bodyLarge : Theme.h2
                                    leading: root.across ? 42 : 58
                                    bold: true
                                    fontSizeMode: Text.HorizontalFit
                                    minimumPixelSize: Theme.px(Theme.body)
                                }
                                Label {
                                    Layout.fillWidth: true
                                    horizontalAlignment: Text.AlignHCenter
                                    // large text leaves it no room across
                                    visible: !(Theme.large && root.across)
                                    text: place.cashier ? qsTr("With a cashier") : qsTr("Self-checkout")
                                    color: Theme.colour.ink2
                                    wrapMode: Text.Wrap
                                }
                            }
                        }
                    }
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

                    Balanced {
                        Layout.fillWidth: true
                        text: root.resting.keptTitle
                        size: 34
                        leading: 44
                        bold: true
                        color: Theme.colour.primaryInk
                    }
                    Balanced {
                        Layout.fillWidth: true
                        text: root.resting.keptBody
                        size: 30
                        leading: 42
                        color: Theme.colour.primaryInk
                    }
                    Label {
                        objectName: "keptCode"
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: root.resting.keptCode
                        size: Theme.h2
                        leading: 60
                        bold: true
                        color: Theme.colour.primaryInk
                    }
                }
                Rectangle {
                    implicitWidth: Theme.px(180)
                    implicitHeight: implicitWidth
                    visible: root.resting.scannedAs !== ""
                    radius: Theme.px(12)
                    color: Theme.paper

                    Image {
                        anchors.fill: parent
                        anchors.margins: Theme.px(12)
                        sourceSize: Qt.size(width, height)
                        source: root.resting.scannedAs === "" ? "" : "image://qr/" + encodeURIComponent(root.resting.scannedAs)
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("Code of your basket")
                    }
                }
            }
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        RowLayout {
            spacing: Theme.gap

            Balanced {
                objectName: "staffNote"
                Layout.fillWidth: true
                text: root.resting.staff
                color: Theme.colour.ink2
            }
            Button {
                objectName: "staffButton"
                visible: root.resting.signOn
                implicitHeight: Theme.px(88)
                inset: 26
                size: 30
                corner: 18
                icon: "badge"
                iconSize: 36
                text: qsTr("Staff")
                onClicked: root.resting.signOnStaff()
            }
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
            Layout.maximumHeight: Layout.preferredHeight
            Layout.minimumHeight: 0
            Layout.fillHeight: true
            fillMode: Image.PreserveAspectFit
            sourceSize: Qt.size(Theme.px(Theme.landscape ? 320 : 420), Theme.px(Theme.landscape ? 320 : 420))
            source: "../pictures/resting.svg"
            Accessible.ignored: true
        }
        Balanced {
            objectName: "restingTitle"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.resting.title
            size: Theme.landscape ? 72 : 84
            leading: Theme.landscape ? 86 : 100
            bold: true
        }
        Balanced {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.resting.body
            size: 40
            leading: 54
            color: Theme.colour.ink2
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
