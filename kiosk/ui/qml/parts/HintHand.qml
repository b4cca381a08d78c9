import QtQuick
import "../theme"

// A hand that touches; beside the words of a hint.
Item {
    id: root

    property bool on: false
    property int size: 56
    property color colour: Theme.colour.info

    width: Theme.text(size)
    height: width
    visible: on

    Beat {
        id: beat

        on: root.on
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 0
        width: Math.round(parent.width * (0.3 + 0.3 * beat.t))
        height: width
        radius: width / 2
        color: "transparent"
        border.width: Theme.px(3)
        border.color: root.colour
        opacity: beat.t
    }
    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(root.height * 0.14 * (1 - beat.t))
        name: "hand"
        size: Math.round(root.size * Theme.grown * 0.9)
        colour: root.colour
    }
}
