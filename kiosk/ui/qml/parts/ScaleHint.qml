import QtQuick
import "../theme"

// The item comes down on the plate; or it lies there and the hand goes away.
Item {
    id: root

    required property string step
    required property string picture
    readonly property bool puts: step === "put"
    readonly property real unit: height / 100

    width: 150 * unit
    visible: step === "put" || step === "rest"

    Beat {
        id: beat

        on: root.visible
    }
    Rectangle {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: 100 * root.unit
        height: 8 * root.unit
        radius: height / 2
        color: Theme.colour.ink
    }
    Image {
        x: 50 * root.unit
        y: (root.puts ? 8 + 32 * beat.t : 40) * root.unit
        width: 50 * root.unit
        height: width
        sourceSize: Qt.size(width, height)
        source: "image://picture/" + root.picture
        Accessible.ignored: true
    }
    Icon {
        x: (root.puts ? 104 : 100) * root.unit
        y: (root.puts ? 14 + 32 * beat.t : 30 - 26 * beat.t) * root.unit
        visible: root.puts
        rotation: -90
        name: "back"
        size: Math.round(34 * root.unit / Theme.k)
        stroke: 3
        colour: Theme.colour.info
    }
    Icon {
        x: (98 + 20 * beat.t) * root.unit
        y: (44 - 16 * beat.t) * root.unit
        visible: !root.puts
        name: "hand"
        size: Math.round(44 * root.unit / Theme.k)
        stroke: 2
        colour: Theme.colour.info
    }
}
