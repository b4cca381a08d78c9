pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// One device of a lane in service: what ails it and what to do, what it is, its wire as it speaks, and its three checks.
TwoColumns {
    id: root

    required property DeviceViewModel device
    required property SettingsViewModel settings

    balance: device.wired ? 0.46 : 1
    focus: true

    Keys.onPressed: event => {
        if (Theme.asked)
            return;
        event.accepted = true;
        if ([Qt.Key_Left, Qt.Key_Up, Qt.Key_Backtab].includes(event.key))
            root.device.move(-1);
        else if ([Qt.Key_Right, Qt.Key_Down, Qt.Key_Tab].includes(event.key))
            root.device.move(1);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.device.choose();
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Escape)
            root.device.back();
        else
            event.accepted = false;
    }

    second: [
        RowLayout {
            visible: root.device.wired
            Layout.fillWidth: true
            spacing: Theme.px(20)

            Label {
                Layout.fillWidth: true
                text: qsTr("On the wire")
                size: Theme.bodyLarge
                leading: 42
                bold: true
            }
            Label {
                visible: !Theme.large
                text: qsTr("→ to the device   ← from it")
                color: Theme.colour.ink2
            }
            Button {
                objectName: "settingsButton"
                visible: root.settings.able
                implicitHeight: Theme.px(72)
                inset: 24
                size: 28
                kind: "act"
                text: qsTr("Settings")
                onClicked: root.settings.open(root.device.device)
            }
            Button {
                id: pause

                objectName: "pauseButton"
                implicitHeight: Theme.px(72)
                inset: 24
                size: 28
                kind: "act"
                icon: root.device.paused ? "fwd" : "pause"
                iconSize: 32
                text: root.device.paused ? qsTr("Go on") : qsTr("Pause")
                onClicked: root.device.pause()

                Ring {
                    visible: root.device.pauseAhead
                }
            }
        },
        Wire {
            id: wire

            visible: root.device.wired
            Layout.fillWidth: true
            Layout.fillHeight: root.across
            Layout.minimumHeight: Theme.px(120)
            Layout.preferredHeight: Theme.calm > 0 ? Theme.px(220) : Theme.px(470)
            lines: root.device.trace
            widest: root.device.lastTime
            still: root.device.paused

            Connections {
                target: root.device

                function onGrew() {
                    wire.end();
                }
            }
        },
        Label {
            objectName: "deviceNote"
            visible: text !== ""
            Layout.fillWidth: true
            text: root.device.note
            maximumLineCount: 2
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        },
        RowLayout {
            visible: root.device.wired
            Layout.fillWidth: true
            spacing: Theme.px(12)

            Repeater {
                model: root.device.levels

                LevelButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onClicked: root.device.check(key)
                }
            }
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(16)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(20)

            Icon {
                name: root.device.icon
                size: 60
                stroke: 2
            }
            Label {
                objectName: "deviceName"
                Layout.fillWidth: true
                text: root.device.name
                size: Theme.h2
                bold: true
                wrapMode: Text.Wrap
            }
            Chip {
                objectName: "deviceState"
                text: root.device.state
                icon: root.device.sign
                kind: root.device.chip
            }
        }
        Card {
            id: card

            Layout.fillWidth: true
            Layout.fillHeight: root.device.wired
            implicitHeight: facts.implicitHeight + Theme.px(40)
            clip: true

            Flickable {
                objectName: "deviceFacts"
                anchors.fill: parent
                anchors.margins: Theme.px(20)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                contentHeight: facts.implicitHeight

                ColumnLayout {
                    id: facts

                    width: parent.width
                    spacing: Theme.px(12)

                    Repeater {
                        model: root.device.ailments

                        Rectangle {
                            id: ailment

                            required property string text
                            required property string step
                            required property string detail

                            Layout.fillWidth: true
                            implicitHeight: told.height + Theme.px(28)
                            radius: Theme.px(18)
                            color: root.device.chip === "bad" ? Theme.colour.dangerSoft : Theme.colour.warnSoft
                            border.width: Theme.px(Theme.colour.outline)
                            border.color: root.device.chip === "bad" ? Theme.colour.danger : Theme.colour.warnInk

                            Column {
                                id: told

                                x: Theme.px(20)
                                y: Theme.px(14)
                                width: parent.width - 2 * x
                                spacing: Theme.px(4)

                                Label {
                                    width: parent.width
                                    text: ailment.text
                                    size: Theme.bodyLarge
                                    leading: 42
                                    bold: true
                                    color: root.device.chip === "bad" ? Theme.colour.danger : Theme.colour.warnInk
                                    wrapMode: Text.Wrap
                                }
                                Label {
                                    width: parent.width
                                    text: "→ " + ailment.step
                                    wrapMode: Text.Wrap
                                }
                                Label {
                                    objectName: "deviceDetail"
                                    visible: text !== ""
                                    width: parent.width
                                    text: ailment.detail
                                    color: Theme.colour.ink2
                                    wrapMode: Text.Wrap
                                }
                            }
                        }
                    }
                    Label {
                        visible: faults.count > 0
                        text: qsTr("Last faults")
                        bold: true
                    }
                    Repeater {
                        id: faults

                        model: root.device.faults

                        RowLayout {
                            id: fault

                            required property string time
                            required property string text

                            spacing: Theme.px(20)

                            Label {
                                text: fault.time
                                color: Theme.colour.ink2
                            }
                            Label {
                                objectName: "deviceDetail"
                                Layout.fillWidth: true
                                text: fault.text
                            }
                        }
                    }
                    GridLayout {
                        id: table

                        readonly property bool single: root.across || Theme.large

                        Layout.fillWidth: true
                        columns: single ? 1 : 2
                        columnSpacing: Theme.px(36)
                        rowSpacing: 0

                        Repeater {
                            model: root.device.facts

                            Item {
                                id: fact

                                required property string key
                                required property string name
                                required property string figure
                                required property bool wide
                                required property bool head

                                Layout.fillWidth: true
                                Layout.preferredWidth: 1
                                Layout.columnSpan: wide ? table.columns : 1
                                Layout.topMargin: head ? Theme.px(16) : 0
                                implicitHeight: Theme.text(50)

                                Label {
                                    id: what

                                    anchors.verticalCenter: parent.verticalCenter
                                    text: fact.name
                                    bold: fact.head
                                    color: fact.head ? Theme.colour.ink : Theme.colour.ink2
                                }
                                Label {
                                    objectName: "deviceFact"
                                    anchors.left: what.right
                                    anchors.leftMargin: Theme.px(16)
                                    anchors.right: parent.right
                                    anchors.verticalCenter: parent.verticalCenter
                                    horizontalAlignment: Text.AlignRight
                                    text: fact.figure
                                    bold: !fact.head
                                    color: fact.head ? Theme.colour.ink2 : Theme.colour.ink
                                    fontSizeMode: Text.HorizontalFit
                                    minimumPixelSize: Theme.px(18)
                                }
                                Rectangle {
                                    anchors.bottom: parent.bottom
                                    width: parent.width
                                    height: 1
                                    color: Theme.colour.line
                                }
                            }
                        }
                    }
                }
            }
        }
        Item {
            visible: !root.device.wired
            Layout.fillHeight: true
        }
    }
}
