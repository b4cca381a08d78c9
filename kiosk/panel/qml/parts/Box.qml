import QtQuick
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// One device on a page: its name above, a word at the right of it, what it is below.
Card {
    id: root

    required property string title
    property string icon: ""
    property string told: ""
    property color toldColour: Theme.colour.ink2
    property bool there: true
    default property alias content: inside.data

    radius: Theme.px(24)

    Icon {
        id: sign

        x: Theme.px(24)
        y: Theme.px(20)
        visible: root.icon !== ""
        name: root.icon
        size: 38
        colour: Theme.colour.ink2
    }
    Label {
        id: name

        anchors.left: root.icon === "" ? parent.left : sign.right
        anchors.leftMargin: root.icon === "" ? Theme.px(24) : Theme.px(14)
        y: Theme.px(19)
        text: root.title
        size: 30
        bold: true
    }
    Label {
        anchors.left: name.right
        anchors.right: parent.right
        anchors.leftMargin: Theme.px(16)
        anchors.rightMargin: Theme.px(24)
        y: Theme.px(20)
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideLeft
        text: root.there ? root.told : qsTr("not there")
        size: 26
        color: root.there ? root.toldColour : Theme.colour.ink2
    }
    Item {
        id: inside

        anchors.fill: parent
        anchors.margins: Theme.px(24)
        anchors.topMargin: Theme.px(76)
        opacity: root.there ? 1 : 0.45
        enabled: root.there
    }
}
