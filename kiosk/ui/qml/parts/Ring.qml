import QtQuick
import "../theme"

// Around what the keys of a keypad or keyboard are on.
Rectangle {
    anchors.fill: parent
    anchors.margins: -Theme.px(4)
    color: "transparent"
    radius: Theme.px(26)
    border.width: Theme.px(6)
    border.color: Theme.colour.focus
}
