pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../theme"

// What a guided test has the whole screen for: cells to be wiped over, or colours to be looked at.
Rectangle {
    id: root

    required property GuidedViewModel guided
    readonly property bool grid: guided.canvas === "grid"
    readonly property int rows: Math.max(1, Math.round(cells.count / Math.max(1, guided.columns)))

    function cellAt(x: real, y: real): int {
        const column = Math.floor(x * root.guided.columns / root.width);
        const row = Math.floor(y * root.rows / root.height);
        return column < 0 || row < 0 || column >= root.guided.columns || row >= root.rows ? -1 : row * root.guided.columns + column;
    }

    color: Theme.colour.bg

    Rectangle {
        anchors.fill: parent
        visible: !root.grid
        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop {
                position: 0
                color: root.guided.first
            }
            GradientStop {
                position: 1
                color: root.guided.last
            }
        }
    }
    Repeater {
        id: cells

        model: root.guided.cells

        Rectangle {
            required property int index
            required property bool touched

            x: Math.round(index % root.guided.columns * root.width / root.guided.columns)
            y: Math.round(Math.floor(index / root.guided.columns) * root.height / root.rows)
            width: Math.ceil(root.width / root.guided.columns)
            height: Math.ceil(root.height / root.rows)
            color: touched ? Theme.colour.primary : Theme.colour.surface
            border.width: 1
            border.color: Theme.colour.edge
        }
    }
    Press {
        id: press

        property int last: -1

        function wipe(x: real, y: real): void {
            const cell = root.cellAt(x, y);
            if (!root.grid || cell < 0 || cell === press.last)
                return;
            press.last = cell;
            root.guided.touch(cell.toString());
        }

        objectName: "guidedCanvas"
        anchors.fill: parent
        said: root.grid ? root.guided.todo : qsTr("Next colour")
        onPressed: mouse => press.wipe(mouse.x, mouse.y)
        onPositionChanged: mouse => press.wipe(mouse.x, mouse.y)
        onClicked: {
            if (!root.grid)
                root.guided.touch("next");
        }

        // every touch goes through it
        Rectangle {
            anchors.centerIn: parent
            visible: root.grid
            width: words.width + Theme.px(72)
            height: words.height + Theme.px(40)
            radius: Theme.px(24)
            color: Theme.colour.surface
            border.width: Theme.px(2)
            border.color: Theme.colour.edge

            Column {
                id: words

                anchors.centerIn: parent

                Label {
                    objectName: "gridTodo"
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: root.grid ? root.guided.todo : ""
                    size: Theme.title
                    bold: true
                }
                Label {
                    objectName: "gridFigure"
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: root.grid ? root.guided.figure : ""
                    size: Theme.bodyLarge
                    color: Theme.colour.ink2
                }
            }
        }
    }
}
