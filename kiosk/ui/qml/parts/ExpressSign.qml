import QtQuick
import "../theme"

// For whom the lane is just now, to be read from where the line begins.
Rectangle {
    id: root

    required property string text

    radius: height / 2
    color: Theme.colour.save
    implicitWidth: inner.implicitWidth + Theme.px(72)
    implicitHeight: inner.implicitHeight + Theme.px(28)

    Row {
        id: inner

        anchors.centerIn: parent
        spacing: Theme.px(20)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "bag"
            size: 56
            stroke: 2.6
            colour: Theme.colour.saveText
        }
        Label {
            text: root.text
            size: Theme.landscape && Theme.large ? 40 : 52
            leading: Theme.landscape && Theme.large ? 50 : 64
            bold: true
            color: Theme.colour.saveText
        }
    }
}
