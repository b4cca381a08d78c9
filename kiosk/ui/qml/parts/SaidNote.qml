import QtQuick
import QtQuick.Layouts
import "../theme"

// What shoppers said, and beneath it what the store did about it. Small, for whoever likes to read it.
RowLayout {
    id: root

    required property string said
    required property string did
    property color ink: Theme.colour.ink
    property color soft: Theme.colour.ink2
    property int size: 30

    spacing: Theme.px(24)

    Icon {
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Theme.px(4)
        name: "chat"
        size: 48
        stroke: 2
        colour: root.ink
    }
    ColumnLayout {
        spacing: Theme.px(4)

        Balanced {
            objectName: "said"
            Layout.fillWidth: true
            text: root.said
            size: root.size
            leading: root.size + 12
            color: root.soft
        }
        Balanced {
            objectName: "did"
            Layout.fillWidth: true
            text: root.did
            size: root.size
            leading: root.size + 12
            bold: true
            color: root.ink
        }
    }
}
