import QtQuick
import QtQuick.Layouts
import "../theme"

// Something good to know, in its own box: as high as its words. `name` is the text's.
Rectangle {
    id: root

    required property string name
    required property string icon
    required property string text

    implicitHeight: Math.max(Theme.px(96), content.implicitHeight + Theme.px(32))
    radius: Theme.px(20)
    color: Theme.colour.infoSoft
    border.width: Theme.px(Theme.colour.outline)
    border.color: Theme.colour.info

    RowLayout {
        id: content

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.px(28)
        width: parent.width - Theme.px(56)
        spacing: Theme.px(20)

        Icon {
            name: root.icon
            size: 44
            colour: Theme.colour.info
        }
        Balanced {
            objectName: root.name
            Layout.fillWidth: true
            text: root.text
            size: 30
            leading: 42
            color: Theme.colour.info
        }
    }
}
