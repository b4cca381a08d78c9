import QtQuick
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// On or off, told by place, fill and tick; the whole row is touched.
Press {
    id: root

    required property string text
    property bool able: true
    property bool alarming: false
    property int size: 27

    said: text
    enabled: able
    implicitHeight: Theme.px(64)

    Rectangle {
        id: groove

        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(84)
        height: Theme.px(48)
        radius: height / 2
        color: !root.chosen ? Theme.colour.sunken : root.alarming ? Theme.colour.danger : Theme.colour.primary
        border.width: Theme.px(2)
        border.color: root.chosen ? color : Theme.colour.edge
        opacity: root.able ? 1 : 0.5

        Rectangle {
            x: root.chosen ? parent.width - width - Theme.px(6) : Theme.px(6)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(36)
            height: width
            radius: width / 2
            color: Theme.colour.surface
            border.width: root.chosen ? 0 : Theme.px(2)
            border.color: Theme.colour.edge

            Icon {
                anchors.centerIn: parent
                visible: root.chosen
                name: "check"
                size: 26
                stroke: 3
                colour: root.alarming ? Theme.colour.danger : Theme.colour.primary
            }
        }
    }
    Label {
        anchors.left: groove.right
        anchors.right: parent.right
        anchors.leftMargin: Theme.px(18)
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: root.size
        elide: Text.ElideRight
        color: root.able ? Theme.colour.ink : Theme.colour.off
        Accessible.ignored: true
    }
}
