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
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        InfoNote {
            Layout.fillWidth: true
            visible: root.wait.lamp !== ""
            name: "waitLamp"
            icon: "light"
            text: root.wait.lamp
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
            text: qsTr("Scan more while I wait")
            onClicked: root.wait.more()
        }
    ]

    Card {
        anchors.fill: parent

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.px(48)
            spacing: Theme.px(28)

            Balanced {
                objectName: "waitTitle"
                Layout.fillWidth: true
                text: root.wait.title
                size: Theme.h1
                bold: true
            }
            Balanced {
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
            Repeater {
                model: root.wait.steps

                WaitStep {
                    Layout.fillWidth: true
                }
            }
            Item {
                Layout.fillHeight: true
            }
        }
    }
}
