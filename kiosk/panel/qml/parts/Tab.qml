import QtQuick
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// One of a row to choose from.
Press {
    id: root

    required property string text
    property string count: ""

    said: text
    implicitWidth: word.implicitWidth + (mark.visible ? mark.width + Theme.px(12) : 0) + Theme.px(44)
    implicitHeight: Theme.px(60)

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: root.chosen ? Theme.colour.primary : root.pressed ? Theme.colour.sunken : Theme.colour.surface
        border.width: Theme.px(2)
        border.color: root.chosen ? color : Theme.colour.line
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.px(12)

        Label {
            id: word

            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            size: 26
            bold: root.chosen
            color: root.chosen ? Theme.colour.primaryText : Theme.colour.ink
            Accessible.ignored: true
        }
        Label {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: root.count
            size: 26
            bold: true
            color: root.chosen ? Theme.colour.primaryText : Theme.colour.warnInk
            Accessible.ignored: true
        }
    }
}
