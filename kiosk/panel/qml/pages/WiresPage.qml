pragma ComponentBehavior: Bound
import QtQuick
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"
import "../parts"

// The wires as they are: when, which device, which way, what it is called and what it is. Dark, as the lane's own trace.
Item {
    id: root

    required property WiresViewModel wires
    readonly property color ink: "#DCE8E0"
    readonly property color quiet: "#9FB5AA"
    readonly property color lane: "#FFD766"
    readonly property color told: "#8BE7C1"

    Flow {
        id: devices

        anchors.left: parent.left
        anchors.right: hold.left
        anchors.rightMargin: Theme.px(24)
        spacing: Theme.px(12)

        Repeater {
            model: root.wires.devices

            delegate: Tab {
                required property var model

                objectName: "wire_" + model.key
                text: model.name
                chosen: model.chosen
                onClicked: {
                    root.wires.choose(model.key);
                    list.positionViewAtEnd();
                }
            }
        }
    }
    Act {
        id: hold

        objectName: "holdWires"
        anchors.right: parent.right
        icon: root.wires.still ? "fwd" : "pause"
        text: root.wires.still ? qsTr("Go on") : qsTr("Hold")
        chosen: root.wires.still
        onClicked: root.wires.hold()
    }
    Rectangle {
        anchors.top: devices.bottom
        anchors.topMargin: Theme.px(24)
        anchors.bottom: parent.bottom
        width: parent.width
        radius: Theme.px(24)
        color: "#0E1512"

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
            anchors.margins: Theme.px(24)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.wires.rows
            // whoever reads further up is left there
            property bool follows: true
            onMovementEnded: follows = atYEnd
            onCountChanged: if (follows)
                Qt.callLater(positionViewAtEnd)

            delegate: Item {
                id: line

                required property string time
                required property string device
                required property string arrow
                required property string text
                required property string means
                required property string count
                required property bool out
                required property bool note

                width: list.width
                height: Math.max(Theme.px(40), said.height)

                Label {
                    id: when

                    width: Theme.px(172)
                    text: line.time
                    font.family: Theme.mono
                    size: 24
                    color: root.quiet
                }
                Label {
                    id: who

                    anchors.left: when.right
                    width: Theme.px(210)
                    text: line.device
                    size: 24
                    elide: Text.ElideRight
                    color: root.quiet
                }
                Label {
                    id: way

                    anchors.left: who.right
                    width: Theme.px(44)
                    text: line.arrow
                    size: 26
                    color: line.out ? root.lane : root.ink
                }
                Label {
                    id: name

                    anchors.left: way.right
                    width: Theme.px(400)
                    text: line.means
                    size: 24
                    elide: Text.ElideRight
                    color: root.told
                }
                Label {
                    id: said

                    anchors.left: line.note ? way.right : name.right
                    anchors.right: often.left
                    anchors.leftMargin: Theme.px(12)
                    text: line.text
                    font.family: line.note ? Application.font.family : Theme.mono
                    font.italic: false
                    size: 24
                    leading: 34
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    color: line.note ? root.quiet : line.out ? root.lane : root.ink
                }
                Label {
                    id: often

                    anchors.right: parent.right
                    width: Theme.px(110)
                    horizontalAlignment: Text.AlignRight
                    text: line.count
                    font.family: Theme.mono
                    size: 24
                    color: root.quiet
                }
            }
        }
    }
}
