import QtQuick
import "../theme"

// One step of an answer: its number, its picture, its sentence.
Card {
    id: root

    required property string key
    required property string icon
    required property string text
    property bool roomy: false
    // Chinese breaks between any two characters: word joiners leave the places behind punctuation, so that no button's
    // name is torn apart
    readonly property string phrases: text.replace(/([\u3400-\u9fff“”])(?=[\u3400-\u9fff“”])/g, "$1\u2060")

    implicitHeight: Math.max(Theme.px(roomy ? 216 : 160), words.height + Theme.px(40))

    Label {
        id: number

        x: Theme.px(28)
        width: Theme.text(34)
        anchors.verticalCenter: parent.verticalCenter
        text: root.key
        size: Theme.h2
        bold: true
        color: Theme.colour.info
    }
    Rectangle {
        id: disc

        anchors.left: number.right
        anchors.leftMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(root.roomy ? 144 : 112)
        height: width
        radius: width / 2
        color: Theme.colour.infoSoft
        border.width: Theme.px(Theme.colour.outline)
        border.color: Theme.colour.info

        Icon {
            anchors.centerIn: parent
            name: root.icon
            size: root.roomy ? 88 : 68
            stroke: 1.9
            colour: Theme.colour.info
        }
    }
    Balanced {
        id: words

        anchors.left: disc.right
        anchors.leftMargin: Theme.px(28)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        text: root.phrases
        size: root.roomy ? 44 : Theme.title
        leading: root.roomy ? 56 : 50
        bold: true
    }
}
