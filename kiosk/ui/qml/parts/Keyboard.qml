pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Letters or figures; ten keys fill the width, and erase always in the same corner.
Column {
    id: root

    required property bool digits
    // words are written, not only sought: there is a blank
    property bool blank: false
    readonly property int gap: Theme.px(12)
    readonly property int keyWidth: (width - 9 * gap) / 10

    signal typed(letter: string)
    signal erased
    signal switched

    spacing: Theme.px(16)

    Row {
        visible: !root.digits
        spacing: root.gap

        Repeater {
            model: ["Q", "W", "E", "R", "T", "Y", "U", "I", "O", "P"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: root.keyWidth
                onClicked: root.typed(modelData.toLowerCase())
            }
        }
    }
    Row {
        visible: !root.digits
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: root.gap

        Repeater {
            model: ["A", "S", "D", "F", "G", "H", "J", "K", "L"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: root.keyWidth
                onClicked: root.typed(modelData.toLowerCase())
            }
        }
    }
    Row {
        visible: root.digits
        spacing: root.gap

        Repeater {
            model: ["1", "2", "3", "4", "5"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: 2 * root.keyWidth + root.gap
                onClicked: root.typed(modelData)
            }
        }
    }
    Row {
        visible: root.digits
        spacing: root.gap

        Repeater {
            model: ["6", "7", "8", "9", "0"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: 2 * root.keyWidth + root.gap
                onClicked: root.typed(modelData)
            }
        }
    }
    Row {
        spacing: root.gap

        Key {
            objectName: "switchKeys"
            letter: root.digits ? qsTr("ABC") : qsTr("123")
            size: 30
            width: root.keyWidth
            onClicked: root.switched()
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
            letter: qsTr("Delete")
            icon: "back"
            size: 28
            width: 2 * root.keyWidth + root.gap
            onClicked: root.erased()
        }
    }
    Key {
        objectName: "key_blank"
        visible: root.blank
        letter: qsTr("Space")
        size: 28
        width: root.width
        onClicked: root.typed(" ")
    }
}
