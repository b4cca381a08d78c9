pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// One question, five faces, one touch; then why, for whoever likes. It closes itself, later with each touch.
TwoColumns {
    id: root

    required property TapViewModel tap
    // where room is scarce the answer makes room for its reasons
    readonly property bool narrow: Theme.calm > 0 || Theme.large && !root.across
    readonly property bool typing: root.tap.writing
    // what came of feedback may stand where nothing else wants the room
    readonly property bool cramped: Theme.calm > 0 || Theme.large && root.across

    gap: Theme.gap
    // large words want broad reasons
    balance: (root.typing ? 1180 : Theme.large ? 930 : 1080) / 1824
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        TapReasons {
            visible: root.tap.asking
            Layout.fillWidth: true
            tap: root.tap
        },
        TapKeys {
            visible: root.typing && !root.across
            Layout.fillWidth: true
            tap: root.tap
        },
        Button {
            objectName: "doneButton"
            Layout.fillWidth: true
            Layout.topMargin: Theme.px(8)
            kind: root.tap.answered ? "primary" : "plain"
            Layout.minimumHeight: Theme.px(root.across && Theme.large ? 104 : 144)
            Layout.maximumHeight: Theme.px(root.across && Theme.large ? 104 : 200)
            size: 40
            text: root.tap.finishWords
            onClicked: root.tap.finish()
        },
        Bar {
            Layout.fillWidth: true
            implicitHeight: Theme.px(10)
            fraction: root.tap.fraction
        },
        Balanced {
            objectName: "closes"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.tap.closes
            color: Theme.colour.ink2
        }
    ]

    // a touch anywhere else gives more time
    MouseArea {
        parent: root
        anchors.fill: parent
        z: -1
        Accessible.ignored: true
        onClicked: root.tap.touch()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: root.across && Theme.large ? Theme.px(8) : Theme.gutter

        Card {
            Layout.fillWidth: true
            visible: !(root.tap.asking && root.narrow)
            implicitHeight: Math.max(Theme.px(166), done.implicitHeight + Theme.px(40))

            RowLayout {
                id: done

                x: Theme.px(36)
                width: parent.width - Theme.px(72)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(28)

                Done {
                    Layout.preferredWidth: Theme.px(88)
                    Layout.preferredHeight: Theme.px(88)
                }
                ColumnLayout {
                    spacing: 0

                    Balanced {
                        Layout.fillWidth: true
                        text: root.tap.done
                        size: root.across && Theme.large ? 34 : 48
                        bold: true
                    }
                    Label {
                        Layout.fillWidth: true
                        wrapMode: Text.Wrap
                        objectName: "paperNote"
                        text: root.tap.paper
                        size: 32
                        leading: 42
                        color: Theme.colour.ink2
                    }
                }
            }
        }
        Item {
            Layout.preferredHeight: Theme.px(root.across ? 0 : 40)
            Layout.fillHeight: root.across || Theme.calm > 0
        }
        // with low reach the reasons have the room of the faces: the answer is still seen
        Column {
            visible: root.tap.asking && Theme.calm > 0
            Layout.alignment: Qt.AlignHCenter

            Repeater {
                model: root.tap.faces

                FaceShown {
                    visible: chosen
                    Accessible.role: Accessible.StaticText
                    Accessible.name: word
                }
            }
        }
        Balanced {
            objectName: "question"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.tap.question
            size: root.across && Theme.large ? 56 : 64
            bold: true
        }
        Label {
            Layout.fillWidth: true
            visible: text !== "" || !root.across
            horizontalAlignment: Text.AlignHCenter
            text: root.tap.under
            size: 32
            leading: 42
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
        TapKeys {
            visible: root.typing && root.across
            Layout.fillWidth: true
            Layout.topMargin: Theme.px(28)
            tap: root.tap
        }
        Row {
            id: faces

            visible: !(root.typing && root.across) && !(root.tap.asking && Theme.calm > 0)
            Layout.fillWidth: true
            spacing: Theme.px(8)
            Layout.topMargin: Theme.px(28)

            Repeater {
                model: root.tap.faces

                Face {
                    width: Math.floor((faces.width - 4 * faces.spacing) / 5)
                    answered: root.tap.answered
                    onClicked: root.tap.touchFace(face)
                }
            }
        }
        // with low reach the faces stand right above the button
        Item {
            visible: Theme.calm === 0
            Layout.fillHeight: true
        }
        SaidNote {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(36)
            Layout.rightMargin: Theme.px(36)
            visible: root.tap.said !== "" && !root.tap.asking && !root.typing && !root.cramped
            said: root.tap.said
            did: root.tap.did
        }
    }
}
