pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Letters or figures; pitch 100, and erase always in the same corner.
Column {
    id: root

    required property bool digits
    readonly property int pitch: (width + Theme.px(10)) / 10
    readonly property int keyWidth: pitch - Theme.px(10)

    signal typed(letter: string)
    signal erased
    signal switched

    spacing: Theme.px(16)

    Row {
        visible: !root.digits
        spacing: Theme.px(10)

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
        spacing: Theme.px(10)

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
        spacing: Theme.px(10)

        Repeater {
            model: ["1", "2", "3", "4", "5"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: 2 * root.keyWidth + Theme.px(10)
                onClicked: root.typed(modelData)
            }
        }
    }
    Row {
        visible: root.digits
        spacing: Theme.px(10)

        Repeater {
            model: ["6", "7", "8", "9", "0"]

            Key {
                required property string modelData

                objectName: "key_" + modelData
                letter: modelData
                width: 2 * root.keyWidth + Theme.px(10)
                onClicked: root.typed(modelData)
            }
        }
    }
    Row {
        spacing: Theme.px(10)

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
            width: 7 * root.pitch - Theme.px(10)
            height: 1
        }
        Key {
            objectName: "eraseButton"
            letter: qsTr("Delete")
            icon: "back"
            size: 28
            width: 2 * root.keyWidth + Theme.px(10)
            onClicked: root.erased()
        }
    }
}
