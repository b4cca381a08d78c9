import QtQuick
import "../theme"

// What was written so far, in as many lines as it needs. `name` is its text's.
Rectangle {
    id: root

    required property string name
    required property string text

    width: parent?.width ?? 0
    height: Math.max(Theme.text(96), written.height) + Theme.px(32)
    radius: Theme.px(20)
    color: Theme.colour.bg
    border.width: Theme.px(3)
    border.color: Theme.colour.edge

    Label {
        id: written

        objectName: root.name
        x: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - Theme.px(40)
        text: root.text === "" ? "–" : root.text
        size: Theme.bodyLarge
        leading: 44
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
}
