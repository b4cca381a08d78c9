import QtQuick
import "../theme"

// What was typed so far, large; red where it does not fit. `name` is its text's.
Rectangle {
    id: root

    required property string name
    required property string text
    property bool doubtful: false

    width: parent?.width ?? 0
    height: typed.height + Theme.px(32)
    radius: Theme.px(20)
    color: Theme.colour.bg
    border.width: Theme.px(3)
    border.color: doubtful ? Theme.colour.danger : Theme.colour.edge

    Label {
        id: typed

        objectName: root.name
        x: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - Theme.px(32)
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        size: Theme.figure
        bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(Theme.h2)
    }
}
