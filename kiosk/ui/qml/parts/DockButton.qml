import QtQuick
import "../theme"

// One place of the dock: an icon over its word.
Press {
    id: root

    required property string icon
    required property string text
    property bool help: false
    readonly property color words: help ? Theme.colour.info : Theme.colour.ink

    said: text

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(16)
        color: root.pressed ? Theme.colour.sunken : root.help ? Theme.colour.infoSoft : Theme.colour.surface
    }
    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: root.pressed ? Theme.px(2) : 0
        spacing: Theme.px(4)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.icon
            size: 46
            stroke: 2.1
            colour: root.words
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.text
            bold: true
            color: root.words
            Accessible.ignored: true
        }
    }
}
