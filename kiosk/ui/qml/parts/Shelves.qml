pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../theme"

// The shelves of the search: side by side, or in as many rows as there is room for. A piece of one at the edge shows
// that there are more.
Flickable {
    id: root

    required property PickViewModel pick
    property bool wraps: false

    // the chosen one comes into sight
    function reveal(shelf: Item) {
        contentX = Math.max(Math.min(contentX, shelf.x), shelf.x + shelf.width - width);
        contentY = Math.max(Math.min(contentY, shelf.y), shelf.y + shelf.height - height);
    }

    objectName: "categories"
    implicitHeight: Theme.px(88)
    contentWidth: row.childrenRect.width
    contentHeight: row.childrenRect.height
    flickableDirection: wraps ? Flickable.VerticalFlick : Flickable.HorizontalFlick
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    Flow {
        id: row

        width: root.wraps ? root.width : Theme.px(20000)
        spacing: Theme.px(12)

        Repeater {
            model: root.pick.categories

            Press {
                id: shelf

                required property string key
                required property string name
                required chosen

                objectName: "category_" + key
                onChosenChanged: if (chosen)
                    root.reveal(shelf)
                said: name
                width: word.implicitWidth + Theme.px(52)
                height: Theme.px(root.wraps ? 80 : 88)
                onClicked: root.pick.choose(key)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.px(18)
                    color: shelf.chosen ? Theme.colour.ink : shelf.pressed ? Theme.colour.sunken : Theme.colour.surface
                    border.width: Theme.px(Theme.colour.border)
                    border.color: shelf.chosen ? Theme.colour.ink : Theme.colour.edge
                }
                Label {
                    id: word

                    anchors.centerIn: parent
                    text: shelf.name
                    bold: true
                    color: shelf.chosen ? Theme.colour.bg : Theme.colour.ink
                    Accessible.ignored: true
                }
            }
        }
    }
}
