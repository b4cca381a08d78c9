import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"

// The number on a pack or a sticker, typed: checked as it grows, found with one touch.
TwoColumns {
    id: root

    required property TypedViewModel typed

    balance: 0.5
    second: [
        NumberPad {
            Layout.fillWidth: true
            able: root.typed.complete
            ok: qsTr("Find")
            onDigit: typed => root.typed.digit(typed)
            onErase: root.typed.erase()
            onDone: root.typed.give()
        }
    ]

    Asking {
        anchors.fill: parent
        name: "typed"
        icon: "hash"
        title: qsTr("Type the number")
        hint: root.typed.hint
        doubtful: root.typed.doubtful
        crowded: root.notice > 0

        TypedField {
            name: "typedNumber"
            text: root.typed.digits
            doubtful: root.typed.doubtful
        }
    }
}
