import QtQuick
import "../theme"

// A surface with a decorative border.
Rectangle {
    color: Theme.colour.surface
    radius: Theme.px(24)
    border.width: Math.max(1, Theme.px(Theme.colour.border - 1))
    border.color: Theme.colour.line
}
