pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// What are you buying? Shelves, pictures a page at a time, and a field with its keys: below, or beside them.
TwoColumns {
    id: root

    required property PickViewModel pick
    required property HintViewModel hint
    readonly property int columns: pick.single ? 1 : Theme.lowReach && Theme.large ? 2 : 3
    readonly property int rows: pick.single ? 1 : pick.size / columns

    sinks: true
    // ten keys of 90 want 1020
    balance: 800 / 1824
    second: [
        RowLayout {
            visible: root.across
            spacing: Theme.px(20)

            HintTitle {
                Layout.fillWidth: true
                text: root.pick.title
                hint: qsTr("Touch its picture")
                hinting: root.hint.step === "pick"
            }
            Label {
                text: root.pick.total
                color: Theme.colour.ink2
            }
        },
        Shelves {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.across
            wraps: true
            pick: root.pick
        },
        PickField {
            Layout.fillWidth: true
            Layout.fillHeight: false
            pick: root.pick
        },
        Keyboard {
            Layout.fillWidth: true
            digits: root.pick.digits
            onTyped: letter => root.pick.type(letter)
            onErased: root.pick.erase()
            onSwitched: root.pick.switchKeys()
        }
    ]

    // with low reach there is no question; the hint stands in the calm band
    HintTitle {
        y: -height - Theme.gap
        width: parent.width
        visible: Theme.calm > 0 && hinting && root.notice === 0
        text: qsTr("What are you buying?")
        hint: qsTr("Touch its picture")
        hinting: root.hint.step === "pick"
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        RowLayout {
            visible: !root.across && Theme.calm === 0
            spacing: Theme.px(20)

            HintTitle {
                Layout.fillWidth: true
                text: root.pick.title
                hint: qsTr("Touch its picture")
                hinting: root.hint.step === "pick"
            }
            Label {
                text: root.pick.total
                color: Theme.colour.ink2
            }
        }
        Shelves {
            Layout.fillWidth: true
            visible: !root.across && root.notice === 0
            pick: root.pick
        }
        Item {
            id: shown

            Layout.fillWidth: true
            Layout.fillHeight: true

            Grid {
                id: grid

                readonly property int wordiest: Math.max(0, ...Array.from(children, card => (card as ProduceCard)?.wordy ?? 0))

                anchors.fill: parent
                columns: root.columns
                spacing: Theme.gap

                Repeater {
                    model: root.pick.rows

                    ProduceCard {
                        width: (shown.width - (root.columns - 1) * Theme.gap) / root.columns
                        height: (shown.height - (root.rows - 1) * Theme.gap) / root.rows
                        large: root.pick.single
                        wordiest: grid.wordiest
                        onClicked: root.pick.pick(key)
                    }
                }
            }
            Column {
                anchors.centerIn: parent
                visible: root.pick.note !== ""
                spacing: Theme.px(20)
                width: parent.width

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "search"
                    size: 120
                    stroke: 1.6
                    colour: Theme.colour.ink2
                }
                Label {
                    objectName: "pickNote"
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.pick.note
                    size: Theme.bodyLarge
                    leading: 42
                    color: Theme.colour.ink2
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
