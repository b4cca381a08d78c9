import QtQuick
import "../theme"

// At the foot of the basket: what a colleague looks at before payment, and who comes. A touch shows it whole.
Press {
    id: root

    required property string text
    property string icon: "idcard"
    property int corner: 0

    said: text
    implicitHeight: Math.max(Theme.px(88), words.height + Theme.px(24))

    Rectangle {
        anchors.fill: parent
        bottomLeftRadius: root.corner
        bottomRightRadius: root.corner
        color: root.pressed ? Theme.colour.sunken : Theme.colour.infoSoft
    }
    Rectangle {
        width: parent.width
        height: Theme.px(Theme.colour.border)
        color: Theme.colour.info
    }
    Icon {
        id: sign

        x: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        colour: Theme.colour.info
    }
    Label {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.px(18)
        anchors.right: way.left
        anchors.rightMargin: Theme.px(18)
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: 30
        leading: 40
        bold: true
        color: Theme.colour.info
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    Icon {
        id: way

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        name: "fwd"
        size: 36
        colour: Theme.colour.info
    }
}
