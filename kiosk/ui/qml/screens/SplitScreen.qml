import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"

// How much the next card pays; the rest stays to be paid.
TwoColumns {
    id: root

    required property SplitViewModel split

    balance: 0.5
    second: [
        NumberPad {
            Layout.fillWidth: true
            able: root.split.complete
            ok: qsTr("Pay this")
            onDigit: typed => root.split.digit(typed)
            onErase: root.split.erase()
            onDone: root.split.give()
        }
    ]

    Asking {
        anchors.fill: parent
        name: "split"
        icon: "split"
        title: root.split.title
        hint: root.split.hint
        doubtful: root.split.doubtful
        crowded: root.notice > 0

        TypedField {
            name: "splitAmount"
            text: root.split.amount
            doubtful: root.split.doubtful
        }
    }
}
