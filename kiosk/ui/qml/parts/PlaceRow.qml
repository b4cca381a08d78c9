pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import "../theme"

// A place where devices hang: what answers there, how that stands at this lane, and as what it can be taken.
Rectangle {
    id: root

    required property string key
    required property string place
    required property string what
    required property string word
    required property string chip
    required property string sign
    required property string first
    required property string firstDevice
    required property string second
    required property string secondDevice
    required property bool ahead
    required property string aheadDevice
    readonly property bool able: first !== ""

    signal taken(string device)

    objectName: "place_" + key
    implicitHeight: column.implicitHeight + Theme.px(32)
    radius: Theme.px(18)
    color: chip === "plain" ? Theme.colour.sunken : Theme.colour.surface
    border.width: Theme.px(able ? Theme.colour.border : Theme.colour.outline)
    border.color: able ? Theme.colour.edge : Theme.colour.line

    ColumnLayout {
        id: column

        x: Theme.px(20)
        y: Theme.px(16)
        width: parent.width - 2 * x
        spacing: Theme.px(8)

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.large ? 1 : 2
            columnSpacing: Theme.px(16)
            rowSpacing: Theme.px(8)

            Label {
                objectName: "placeWhat"
                Layout.fillWidth: true
                text: root.what
                size: Theme.bodyLarge
                leading: 42
                bold: root.chip !== "plain"
                color: root.chip === "plain" ? Theme.colour.ink2 : Theme.colour.ink
                wrapMode: Text.Wrap
            }
            Chip {
                objectName: "placeState"
                visible: root.word !== ""
                Layout.alignment: Qt.AlignTop
                text: root.word
                icon: root.sign
                kind: root.chip
            }
        }
        Label {
            objectName: "placeLink"
            Layout.fillWidth: true
            text: root.place
            color: Theme.colour.ink2
            wrapMode: Text.WrapAnywhere
        }
        RowLayout {
            visible: root.able
            Layout.fillWidth: true
            spacing: Theme.px(12)

            Repeater {
                model: [[root.first, root.firstDevice], [root.second, root.secondDevice]].filter(one => one[0] !== "")

                Button {
                    id: take

                    required property var modelData

                    objectName: "take_" + modelData[1]
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    implicitHeight: Theme.px(92)
                    kind: "act"
                    icon: "check"
                    text: modelData[0]
                    onClicked: root.taken(modelData[1])

                    Ring {
                        visible: root.ahead && root.aheadDevice === take.modelData[1]
                    }
                }
            }
        }
    }

    Ring {
        anchors.margins: Theme.px(3)
        visible: root.ahead && !root.able
        radius: root.radius
    }
}
