import QtQuick
import "../theme"

// A product on its tile, which stays light in every theme.
Rectangle {
    id: root

    required property string name
    property int art: Math.round(Math.min(width, height) * 0.84)

    color: Theme.colour.tile
    radius: Theme.px(18)

    Image {
        anchors.centerIn: parent
        width: root.art
        height: root.art
        sourceSize: Qt.size(width, height)
        source: "image://picture/" + root.name
        Accessible.ignored: true
    }
}
