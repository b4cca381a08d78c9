pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import "../theme"

// A dial of 240 degrees: its range follows the load; an arc and a knob only while steady.
Item {
    id: root

    required property var ticks
    required property real fraction
    required property string look
    required property string net
    // what a hint shows inside the ring, and with which item
    property string hint: ""
    property string picture: ""
    readonly property bool steady: look === "steady"
    readonly property bool moving: look === "moving"
    readonly property bool over: look === "over"
    readonly property real unit: Math.min(width / 560, (height - Theme.px(24)) / 400, 1.46 * Theme.k)
    readonly property real middle: 260 * unit
    // design pixels that a figure of six signs may have inside the ring
    readonly property real fitting: 84 * unit / (Theme.k * Theme.grown)

    Item {
        id: face

        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(Theme.px(12), (root.height - 400 * root.unit) / 2)
        width: 520 * root.unit
        height: 400 * root.unit

        ScaleHint {
            objectName: "scaleHint"
            x: root.middle - width / 2
            y: 96 * root.unit
            height: 100 * root.unit
            step: root.hint
            picture: root.picture
        }
        Shape {
            anchors.fill: parent

            ShapePath {
                strokeColor: Theme.colour.outline > 0 ? Theme.colour.line : root.over ? Theme.colour.dangerSoft : Theme.colour.sunken
                strokeWidth: (Theme.colour.outline > 0 ? 6 : 34) * root.unit
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap

                PathAngleArc {
                    centerX: root.middle
                    centerY: root.middle
                    radiusX: 210 * root.unit
                    radiusY: 210 * root.unit
                    startAngle: -210
                    sweepAngle: 240
                }
            }
            ShapePath {
                strokeColor: root.over ? Theme.colour.danger : root.steady ? Theme.colour.primary : root.moving ? Theme.colour.warn : "transparent"
                strokeWidth: (root.over ? 26 : root.moving ? 20 : 34) * root.unit
                strokeStyle: root.over || root.moving ? ShapePath.DashLine : ShapePath.SolidLine
                dashPattern: root.over ? [0.35, 0.45] : [0.05, 2.15]
                fillColor: "transparent"
                capStyle: root.over ? ShapePath.FlatCap : ShapePath.RoundCap

                PathAngleArc {
                    centerX: root.middle
                    centerY: root.middle
                    radiusX: 210 * root.unit
                    radiusY: 210 * root.unit
                    startAngle: -210
                    sweepAngle: root.over || root.moving ? 240 : Math.max(0.1, 240 * root.fraction)
                }
            }
        }
        Repeater {
            model: root.ticks

            Item {
                id: tick

                required property real turn
                required property bool large
                required property string label

                x: root.middle
                y: root.middle
                rotation: -210 + 240 * turn
                transformOrigin: Item.TopLeft

                Rectangle {
                    x: (tick.large ? 160 : 170) * root.unit
                    y: -height / 2
                    width: (tick.large ? 22 : 12) * root.unit
                    height: (tick.large ? 5 : 2.5) * root.unit
                    radius: height / 2
                    color: Theme.colour.edge
                    antialiasing: true
                }
                Label {
                    x: 250 * root.unit - width / 2
                    y: -height / 2
                    rotation: -tick.rotation
                    visible: text !== ""
                    text: tick.label
                    size: Math.max(Theme.body, Math.min(Theme.title, 0.3 * root.fitting))
                    bold: true
                    color: Theme.colour.ink2
                }
            }
        }
        Item {
            x: root.middle
            y: root.middle
            visible: root.steady
            rotation: -210 + 240 * root.fraction
            transformOrigin: Item.TopLeft

            Rectangle {
                x: 210 * root.unit - width / 2
                y: -height / 2
                width: 62 * root.unit
                height: width
                radius: width / 2
                color: Theme.colour.surface
                border.width: 10 * root.unit
                border.color: Theme.colour.primary
                antialiasing: true
            }
        }
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: face.y + root.middle - height / 2

        Label {
            objectName: "weight"
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.net
            size: Math.min(root.steady ? 128 : 96, root.fitting)
            leading: size + 8
            bold: true
            color: root.steady ? Theme.colour.ink : Theme.colour.ink2
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("kg net")
            size: Math.max(Theme.body, Math.min(Theme.title, 0.36 * root.fitting))
            bold: true
            color: Theme.colour.ink2
        }
    }
}
