import QtQuick
import QtQuick.Layouts
import "../theme"

// A way to go on, with a sentence beneath its word where there is room for one; the primary one is filled.
Press {
    id: root

    required property string text
    property string under: ""
    required property string icon
    property bool primary: false
    property bool able: true
    property bool tall: false
    readonly property real leastHeight: content.implicitHeight + Theme.px(40)
    readonly property color words: !able ? Theme.colour.off : primary ? Theme.colour.primaryText : Theme.colour.ink

    said: under === "" ? text : text + ", " + under
    implicitHeight: Math.max(Theme.px(tall ? 248 : primary ? 200 : under === "" ? 112 : 144), leastHeight)

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(24)
        color: !root.able ? Theme.colour.sunken : root.primary ? (root.pressed ? Theme.colour.primaryPress : Theme.colour.primary) : root.pressed ? Theme.colour.sunken : Theme.colour.surface
        border.width: (root.able ? root.primary : Theme.stark) ? 0 : Theme.px(Theme.colour.border)
        border.color: root.able ? Theme.colour.edge : Theme.colour.line
    }
    RowLayout {
        id: content

        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.pressed ? Theme.px(2) : 0
        x: Theme.px(root.primary ? 40 : 28)
        width: parent.width - 2 * x
        spacing: Theme.px(root.primary ? 36 : 24)

        Icon {
            name: root.icon
            size: root.primary ? 120 : root.under === "" ? 56 : 72
            stroke: 1.8
            colour: root.words
        }
        ColumnLayout {
            spacing: 0

            Balanced {
                Layout.fillWidth: true
                text: root.text
                size: root.primary ? 56 : Theme.title
                leading: root.primary ? 68 : 46
                bold: root.able || !Theme.stark
                color: root.words
                Accessible.ignored: true
            }
            Balanced {
                objectName: root.objectName.replace("Button", "Hint")
                visible: text !== ""
                Layout.fillWidth: true
                text: root.under
                size: root.primary ? Theme.bodyLarge : Theme.body
                leading: root.primary ? 42 : 36
                color: root.primary || !root.able ? root.words : Theme.colour.ink2
                Accessible.ignored: true
            }
        }
        Icon {
            visible: root.primary && root.able
            name: "fwd"
            size: 56
            stroke: 2.4
            colour: root.words
        }
    }
}
