import QtQuick
import "../theme"

// A pack is held with its barcode to the scanner's window.
Item {
    id: root

    property bool on: false
    readonly property real unit: height / 260
    readonly property real near: beat.t

    width: 460 * unit
    visible: on

    Beat {
        id: beat

        on: root.on
    }
    Rectangle {
        x: 330 * root.unit
        y: 20 * root.unit
        width: 110 * root.unit
        height: 220 * root.unit
        radius: 22 * root.unit
        color: Theme.colour.ink

        Rectangle {
            x: 16 * root.unit
            y: 28 * root.unit
            width: 40 * root.unit
            height: 164 * root.unit
            radius: 10 * root.unit
            color: Theme.colour.primarySoft

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: 6 * root.unit
                color: Theme.colour.danger
            }
        }
    }
    Rectangle {
        x: (40 + 100 * root.near) * root.unit
        y: 50 * root.unit
        width: 150 * root.unit
        height: 160 * root.unit
        radius: 14 * root.unit
        color: Theme.colour.surface
        border.width: Math.max(2, 6 * root.unit)
        border.color: Theme.colour.primaryInk

        Rectangle {
            x: 18 * root.unit
            y: 18 * root.unit
            width: parent.width - 36 * root.unit
            height: 34 * root.unit
            radius: 8 * root.unit
            color: Theme.colour.primarySoft
            border.width: Theme.px(Theme.colour.outline)
            border.color: Theme.colour.primaryInk
        }
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 66 * root.unit
            name: "barcode"
            size: Math.round(80 * root.unit / Theme.k)
            stroke: 1.8
            colour: Theme.colour.primaryInk
        }
    }
    Icon {
        x: (232 + 40 * root.near) * root.unit
        y: 96 * root.unit
        visible: root.near < 0.5
        name: "fwd"
        size: Math.round(68 * root.unit / Theme.k)
        stroke: 3
        colour: Theme.colour.primary
    }
}
