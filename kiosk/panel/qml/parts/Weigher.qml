import QtQuick
import QtQuick.Layouts
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// A scale: what it shows, what lies on it, and hands that take it off again.
Box {
    id: root

    required property string key
    required property string shows
    required property string holds
    required property bool moves
    property alias more: extra.data

    signal lastTaken
    signal cleared

    told: moves ? qsTr("Moving") : qsTr("Steady")
    toldColour: moves ? Theme.colour.warnInk : Theme.colour.primaryInk

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(6)

        Label {
            objectName: root.key + "Shows"
            text: root.shows
            size: 48
            bold: true
            color: root.moves ? Theme.colour.ink2 : Theme.colour.ink
        }
        Label {
            objectName: root.key + "Holds"
            Layout.fillWidth: true
            text: root.holds === "" ? qsTr("Nothing from your hand") : root.holds
            size: 25
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            color: Theme.colour.ink2
        }
        Item {
            Layout.fillHeight: true
        }
        RowLayout {
            spacing: Theme.px(12)
            uniformCellSizes: true

            Act {
                objectName: root.key + "TakeLast"
                Layout.fillWidth: true
                text: qsTr("Take last")
                able: root.holds !== ""
                onClicked: root.lastTaken()
            }
            Act {
                objectName: root.key + "Clear"
                Layout.fillWidth: true
                text: qsTr("Take all off")
                onClicked: root.cleared()
            }
        }
        RowLayout {
            id: extra

            visible: children.length > 0
        }
    }
}
