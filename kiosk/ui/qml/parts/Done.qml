import QtQuick
import "../theme"

// A tick in a disc: it is done.
Rectangle {
    height: width
    radius: width / 2
    color: Theme.colour.primary

    Icon {
        anchors.centerIn: parent
        name: "check"
        size: 58
        stroke: 3
        colour: Theme.colour.primaryText
    }
}
