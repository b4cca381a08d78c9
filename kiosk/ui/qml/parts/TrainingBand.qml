pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Marks every screen of a lane in training: words between two hatched ends, so that colour says it alone nowhere.
Rectangle {
    id: root

    required property string text
    readonly property int side: (width - said.width) / 2 - Theme.px(24)

    component Hatch: Item {
        width: root.side
        height: root.height
        clip: true

        Repeater {
            model: Math.ceil((root.side + root.height) / Theme.px(36)) + 1

            Rectangle {
                required property int index

                x: index * Theme.px(36) - root.height
                y: -root.height / 2
                width: Theme.px(14)
                height: root.height * 2
                rotation: 45
                antialiasing: true
                color: Theme.colour.warnInk
            }
        }
    }

    objectName: "trainingBand"
    height: Theme.text(56)
    color: Theme.colour.warnSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Hatch {
    }
    Hatch {
        anchors.right: parent.right
    }
    Label {
        id: said

        objectName: "training"
        anchors.centerIn: parent
        text: root.text
        size: 30
        leading: 42
        bold: true
        color: Theme.colour.warnInk
        Accessible.ignored: true
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.px(Theme.colour.border)
        color: Theme.colour.warnInk
    }
}
