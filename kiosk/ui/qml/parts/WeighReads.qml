pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// Gross, tare and net, in three equal columns.
RowLayout {
    id: root

    required property WeighViewModel weigh

    spacing: 0

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

        Item {
            id: read

            required property var modelData
            required property int index

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            implicitHeight: said.height

            Rectangle {
                visible: read.index > 0
                width: 1
                height: parent.height
                color: Theme.colour.line
            }
            Column {
                id: said

                width: parent.width

                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: read.modelData.word
                    color: Theme.colour.ink2
                }
                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: read.modelData.figure
                    size: Theme.title
                    bold: true
                }
            }
        }
    }
}
