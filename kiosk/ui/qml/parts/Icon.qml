import QtQuick
import "../theme"

// A line icon, always beside a word.
Image {
    id: root

    required property string name
    property int size: 40
    property real stroke: 2.2
    property color colour: Theme.colour.ink

    width: Theme.px(size)
    height: Theme.px(size)
    sourceSize: Qt.size(width, height)
    source: name === "" ? "" : "image://icon/" + name + "/" + colour.toString().slice(-6) + "/" + stroke
    Accessible.ignored: true
}
