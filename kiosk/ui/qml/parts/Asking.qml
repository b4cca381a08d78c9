import QtQuick
import "../theme"

// A card that asks for one thing: its sign, what it is, how to give it; what was given so far lies in `given`.
Card {
    id: root

    default property alias given: column.data
    required property string icon
    required property string title
    required property string hint
    // names its words for whoever looks for them
    property string name: ""
    property color colour: Theme.colour.primaryInk
    property bool doubtful: false
    // its sign gives way where a message takes its room
    property bool crowded: false

    clip: true

    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - Theme.px(96)
        spacing: Theme.px(28)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.crowded
            name: root.icon
            size: Theme.large || Theme.calm > 0 ? 120 : 200
            stroke: 1.6
            colour: root.colour
        }
        Label {
            objectName: root.name === "" ? "" : root.name + "Title"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.title
            size: Theme.large ? Theme.h2 : Theme.h1
            bold: true
            wrapMode: Text.Wrap
        }
        Label {
            objectName: root.name === "" ? "" : root.name + "Hint"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.hint
            size: 36
            leading: 48
            color: root.doubtful ? Theme.colour.danger : Theme.colour.ink2
            wrapMode: Text.Wrap
        }
    }
}
