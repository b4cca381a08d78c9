import QtQuick
import Kiosk
import "../theme"

// The head of a lane in service: what is looked at, who looks and for how long yet, how it stands as a whole.
Rectangle {
    id: root

    required property ServiceViewModel service

    height: Math.max(Theme.px(104), words.height + Theme.px(16))
    color: Theme.colour.staff

    Icon {
        id: sign

        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        name: "tool"
        size: 56
        colour: Theme.colour.staffText
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.px(20)
        anchors.right: sums.left
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: qsTr("Devices")
            size: 34
            leading: 44
            bold: true
            color: Theme.colour.staffText
        }
        Label {
            objectName: "staffName"
            width: parent.width
            text: root.service.who
            color: Theme.colour.staffText
            wrapMode: Text.Wrap
        }
    }
    Label {
        id: sums

        objectName: "serviceSums"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width * 0.5)
        horizontalAlignment: Text.AlignRight
        text: root.service.sums
        bold: true
        color: Theme.colour.staffText
        wrapMode: Text.Wrap
    }
}
