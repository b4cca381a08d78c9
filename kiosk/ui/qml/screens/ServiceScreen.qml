pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// A lane in service: all devices, how each is, and what can be tried. A technician's.
TwoColumns {
    id: root

    required property ServiceViewModel service
    required property FinderViewModel finder
    readonly property int columns: (across ? 3 : 2) - (Theme.large ? 1 : 0)

    balance: 0.72
    sinks: true
    focus: true

    Keys.onPressed: event => {
        if (Theme.asked)
            return;
        event.accepted = true;
        if (event.key === Qt.Key_Left || event.key === Qt.Key_Backtab)
            root.service.move(-1);
        else if (event.key === Qt.Key_Right || event.key === Qt.Key_Tab)
            root.service.move(1);
        else if (event.key === Qt.Key_Up)
            root.service.move(-root.columns);
        else if (event.key === Qt.Key_Down)
            root.service.move(root.columns);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.service.choose();
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Escape)
            root.service.back();
        else
            event.accepted = false;
    }

    second: [
        Button {
            objectName: "findingButton"
            visible: root.finder.able
            Layout.fillWidth: true
            implicitHeight: Theme.px(92)
            kind: "act"
            icon: "search"
            text: qsTr("Find devices")
            onClicked: root.service.find()

            Ring {
                visible: root.service.findAhead
            }
        },
        Flickable {
            id: shelf

            objectName: "guidedTests"
            visible: guided.count > 0
            Layout.fillWidth: true
            Layout.fillHeight: root.across
            implicitHeight: tests.implicitHeight
            // a ring around a tile at the edge is drawn whole where nothing scrolls
            clip: interactive
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            contentHeight: tests.height

            GridLayout {
                id: tests

                width: shelf.width
                height: Math.max(implicitHeight, shelf.height)
                columns: root.across ? 2 : Theme.large ? 3 : 4
                columnSpacing: Theme.px(12)
                rowSpacing: Theme.px(12)

                Repeater {
                    id: guided

                    model: root.service.tests

                    Button {
                        id: test

                        required property int index
                        required property string key
                        required property string sign
                        required property bool ahead
                        required property string picture
                        required text

                        // the last one has what is left of its row
                        readonly property int over: guided.count % tests.columns

                        objectName: "test_" + key.replace(" ", "_")
                        icon: Theme.large ? "" : picture
                        Layout.columnSpan: index === guided.count - 1 && over > 0 ? tests.columns - over + 1 : 1
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: Layout.columnSpan
                        Layout.minimumHeight: Theme.large && root.across ? Theme.px(100) : Theme.text(92)
                        Layout.preferredHeight: Theme.large && !root.across ? Theme.px(116) : Theme.px(108)
                        tile: true
                        size: 28
                        kind: "act"
                        onClicked: root.service.test(key)
                        onAheadChanged: if (ahead)
                            shelf.contentY = Math.max(0, Math.min(y, shelf.contentHeight - shelf.height))

                        Icon {
                            anchors.top: parent.top
                            anchors.right: parent.right
                            anchors.margins: Theme.px(12)
                            name: test.sign
                            size: 32
                            stroke: 3
                            colour: test.sign === "check" ? Theme.colour.primaryInk : Theme.colour.danger
                        }
                        Ring {
                            visible: test.ahead
                        }
                    }
                }
            }
        }
    ]

    GridView {
        id: list

        readonly property int gap: Theme.px(14)
        readonly property int least: Theme.px(32) + Theme.text(38 + 34 + 44 + 8)
        readonly property int lines: Math.ceil(count / Math.max(1, root.columns))
        readonly property int whole: Math.max(1, Math.floor(height / (least + gap) - 0.5))

        objectName: "deviceCards"
        width: parent.width + gap
        height: parent.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        snapMode: GridView.SnapToRow
        cellWidth: Math.floor(width / root.columns)
        // half a row shows that there is more
        cellHeight: lines * (least + gap) <= height ? Math.min(Math.floor(height / Math.max(1, lines)), Theme.px(190) + gap) : Math.floor(height / (whole + 0.5))
        model: root.service.cards

        delegate: Item {
            id: cell

            required property int index
            required property string key
            required property string name
            required property string icon
            required property string what
            required property bool ails
            required property string word
            required property string chip
            required property string sign
            required property string first
            required property string second
            required property string third
            required property bool ahead

            width: list.cellWidth
            height: list.cellHeight
            onAheadChanged: if (ahead)
                list.positionViewAtIndex(index, GridView.Contain)

            DeviceCard {
                width: parent.width - list.gap
                height: parent.height - list.gap
                key: cell.key
                name: cell.name
                icon: cell.icon
                what: cell.what
                ails: cell.ails
                word: cell.word
                chip: cell.chip
                sign: cell.sign
                marks: [cell.first, cell.second, cell.third]
                levels: [root.service.first, root.service.second, root.service.third]
                ahead: cell.ahead
                onClicked: root.service.pick(cell.key)
            }
        }
    }
}
