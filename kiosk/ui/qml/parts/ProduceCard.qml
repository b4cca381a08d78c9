import QtQuick
import "../theme"

// An item to pick by its picture.
Press {
    id: root

    required property string key
    required property string name
    required property string picture
    required property string price
    property bool large: false

    objectName: "pickItem_" + key
    said: name + ", " + price

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(24)
        color: root.pressed ? Theme.colour.primarySoft : Theme.colour.surface
        border.width: Theme.px(root.pressed || root.large ? 4 : 2)
        border.color: root.pressed || root.large ? Theme.colour.primary : Theme.colour.line
    }
    Picture {
        id: tile

        x: Theme.px(16)
        width: parent.width - Theme.px(32)
        anchors.top: parent.top
        anchors.topMargin: Theme.px(16)
        anchors.bottom: name.top
        anchors.bottomMargin: Theme.px(8)
        art: Math.min(Theme.px(root.large ? 420 : 150), height - Theme.px(8))
        name: root.picture
    }
    Label {
        id: name

        anchors.bottom: price.top
        x: Theme.px(10)
        width: parent.width - Theme.px(20)
        horizontalAlignment: Text.AlignHCenter
        text: root.name
        size: root.large ? 38 : 32
        leading: 40
        bold: true
        wrapMode: Text.Wrap
        maximumLineCount: 2
        Accessible.ignored: true
    }
    Label {
        id: price

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(14)
        anchors.horizontalCenter: parent.horizontalCenter
        text: root.price
        color: Theme.colour.ink2
        Accessible.ignored: true
    }
}
