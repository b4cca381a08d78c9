pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Kiosk
import "../parts"
import "../theme"

// A guided test: what to do or how it ended, what was seen of it, and what a technician may say. Staff only.
TwoColumns {
    id: root

    required property GuidedViewModel guided
    readonly property bool passed: guided.stage === "passed"
    readonly property bool failed: guided.stage === "failed"
    readonly property color ink: passed ? Theme.colour.primaryInk : failed ? Theme.colour.danger : Theme.colour.ink

    focus: true

    Keys.onPressed: event => {
        if (Theme.asked)
            return;
        event.accepted = true;
        if ([Qt.Key_Left, Qt.Key_Up, Qt.Key_Backtab].includes(event.key))
            root.guided.move(-1);
        else if ([Qt.Key_Right, Qt.Key_Down, Qt.Key_Tab].includes(event.key))
            root.guided.move(1);
        else if ([Qt.Key_Return, Qt.Key_Enter].includes(event.key))
            root.guided.choose();
        else if ([Qt.Key_Backspace, Qt.Key_Escape].includes(event.key))
            root.guided.leave();
        else
            event.accepted = false;
    }

    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            visible: choices.count > 0
            columns: root.across ? 2 : choices.count > 1 ? 3 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Repeater {
                id: choices

                model: root.guided.choices

                Button {
                    id: choice

                    required property string key
                    required text
                    required chosen

                    objectName: "guided_" + key
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    kind: "act"
                    tick: true
                    onClicked: root.guided.touch(key)

                    Ring {
                        visible: root.guided.ahead === choice.key
                    }
                }
            }
        },
        Repeater {
            model: root.guided.judgements

            Button {
                id: judgement

                required property string key
                required property string judges
                required text

                objectName: "guided_" + key
                Layout.fillWidth: true
                implicitHeight: Theme.px(judges === "good" ? 144 : 104)
                kind: judges === "good" ? "primary" : "danger"
                icon: judges === "good" ? "check" : "x"
                onClicked: root.guided.touch(key)

                Ring {
                    visible: root.guided.ahead === judgement.key
                }
            }
        },
        Button {
            objectName: "guidedAgainButton"
            visible: root.guided.over
            Layout.fillWidth: true
            kind: "act"
            icon: "refresh"
            text: !root.guided.makes ? qsTr("Test again") : root.passed ? qsTr("Make another") : qsTr("Make it again")
            onClicked: root.guided.again()

            Ring {
                visible: root.guided.ahead === "again"
            }
        },
        Button {
            objectName: "guidedDoneButton"
            visible: root.guided.over
            Layout.fillWidth: true
            implicitHeight: Theme.px(144)
            kind: "staff"
            icon: "check"
            text: qsTr("Done")
            onClicked: root.guided.leave()

            Ring {
                visible: root.guided.ahead === "done"
            }
        }
    ]

    Binding {
        target: Theme
        property: "bare"
        value: root.guided.canvas !== ""
    }
    Loader {
        parent: root.Window.contentItem
        active: root.guided.canvas !== ""
        anchors.fill: parent
        z: 1
        sourceComponent: GuidedCanvas {
            guided: root.guided
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(20)

            Icon {
                name: root.guided.icon
                size: 60
                stroke: 2
                colour: Theme.colour.staff
            }
            Label {
                objectName: "guidedName"
                Layout.fillWidth: true
                text: root.guided.name
                size: Theme.h2
                bold: true
                wrapMode: Text.Wrap
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: told.implicitHeight + Theme.px(56)
            radius: Theme.px(24)
            color: root.passed ? Theme.colour.primarySoft : root.failed ? Theme.colour.dangerSoft : Theme.colour.surface
            border.width: root.guided.over ? Theme.px(4) : Math.max(1, Theme.px(Theme.colour.border - 1))
            border.color: root.guided.over ? root.ink : Theme.colour.line

            ColumnLayout {
                id: told

                anchors.verticalCenter: parent.verticalCenter
                x: Theme.px(36)
                width: parent.width - 2 * x
                spacing: Theme.px(12)

                RowLayout {
                    visible: root.guided.over
                    spacing: Theme.px(20)

                    Icon {
                        name: root.passed ? "check" : "x"
                        size: 64
                        stroke: 2.6
                        colour: root.ink
                    }
                    Label {
                        objectName: "guidedVerdict"
                        text: root.guided.makes ? (root.passed ? qsTr("The file is made") : qsTr("No file was made")) : root.passed ? qsTr("Passed") : qsTr("Not passed")
                        size: Theme.h2
                        bold: true
                        color: root.ink
                    }
                }
                GridLayout {
                    Layout.fillWidth: true
                    columns: root.across ? 2 : 1
                    columnSpacing: Theme.px(36)
                    rowSpacing: Theme.px(12)

                    Balanced {
                        objectName: "guidedTodo"
                        Layout.fillWidth: true
                        text: root.guided.todo
                        size: root.guided.over ? Theme.title : 44
                        leading: root.guided.over ? 48 : 54
                        bold: !root.guided.over
                        color: root.guided.over ? root.ink : Theme.colour.ink
                    }
                    Label {
                        objectName: "guidedFigure"
                        visible: text !== "" && !root.guided.over
                        text: root.guided.figure
                        size: Theme.figure
                        bold: true
                    }
                }
            }
        }
        Image {
            id: picture

            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.guided.picture !== ""
            source: root.guided.picture
            fillMode: Image.PreserveAspectFit
            // the next one is there before this one goes
            asynchronous: false
            cache: false

            Repeater {
                model: root.guided.spots

                Rectangle {
                    id: spot

                    required property real fromLeft
                    required property real fromTop
                    required property real wide
                    required property real high
                    required property string text

                    x: (picture.width - picture.paintedWidth) / 2 + fromLeft * picture.paintedWidth - Theme.px(8)
                    y: (picture.height - picture.paintedHeight) / 2 + fromTop * picture.paintedHeight - Theme.px(8)
                    width: wide * picture.paintedWidth + Theme.px(16)
                    height: high * picture.paintedHeight + Theme.px(16)
                    color: "transparent"
                    radius: Theme.px(8)
                    border.width: Theme.px(5)
                    border.color: Theme.colour.staff

                    Rectangle {
                        anchors.top: parent.bottom
                        anchors.left: parent.left
                        width: Math.min(read.implicitWidth + Theme.px(24), picture.width - spot.x)
                        height: read.height + Theme.px(8)
                        color: Theme.colour.staff

                        Label {
                            id: read

                            objectName: "guidedSpot"
                            anchors.centerIn: parent
                            width: Math.min(implicitWidth, parent.width - Theme.px(24))
                            elide: Text.ElideRight
                            text: spot.text
                            bold: true
                            color: Theme.colour.staffText
                        }
                    }
                }
            }
        }
        GridLayout {
            id: marks

            Layout.fillWidth: true
            Layout.fillHeight: false
            visible: seen.count > 0
            columns: Theme.landscape && root.guided.picture !== "" ? 3 : Theme.landscape && Theme.large ? (seen.count > 4 ? 3 : 2) : seen.count > 4 ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.px(12)

            Repeater {
                id: seen

                model: root.guided.marks

                Card {
                    id: mark

                    required property string what
                    required property string tick
                    required property string note
                    readonly property color sign: tick === "good" ? Theme.colour.primaryInk : tick === "bad" ? Theme.colour.danger : tick === "soon" ? Theme.colour.warnInk : Theme.colour.ink2

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    implicitHeight: Math.max(Theme.px(84), row.implicitHeight + Theme.px(24))
                    color: tick === "bad" ? Theme.colour.dangerSoft : tick === "soon" ? Theme.colour.warnSoft : Theme.colour.surface

                    RowLayout {
                        id: row

                        anchors.verticalCenter: parent.verticalCenter
                        x: Theme.px(24)
                        width: parent.width - 2 * x
                        spacing: Theme.px(20)

                        Item {
                            implicitWidth: Theme.px(44)
                            implicitHeight: width

                            Rectangle {
                                anchors.centerIn: parent
                                visible: mark.tick === "open"
                                width: Theme.px(34)
                                height: width
                                radius: width / 2
                                color: "transparent"
                                border.width: Theme.px(3)
                                border.color: Theme.colour.edge
                            }
                            Icon {
                                name: mark.tick === "good" ? "check" : mark.tick === "bad" ? "x" : mark.tick === "soon" ? "clock" : mark.tick === "left" ? "minus" : ""
                                size: 44
                                stroke: 2.6
                                colour: mark.sign
                            }
                        }
                        ColumnLayout {
                            spacing: 0

                            Label {
                                objectName: "guidedMark"
                                Layout.fillWidth: true
                                text: mark.what
                                size: Theme.bodyLarge
                                bold: true
                                wrapMode: Text.Wrap
                            }
                            Label {
                                objectName: "guidedNote"
                                visible: text !== ""
                                Layout.fillWidth: true
                                text: mark.note
                                color: mark.tick === "bad" || mark.tick === "soon" ? mark.sign : Theme.colour.ink2
                                wrapMode: Text.Wrap
                            }
                        }
                    }
                }
            }
        }
        Flickable {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.guided.picture === ""
            clip: true
            contentHeight: words.height
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds

            Label {
                id: words

                objectName: "guidedDetail"
                width: parent.width
                text: root.guided.detail
                font.family: Theme.mono
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
        }
    }
}
