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
    y: Theme.px(12)
    height: Theme.dockHeight - Theme.px(Theme.landscape ? 20 : 24)

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(16)
        color: root.pressed ? Theme.colour.sunken : root.help ? Theme.colour.infoSoft : Theme.colour.surface
        border.width: Theme.px(Theme.colour.outline)
        border.color: root.words
    }
    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: root.pressed ? Theme.px(2) : 0
        spacing: Theme.px(Theme.large ? 0 : 4)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.icon
            size: 46
            stroke: 2.1
            colour: root.words
        }
        Label {
            width: Math.min(implicitWidth, root.width - Theme.px(Theme.stark ? 36 : 12))
            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            text: root.text
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(28)
            color: root.words
            Accessible.ignored: true
        }
    }
}
