pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// The card terminal: its display, and its keys: what the shopper does next, or now where they are played by hand.
Box {
    id: root

    required property TerminalViewModel terminal

    title: qsTr("Card terminal")
    icon: "card"
    there: terminal.there

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(14)

        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(112)
            radius: Theme.px(14)
            color: "#0E1512"

            Column {
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.px(22)
                width: parent.width - 2 * x

                Label {
                    objectName: "terminalShows"
                    width: parent.width
                    text: root.terminal.shows
                    size: 34
                    bold: true
                    elide: Text.ElideRight
                    color: root.terminal.busy ? "#FFD766" : "#DCE8E0"
                }
                Label {
                    objectName: "terminalLast"
                    width: parent.width
                    text: root.terminal.last
                    size: 24
                    elide: Text.ElideRight
                    color: "#9FB5AA"
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true

            Label {
                Layout.fillWidth: true
                text: root.terminal.byHand ? qsTr("The shopper does now:") : qsTr("The next shopper:")
                size: 26
                color: Theme.colour.ink2
            }
            Switch {
                objectName: "byHand"
                visible: root.terminal.hands
                Layout.preferredWidth: Theme.px(220)
                text: qsTr("By hand")
                chosen: root.terminal.byHand
                onClicked: root.terminal.changeHands()
            }
        }
        GridLayout {
            columns: 2
            columnSpacing: Theme.px(12)
            rowSpacing: Theme.px(12)
            uniformCellWidths: true

            Repeater {
                model: root.terminal.rows

                delegate: Act {
                    required property var model

                    objectName: "card_" + model.key
                    Layout.fillWidth: true
                    text: model.text
                    icon: model.icon
                    chosen: model.chosen
                    able: model.able
                    onClicked: root.terminal.press(model.key)
                }
            }
        }
    }
}
