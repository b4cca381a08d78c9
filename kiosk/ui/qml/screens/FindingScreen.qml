pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// What is attached to the lane: each place and what answers there, and where on the network to look. Technicians only.
TwoColumns {
    id: root

    required property FinderViewModel finder
    readonly property list<string> keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", ".", "/"]

    balance: 0.62
    sinks: true
    focus: true

    Keys.onPressed: event => {
        if (Theme.asked)
            return;
        event.accepted = true;
        if (root.keys.includes(event.text))
            root.finder.digit(event.text);
        else if ([Qt.Key_Left, Qt.Key_Up, Qt.Key_Backtab].includes(event.key))
            root.finder.move(-1);
        else if ([Qt.Key_Right, Qt.Key_Down, Qt.Key_Tab].includes(event.key))
            root.finder.move(1);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.finder.choose();
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Escape)
            root.finder.back();
        else
            event.accepted = false;
    }

    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        ColumnLayout {
            visible: !root.finder.busy
            Layout.fillWidth: true
            spacing: Theme.px(12)

            Label {
                Layout.fillWidth: true
                text: qsTr("On the network too, if you like:")
                wrapMode: Text.Wrap
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.px(12)

                Press {
                    id: range

                    objectName: "rangeField"
                    said: qsTr("Range of addresses") + " " + root.finder.network
                    Layout.fillWidth: true
                    implicitHeight: Theme.px(92)
                    onClicked: root.finder.type()

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.px(18)
                        color: range.pressed ? Theme.colour.sunken : Theme.colour.bg
                        border.width: Theme.px(root.finder.typing ? 4 : Theme.colour.border)
                        border.color: root.finder.typing ? Theme.colour.staff : Theme.colour.edge
                    }
                    Label {
                        objectName: "rangeText"
                        anchors.verticalCenter: parent.verticalCenter
                        x: Theme.px(20)
                        width: parent.width - 2 * x
                        text: root.finder.network === "" ? qsTr("Only this machine") : root.finder.network
                        color: root.finder.network === "" ? Theme.colour.ink2 : Theme.colour.ink
                        size: Theme.title
                        bold: root.finder.network !== ""
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.px(Theme.body)
                        Accessible.ignored: true
                    }
                }
                Button {
                    objectName: "rangeErase"
                    visible: root.finder.network !== ""
                    implicitHeight: Theme.px(92)
                    inset: 24
                    kind: "act"
                    icon: "back"
                    text: qsTr("Erase")
                    onClicked: root.finder.erase()
                }
            }
            GridLayout {
                visible: root.finder.typing
                Layout.fillWidth: true
                columns: 4
                columnSpacing: Theme.px(12)
                rowSpacing: Theme.px(12)

                Repeater {
                    model: root.keys

                    Key {
                        required property string modelData

                        objectName: "range_" + modelData
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        letter: modelData
                        size: 44
                        onClicked: root.finder.digit(modelData)
                    }
                }
            }
        },
        Rectangle {
            visible: root.finder.told !== ""
            Layout.fillWidth: true
            implicitHeight: told.height + Theme.px(28)
            radius: Theme.px(18)
            color: root.finder.mood === "bad" ? Theme.colour.dangerSoft : root.finder.mood === "ok" ? Theme.colour.primarySoft : Theme.colour.warnSoft
            border.width: Theme.px(Theme.colour.outline)
            border.color: told.color

            Label {
                id: told

                objectName: "finderTold"
                x: Theme.px(20)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * x
                text: root.finder.told
                size: Theme.bodyLarge
                leading: 42
                bold: true
                color: root.finder.mood === "bad" ? Theme.colour.danger : root.finder.mood === "ok" ? Theme.colour.primaryInk : Theme.colour.warnInk
                wrapMode: Text.Wrap
            }
        },
        Button {
            objectName: "stopButton"
            visible: root.finder.looking
            Layout.fillWidth: true
            implicitHeight: Theme.px(144)
            kind: "act"
            icon: "x"
            text: qsTr("Stop looking")
            onClicked: root.finder.stop()

            Ring {
                visible: root.finder.ahead
            }
        },
        Button {
            objectName: "lookButton"
            visible: !root.finder.looking
            Layout.fillWidth: true
            implicitHeight: Theme.px(144)
            kind: "staff"
            able: !root.finder.busy
            icon: "search"
            text: places.count > 0 ? qsTr("Look again") : qsTr("Look for devices")
            onClicked: root.finder.find()

            Ring {
                visible: root.finder.ahead
            }
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(16)

        Label {
            objectName: "finderTitle"
            Layout.fillWidth: true
            text: qsTr("What is attached")
            size: Theme.h2
            bold: true
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "finderHint"
            visible: places.count === 0
            Layout.fillWidth: true
            text: qsTr("Every port and USB device is asked what hangs there. Devices in use are left alone.")
            size: Theme.bodyLarge
            leading: 42
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
        ListView {
            id: places

            objectName: "places"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.px(12)
            boundsBehavior: Flickable.StopAtBounds
            model: root.finder.rows

            delegate: PlaceRow {
                id: row

                required property int index

                width: places.width
                onAheadChanged: if (ahead)
                    places.positionViewAtIndex(index, ListView.Contain)
                onTaken: device => root.finder.take(row.key, device)
            }
        }
    }
}
