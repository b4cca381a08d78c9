import QtQuick
import "../theme"

// A card that asks for one thing: its sign, or a figure in the place of it, what it is, how to give it; what was given
// so far lies in `given`.
Card {
    id: root

    default property alias given: column.data
    required property string icon
    property string figure: ""
    required property string title
    required property string hint
    // names its words for whoever looks for them
    property string name: ""
    property color colour: Theme.colour.primaryInk
    property bool doubtful: false
    // its sign gives way where a message takes its room
    property bool crowded: false
    // the more room, the larger
    readonly property int side: Math.min(Theme.px(400), Math.max(Theme.px(160), height * (Theme.large ? 0.24 : 0.27)))

    clip: true

    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - Theme.px(96)
        spacing: Theme.px(28)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.crowded
            width: root.side
            height: width
            radius: width / 2
            color: Theme.colour.sunken
            border.width: Theme.px(Theme.colour.outline)
            border.color: root.colour

            Icon {
                anchors.centerIn: parent
                name: root.figure === "" ? root.icon : ""
                size: Math.round(0.56 * root.side / Theme.k)
                stroke: 1.6
                colour: root.colour
            }
            Label {
                objectName: root.name === "" ? "" : root.name + "Figure"
                anchors.centerIn: parent
                visible: text !== ""
                text: root.figure
                size: Math.round(0.5 * root.side / Theme.k / Theme.grown)
                bold: true
                color: root.colour
            }
        }
        Balanced {
            objectName: root.name === "" ? "" : root.name + "Title"
            visible: text !== ""
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            topPadding: root.crowded ? 0 : Theme.px(12)
            text: root.title
            size: Theme.large ? Theme.h2 : Theme.h1
            bold: true
        }
        Balanced {
            objectName: root.name === "" ? "" : root.name + "Hint"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.hint
            bottomPadding: column.children.length > 3 ? Theme.px(12) : 0
            size: 36
            leading: 48
            color: root.doubtful ? Theme.colour.danger : Theme.colour.ink2
        }
    }
}
