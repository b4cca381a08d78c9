pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// What went over a device's wire, the newest at the bottom: when, which way, and what. Dark in every theme.
Rectangle {
    id: root

    required property var lines
    required property string widest // of the times
    property bool still: false
    readonly property color ink: "#DCE8E0"
    readonly property color quiet: Theme.stark ? ink : "#9FB5AA"
    readonly property color lane: "#FFD766"

    function end(): void {
        if (!still)
            list.positionViewAtEnd();
    }

    color: Theme.stark ? Theme.colour.bg : "#0E1512"
    radius: Theme.px(16)
    border.width: Theme.px(Theme.colour.outline)
    border.color: Theme.colour.edge

    TextMetrics {
        id: clock

        font.family: Theme.mono
        font.pixelSize: Theme.text(28)
        text: root.widest.replace(/\d/g, "0") // not every font has digits of one width
    }
    Label {
        anchors.centerIn: parent
        visible: list.count === 0
        text: qsTr("Nothing was said yet")
        color: root.quiet
    }
    ListView {
        id: list

        objectName: "wireLines"
        anchors.fill: parent
        anchors.margins: Theme.px(16)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.lines
        onHeightChanged: Qt.callLater(root.end)

        delegate: Item {
            id: line

            required property string time
            required property string arrow
            required property string text
            required property bool out

            width: list.width
            height: what.height

            Text {
                id: when

                objectName: "wireTime"
                width: clock.width
                text: line.time
                font: clock.font
                color: root.quiet
            }
            Text {
                id: way

                objectName: "wireWay"
                anchors.left: when.right
                anchors.leftMargin: Theme.px(14)
                text: line.arrow
                font: clock.font
                color: line.out ? root.lane : root.ink
            }
            Text {
                id: what

                objectName: "wireText"
                anchors.left: way.right
                anchors.leftMargin: Theme.px(14)
                anchors.right: parent.right
                text: line.text
                textFormat: Text.PlainText
                font: clock.font
                color: line.out ? root.lane : root.ink
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }
        }
    }
}
