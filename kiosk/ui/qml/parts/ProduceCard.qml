import QtQuick
import "../theme"

// An item or a shelf to pick by its picture: above its name, or beside it where the card is low.
Press {
    id: root

    required property string key
    required property string name
    required property string picture
    required property string price
    property bool large: false
    // how high the words are, and the highest of the page: its pictures are alike, where that leaves them room
    readonly property int wordy: words.implicitHeight
    property int wordiest: wordy
    readonly property int kept: height - wordiest - Theme.px(38) < Theme.px(56) ? wordy : wordiest
    readonly property bool low: height < 0.62 * width && !large

    objectName: "pickItem_" + key
    said: price === "" ? name : name + ", " + price

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(24)
        color: root.pressed ? Theme.colour.primarySoft : Theme.colour.surface
        border.width: Theme.px(root.pressed || root.large ? 4 : Theme.colour.border)
        border.color: root.pressed || root.large ? Theme.colour.primary : Theme.colour.line
    }
    Picture {
        id: tile

        // a picture too small to be known is none
        visible: root.low || height >= Theme.px(56)
        x: Theme.px(16)
        y: Theme.px(16)
        width: root.low ? Math.min(root.height - Theme.px(32), root.width * 0.32) : root.width - Theme.px(32)
        height: root.low ? root.height - Theme.px(32) : root.height - root.kept - Theme.px(38)
        art: Math.min(Theme.px(root.large ? 420 : 150), height - Theme.px(8), width - Theme.px(8))
        name: root.picture
    }
    Column {
        id: words

        x: root.low ? tile.x + tile.width + Theme.px(12) : Theme.px(10)
        y: root.low || !tile.visible ? (root.height - height) / 2 : root.height - Theme.px(14) - (root.kept + height) / 2
        width: root.width - x - Theme.px(10)

        Label {
            width: parent.width
            horizontalAlignment: root.low ? Text.AlignLeft : Text.AlignHCenter
            text: root.name
            size: root.large ? Theme.title : root.low ? 30 : Theme.large && Theme.landscape ? Theme.body : Theme.bodyLarge
            leading: root.large ? 46 : root.low && !Theme.large ? 36 : Theme.large && Theme.landscape ? 34 : 40
            bold: true
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            horizontalAlignment: root.low ? Text.AlignLeft : Text.AlignHCenter
            text: root.price
            color: Theme.colour.ink2
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(Theme.body)
            Accessible.ignored: true
        }
    }
}
