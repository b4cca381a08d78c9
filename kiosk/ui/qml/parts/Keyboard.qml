pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Letters or figures; ten keys fill the width; the switch, the blank and erase are always in the same place.
Column {
    id: root

    required property bool digits
    readonly property int gap: Theme.px(12)
    readonly property int keyWidth: Math.max(1, (width - 9 * gap) / 10)
    // five figures are as wide as nine keys, blank and erase together as wide as three
    readonly property int figureWidth: (9 * keyWidth + 4 * gap) / 5
    readonly property int endWidth: (3 * keyWidth + gap) / 2

    signal typed(letter: string)
    signal erased
    signal switched

    spacing: Theme.px(16)

    Row {
        spacing: root.gap

        Repeater {
            model: root.digits ? ["1", "2", "3", "4", "5"] : ["Q", "W", "E", "R", "T", "Y", "U", "I", "O", "P"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: root.digits ? root.figureWidth : root.keyWidth
                onClicked: root.typed(modelData.toLowerCase())
            }
        }
    }
    Row {
        spacing: root.gap

        Repeater {
            model: root.digits ? ["6", "7", "8", "9", "0"] : ["A", "S", "D", "F", "G", "H", "J", "K", "L"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: root.digits ? root.figureWidth : root.keyWidth
                onClicked: root.typed(modelData.toLowerCase())
            }
        }
        Key {
            objectName: "switchKeys"
            letter: root.digits ? qsTr("ABC") : qsTr("123")
            size: 30
            width: root.keyWidth
            onClicked: root.switched()
        }
    }
    Row {
        spacing: root.gap

        Key {
            objectName: "key_blank"
            letter: qsTr("Space")
            size: 28
            width: root.endWidth
            onClicked: root.typed(" ")
        }
        Repeater {
            model: root.digits ? [] : ["Z", "X", "C", "V", "B", "N", "M"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: root.keyWidth
                onClicked: root.typed(modelData.toLowerCase())
            }
        }
        Item {
            visible: root.digits
            width: 7 * root.keyWidth + 6 * root.gap
            height: 1
        }
        Key {
            objectName: "eraseButton"
            letter: qsTr("Erase")
            icon: "back"
            size: 28
            width: root.endWidth
            onClicked: root.erased()
        }
    }
}
