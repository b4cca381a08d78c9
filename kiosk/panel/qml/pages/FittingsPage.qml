pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"
import "../parts"

// What stands around the screen: the lamp, the board with its buttons, the unit that signs.
GridLayout {
    id: root

    required property FittingsViewModel fittings

    columns: 2
    columnSpacing: Theme.px(24)
    rowSpacing: Theme.px(24)

    Box {
        Layout.fillHeight: true
        Layout.preferredWidth: Theme.px(640)
        Layout.rowSpan: 2
        title: qsTr("Lamp over the lane")
        icon: "light"
        there: root.fittings.lightThere

        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.px(20)

            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: Theme.px(260)
                Layout.preferredHeight: lamps.height + Theme.px(48)
                radius: Theme.px(40)
                color: "#26312B"

                Column {
                    id: lamps

                    anchors.centerIn: parent
                    spacing: Theme.px(20)

                    Repeater {
                        model: root.fittings.lamps

                        delegate: Rectangle {
                            id: lamp

                            required property string key
                            required property bool lit
                            readonly property color glow: ({
                                    "red": "#E5483B",
                                    "amber": "#FFB000",
                                    "white": "#FFFFFF",
                                    "green": "#2FB573"
                                })[key]

                            objectName: "lamp_" + key
                            width: Theme.px(176)
                            height: width
                            radius: width / 2
                            color: lit ? glow : Qt.darker(glow, 3.2)
                            border.width: Theme.px(lit ? 8 : 2)
                            border.color: lit ? "#FFFFFF" : "#35423A"
                        }
                    }
                }
            }
            Label {
                objectName: "lampLit"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: root.fittings.lit
                size: 34
                bold: true
            }
            Label {
                objectName: "lampMeans"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: root.fittings.means
                size: 30
                color: Theme.colour.ink2
            }
            Item {
                Layout.fillHeight: true
            }
            Switch {
                objectName: "lampSticks"
                Layout.fillWidth: true
                alarming: true
                text: qsTr("Its relays stick")
                chosen: root.fittings.stuck
                onClicked: root.fittings.stick()
            }
        }
    }
    Box {
        Layout.fillWidth: true
        Layout.fillHeight: true
        title: qsTr("Buttons and presence")
        icon: "tap"
        there: root.fittings.buttonsThere

        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.px(24)

            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.px(96)
                radius: Theme.px(14)
                color: "#0E1512"

                Label {
                    objectName: "boardShows"
                    anchors.centerIn: parent
                    text: root.fittings.boardShows === "" ? " " : root.fittings.boardShows
                    font.family: Theme.mono
                    size: 40
                    color: "#9FE8C4"
                }
            }
            GridLayout {
                id: keys

                // where each button lies on the board
                readonly property var places: ({
                        "help": [0, 0],
                        "up": [0, 2],
                        "left": [1, 1],
                        "ok": [1, 2],
                        "right": [1, 3],
                        "down": [2, 2],
                        "back": [0, 4]
                    })

                Layout.alignment: Qt.AlignHCenter
                columns: 5
                columnSpacing: Theme.px(16)
                rowSpacing: Theme.px(16)

                Repeater {
                    model: root.fittings.buttons

                    delegate: Act {
                        required property var model

                        objectName: "button_" + model.key
                        Layout.row: keys.places[model.key][0]
                        Layout.column: keys.places[model.key][1]
                        Layout.preferredWidth: Theme.px(236)
                        Layout.preferredHeight: Theme.px(140)
                        inset: 8
                        kind: model.key === "help" ? "primary" : "plain"
                        size: 32
                        text: model.text + (model.pressed > 0 ? " ×" + model.pressed : "")
                        onClicked: root.fittings.press(model.key)
                    }
                }
            }
            Item {
                Layout.fillHeight: true
            }
            Switch {
                objectName: "present"
                Layout.fillWidth: true
                text: qsTr("Somebody stands before the lane")
                chosen: root.fittings.present
                onClicked: root.fittings.step()
            }
        }
    }
    Box {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(330)
        title: qsTr("Signing unit")
        icon: "lock"
        there: root.fittings.signerThere

        ColumnLayout {
            width: parent.width
            spacing: Theme.px(14)

            Label {
                objectName: "signed"
                text: root.fittings.signed
                bold: true
            }
            Switch {
                objectName: "selfTest"
                Layout.fillWidth: true
                alarming: true
                text: qsTr("Its self-test fails")
                chosen: root.fittings.selfTest
                onClicked: root.fittings.refuse("self_test")
            }
            Switch {
                objectName: "memoryFull"
                Layout.fillWidth: true
                alarming: true
                text: qsTr("Its memory is full")
                chosen: root.fittings.memoryFull
                onClicked: root.fittings.refuse("memory_full")
            }
        }
    }
}
