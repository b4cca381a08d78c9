import QtQuick
import "../theme"

// A question that waits. The scrim stops above the dock, so that help stays in reach.
Rectangle {
    id: root

    default property alias content: column.data
    property string title: ""
    property string body: ""
    property string icon: "help"
    readonly property int room: column.width

    color: Theme.scrim
    Accessible.role: Accessible.Dialog
    Accessible.name: title

    // nothing below is touched through the scrim
    MouseArea {
        anchors.fill: parent
    }
    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(14)
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(1180))
        height: column.height + Theme.px(96)
        radius: Theme.px(32)
        color: Theme.colour.surface
        border.width: Theme.px(3)
        border.color: Theme.colour.edge

        Column {
            id: column

            x: Theme.px(44)
            y: Theme.px(48)
            width: parent.width - Theme.px(88)
            spacing: Theme.px(24)

            Row {
                width: parent.width
                spacing: Theme.px(28)

                Rectangle {
                    width: Theme.px(104)
                    height: width
                    radius: width / 2
                    color: Theme.colour.infoSoft

                    Icon {
                        anchors.centerIn: parent
                        name: root.icon
                        size: 64
                        stroke: 2
                        colour: Theme.colour.info
                    }
                }
                Column {
                    width: parent.width - Theme.px(132)
                    anchors.verticalCenter: parent.verticalCenter

                    Balanced {
                        objectName: "messageTitle"
                        width: parent.width
                        text: root.title
                        size: 58
                        leading: 68
                        bold: true
                    }
                    Balanced {
                        objectName: "messageBody"
                        width: parent.width
                        visible: text !== ""
                        text: root.body
                        size: 32
                        leading: 42
                        color: Theme.colour.ink2
                    }
                }
            }
        }
    }
}
