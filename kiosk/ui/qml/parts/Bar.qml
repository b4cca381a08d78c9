import QtQuick
import "../theme"

// How much of a time is left, 1 … 0.
Rectangle {
    id: root

    required property real fraction
    property bool hurry: false

    implicitHeight: Theme.px(14)
    radius: height / 2
    color: Theme.colour.sunken
    border.width: Theme.px(Math.min(2, Theme.colour.outline))
    border.color: Theme.colour.line

    Rectangle {
        width: Math.max(parent.height, parent.width * Math.min(1, root.fraction))
        height: parent.height
        radius: parent.radius
        color: root.hurry ? Theme.colour.danger : Theme.colour.primary
    }
}
