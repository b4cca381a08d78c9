pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// One question, five faces, one touch; it closes itself.
TwoColumns {
    id: root

    required property TapViewModel tap

    gap: Theme.gutter
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Button {
            objectName: "doneButton"
            Layout.fillWidth: true
            kind: root.tap.answered ? "primary" : "plain"
            Layout.minimumHeight: Theme.px(144)
            size: 40
            text: root.tap.answered ? qsTr("Finish") : qsTr("Finish without answering")
            onClicked: root.tap.finish()
        },
        Bar {
            Layout.fillWidth: true
            implicitHeight: Theme.px(10)
            fraction: root.tap.fraction
        },
        Label {
            objectName: "closes"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.tap.closes
            wrapMode: Text.Wrap
            color: Theme.colour.ink2
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: root.across && Theme.large ? Theme.px(8) : Theme.gutter

        Card {
            Layout.fillWidth: true
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

                    Label {
                        Layout.fillWidth: true
                        wrapMode: Text.Wrap
                        text: root.tap.done
                        size: 48
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
            Layout.fillHeight: true
        }
        Label {
            objectName: "question"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.tap.question
            size: 64
            bold: true
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.tap.under
            size: 32
            leading: 42
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
        Row {
            id: faces

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
    }
}
