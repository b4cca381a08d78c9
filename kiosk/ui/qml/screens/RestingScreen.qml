import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The lane cannot go on by itself: kind words, where to go, and one line for staff.
Item {
    id: root

    required property RestingViewModel resting

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.px(36)
        spacing: Theme.px(24)

        Item {
            Layout.fillHeight: true
        }
        Image {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.px(420)
            Layout.preferredHeight: Theme.px(420)
            sourceSize: Qt.size(Theme.px(420), Theme.px(420))
            source: "../pictures/resting.svg"
            Accessible.ignored: true
        }
        Label {
            objectName: "restingTitle"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.resting.title
            size: 84
            leading: 100
            bold: true
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.resting.body
            size: 40
            leading: 54
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
        Item {
            Layout.fillHeight: true
        }
        Card {
            Layout.fillWidth: true
            implicitHeight: Theme.px(160)

            Row {
                x: Theme.px(40)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(28)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "user"
                    size: 64
                    stroke: 2
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    width: root.width - Theme.px(72 + 80 + 92)
                    text: root.resting.advice
                    size: 38
                    leading: 48
                    bold: true
                    wrapMode: Text.Wrap
                }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.px(152)
            visible: root.resting.keptTitle !== ""
            radius: Theme.px(20)
            color: Theme.colour.primarySoft

            Row {
                x: Theme.px(40)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(28)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "bag"
                    size: 64
                    stroke: 2
                    colour: Theme.colour.primaryInk
                }
                Column {
                    width: root.width - Theme.px(72 + 80 + 92)

                    Label {
                        text: root.resting.keptTitle
                        size: 34
                        leading: 44
                        bold: true
                        color: Theme.colour.primaryInk
                    }
                    Label {
                        width: parent.width
                        text: root.resting.keptBody
                        size: 30
                        leading: 42
                        color: Theme.colour.primaryInk
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        Label {
            objectName: "staffNote"
            Layout.fillWidth: true
            text: root.resting.staff
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
    }
}
