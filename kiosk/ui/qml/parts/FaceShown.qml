import QtQuick
import "../theme"

// One of five faces, its word beneath; the chosen one grows and gets a ring.
Item {
    id: root

    required property int face
    required property string word
    required property bool chosen
    property bool pressed: false
    property bool answered: false

    implicitWidth: Theme.px(200)
    implicitHeight: Math.max(Theme.px(260), place.height + words.height + Theme.px(12))

    Item {
        id: place

        width: parent.width
        height: Theme.px(200)

        Rectangle {
            anchors.centerIn: parent
            visible: root.chosen
            width: Theme.px(188)
            height: width
            radius: width / 2
            color: Theme.colour.ink
        }
        Image {
            anchors.centerIn: parent
            width: Theme.px(root.chosen ? 164 : root.pressed ? 172 : 156)
            height: width
            opacity: root.answered && !root.chosen ? 0.55 : 1
            sourceSize: Qt.size(width, height)
            source: "../pictures/face_" + root.face + ".svg"
            Accessible.ignored: true
        }
    }
    Label {
        id: words

        anchors.top: place.bottom
        anchors.topMargin: Theme.px(6)
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: root.word
        size: 32
        leading: 42
        bold: root.chosen
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
}
