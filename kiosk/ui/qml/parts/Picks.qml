pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// A few words to choose one of, side by side; named by `prefix` and their key.
Grid {
    id: root

    required property string prefix
    required property var choices
    property int high: 88
    readonly property int count: picks.count
    // not shown it has no width, and a button of less than none never comes to rest
    readonly property int wide: Math.max(1, Math.floor((width - (columns - 1) * spacing) / columns))

    signal picked(string key)

    columns: 2
    spacing: Theme.px(12)

    Repeater {
        id: picks

        model: root.choices

        Button {
            id: pick

            required property string key
            required text
            required chosen

            objectName: root.prefix + key
            width: root.wide
            height: Math.max(Theme.px(root.high), implicitHeight)
            inset: 12
            tick: true
            size: 28
            icon: chosen ? "check" : ""
            iconSize: 32
            onClicked: root.picked(pick.key)
        }
    }
}
