pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// One question, five faces, one touch; it closes itself.
Item {
    id: root

    required property TapViewModel tap

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        anchors.topMargin: Theme.px(20)
        anchors.bottomMargin: Theme.px(24)
        spacing: Theme.px(24)

        Card {
            Layout.fillWidth: true
            implicitHeight: Theme.px(166)

            Row {
                x: Theme.px(36)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(28)

                Done {
                    width: Theme.px(88)
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        text: root.tap.done
                        size: 48
                        bold: true
                    }
                    Label {
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
        }
        Row {
            Layout.fillWidth: true
            Layout.topMargin: Theme.px(28)

            Repeater {
                model: root.tap.faces

                Face {
                    width: (root.width - Theme.px(72)) / 5
                    answered: root.tap.answered
                    onClicked: root.tap.touchFace(face)
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        Button {
            objectName: "doneButton"
            Layout.fillWidth: true
            kind: root.tap.answered ? "primary" : "plain"
            implicitHeight: Theme.px(144)
            size: 40
            text: root.tap.answered ? qsTr("Finish") : qsTr("Finish without answering")
            onClicked: root.tap.finish()
        }
        Bar {
            Layout.fillWidth: true
            implicitHeight: Theme.px(10)
            fraction: root.tap.fraction
        }
        Label {
            objectName: "closes"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.tap.closes
            color: Theme.colour.ink2
        }
    }
}
