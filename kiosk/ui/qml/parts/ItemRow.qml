import QtQuick
import "../theme"

// One line of the basket; a touch opens it.
Press {
    id: root

    required property int number
    required property string name
    required property string picture
    required property string reckoning
    required property string price
    required property string was
    required property string saving
    property int least: Theme.rowHeight

    objectName: "line_" + number
    said: [name, reckoning, saving, price].filter(part => part !== "").join(", ")
    implicitHeight: Math.max(least, words.height + Theme.px(8), figures.height + Theme.px(8))

    Rectangle {
        anchors.fill: parent
        // the card shows through: its round corners stay round
        color: root.pressed || root.chosen ? Theme.colour.sunken : "transparent"
        // chosen by staff: no colour alone says it
        border.width: root.chosen ? Theme.px(4) : 0
        border.color: Theme.colour.staff
        radius: root.chosen ? Theme.px(20) : 0
    }
    Rectangle {
        x: tile.x
        width: parent.width - 2 * x
        height: 1
        color: Theme.colour.line
    }
    Picture {
        id: tile

        x: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(Theme.landscape ? 68 : 88)
        height: width
        radius: Theme.px(16)
        name: root.picture
    }
    Column {
        id: words

        anchors.left: tile.right
        anchors.leftMargin: Theme.px(22)
        anchors.right: figures.left
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: root.name
            size: Theme.bodyLarge
            leading: 42
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(28)
            Accessible.ignored: true
        }
        Flow {
            width: parent.width
            spacing: Theme.px(16)

            Label {
                text: root.reckoning
                color: Theme.colour.ink2
                Accessible.ignored: true
            }
            Label {
                visible: text !== ""
                text: root.saving
                bold: true
                color: Theme.colour.primaryInk
                Accessible.ignored: true
            }
        }
    }
    Column {
        id: figures

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            anchors.right: parent.right
            visible: text !== ""
            text: root.was
            font.strikeout: true
            color: Theme.colour.ink2
            Accessible.ignored: true
        }
        Label {
            anchors.right: parent.right
            text: root.price
            size: 34
            leading: 42
            bold: true
            Accessible.ignored: true
        }
    }
}
