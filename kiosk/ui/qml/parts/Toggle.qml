import QtQuick
import "../theme"

// A choice that is on or off: icon, word, and the state in a word with its sign.
Press {
    id: root

    required property string text
    required property string icon
    property bool able: true
    readonly property color words: !able ? Theme.colour.ink2 : chosen ? Theme.colour.primaryInk : Theme.colour.ink

    said: text + ", " + state.text
    implicitHeight: content.height + Theme.px(32)

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(20)
        color: !root.able || root.pressed ? Theme.colour.sunken : root.chosen ? Theme.colour.primarySoft : Theme.colour.surface
        border.width: Theme.px(root.chosen ? Theme.colour.border + 2 : Theme.colour.border)
        border.color: !root.able ? Theme.colour.line : root.chosen ? Theme.colour.primary : Theme.colour.edge
    }
    Column {
        id: content

        anchors.centerIn: parent
        anchors.verticalCenterOffset: root.pressed ? Theme.px(2) : 0
        width: parent.width - Theme.px(16)
        spacing: Theme.px(6)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.icon
            size: 56
            colour: root.words
        }
        Label {
            x: Theme.px(12)
            width: parent.width - 2 * x
            horizontalAlignment: Text.AlignHCenter
            text: root.text
            size: 30
            leading: 36
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(Theme.body)
            color: root.words
            Accessible.ignored: true
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.px(8)
            visible: state.text !== ""

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.chosen ? "check" : "minus"
                size: 34
                stroke: 2.6
                colour: root.words
            }
            Label {
                id: state

                text: root.chosen ? qsTr("On") : qsTr("Off")
                color: root.words
                Accessible.ignored: true
            }
        }
    }
}
