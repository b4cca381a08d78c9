import QtQuick
import "../theme"

// A screen's question; while somebody hesitates, in the very same room, a hand and what to do.
Item {
    id: root

    required property string text
    required property string hint
    required property bool hinting
    property int size: Theme.h2

    implicitHeight: usual.implicitHeight
    implicitWidth: usual.implicitWidth

    Balanced {
        id: usual

        width: parent.width
        visible: !root.hinting
        text: root.text
        size: root.size
        bold: true
    }
    Row {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.hinting
        spacing: Theme.px(16)

        HintHand {
            id: hand

            anchors.verticalCenter: parent.verticalCenter
            on: root.hinting
            size: root.size
        }
        Label {
            objectName: "hintTitle"
            anchors.verticalCenter: parent.verticalCenter
            width: root.width - hand.width - parent.spacing
            text: root.hint
            size: root.size
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(Theme.body)
            color: Theme.colour.info
        }
    }
}
