import QtQuick
import "../theme"

// One sentence across a card, with its icon: a warning, or what an offer saves. As high as its words.
Rectangle {
    id: root

    required property string text
    required property string icon
    required property string kind
    readonly property color words: kind === "warn" ? Theme.colour.warnInk : Theme.colour.saveText

    implicitHeight: Math.max(Theme.px(70), said.height + Theme.px(24))
    color: kind === "warn" ? Theme.colour.warnSoft : Theme.colour.save

    Icon {
        id: sign

        x: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        colour: root.words
    }
    Label {
        id: said

        anchors.left: sign.right
        anchors.leftMargin: Theme.px(18)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: 30
        leading: 40
        bold: true
        color: root.words
        wrapMode: Text.Wrap
    }
}
