import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// One last check before payment: what it is about, how far it is, and two ways on meanwhile.
TwoColumns {
    id: root

    required property WaitViewModel wait

    second: [
        Card {
            visible: root.across
            Layout.fillWidth: true
            Layout.fillHeight: true

            WaitSteps {
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.px(36)
                width: parent.width - Theme.px(72)
                steps: root.across ? root.wait.steps : null
            }
        },
        InfoNote {
            Layout.fillWidth: true
            visible: root.wait.note !== ""
            name: "waitNote"
            icon: root.wait.noteIcon
            text: root.wait.note
        },
        Button {
            objectName: "waitWithoutButton"
            Layout.fillWidth: true
            visible: root.wait.without !== ""
            icon: "trash"
            text: root.wait.without
            onClicked: root.wait.leaveOut()
        },
        Button {
            objectName: "waitMoreButton"
            Layout.fillWidth: true
            kind: "primary"
            icon: "plus"
            text: qsTr("Scan more while I wait")
            onClicked: root.wait.more()
        }
    ]

    Card {
        anchors.fill: parent

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.px(48)
            spacing: Theme.px(28)

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.px(28)

                Rectangle {
                    visible: !Theme.large
                    implicitWidth: Theme.px(104)
                    implicitHeight: width
                    radius: width / 2
                    color: Theme.colour.infoSoft
                    border.width: Theme.px(Theme.colour.outline)
                    border.color: Theme.colour.info

                    Icon {
                        anchors.centerIn: parent
                        name: root.wait.icon
                        size: 60
                        colour: Theme.colour.info
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Balanced {
                        objectName: "waitTitle"
                        Layout.fillWidth: true
                        text: root.wait.title
                        size: Theme.landscape ? Theme.h2 : Theme.h1
                        bold: true
                    }
                    Balanced {
                        objectName: "waitSafe"
                        Layout.fillWidth: true
                        text: root.wait.safe
                        size: Theme.bodyLarge
                        leading: 42
                        color: Theme.colour.ink2
                    }
                }
            }
            Balanced {
                objectName: "waitHint"
                Layout.fillWidth: true
                text: root.wait.hint
                size: 36
                leading: 48
            }
            Repeater {
                model: root.wait.checks

                WaitCheck {
                    Layout.fillWidth: true
                }
            }
            Item {
                Layout.fillHeight: true
            }
            WaitSteps {
                visible: !root.across
                Layout.fillWidth: true
                steps: root.across ? null : root.wait.steps
            }
            Item {
                visible: !root.across
                Layout.fillHeight: true
            }
        }
    }
}
