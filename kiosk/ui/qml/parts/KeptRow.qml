import QtQuick
import "../theme"

// A saved basket: its code, where and since when, how much is in it; a touch takes it up.
Press {
    id: root

    required property string key
    required property string code
    required property string digits
    required property string place
    required property string pieces
    required property string total
    property int least: Theme.rowHeight

    objectName: "kept_" + digits
    said: [code, place, pieces, total].join(", ")
    implicitHeight: Math.max(least, words.height + Theme.px(8))

    Rectangle {
        anchors.fill: parent
        // the card shows through: its round corners stay round
        color: root.pressed ? Theme.colour.sunken : "transparent"
    }
    Rectangle {
        x: Theme.px(28)
        width: parent.width - 2 * x
        height: 1
        color: Theme.colour.line
    }
    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(28)
        anchors.right: figures.left
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: root.code
            size: Theme.title
            leading: 46
            bold: true
            color: root.enabled ? Theme.colour.ink : Theme.colour.ink2
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            text: root.place
            color: Theme.colour.ink2
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(24)
            Accessible.ignored: true
        }
    }
    Column {
        id: figures

        anchors.right: more.left
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            anchors.right: parent.right
            text: root.total
            size: 34
            leading: 46
            bold: true
            color: root.enabled ? Theme.colour.ink : Theme.colour.ink2
            Accessible.ignored: true
        }
        Label {
            anchors.right: parent.right
            text: root.pieces
            color: Theme.colour.ink2
            Accessible.ignored: true
        }
    }
    Icon {
        id: more

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        name: "fwd"
        size: 40
        stroke: 2.4
        colour: Theme.colour.staff
    }
}
