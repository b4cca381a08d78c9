pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../theme"

// The shelves of the search, side by side; half a one at the edge shows that there are more.
ListView {
    id: root

    required property PickViewModel pick

    objectName: "categories"
    implicitHeight: Theme.px(88)
    orientation: ListView.Horizontal
    cacheBuffer: 0
    spacing: Theme.px(12)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: root.pick.categories

    delegate: Press {
        id: shelf

        required property string key
        required property string name
        required property int index
        required chosen

        objectName: "category_" + key
        onChosenChanged: if (chosen)
            root.positionViewAtIndex(index, ListView.Contain)
        said: name
        width: word.implicitWidth + Theme.px(52)
        height: root.height
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
