import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

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
        title: qsTr("How much on this card?")
        hint: root.split.hint
        doubtful: root.split.doubtful
        crowded: root.notice > 0

        Rectangle {
            width: parent?.width ?? 0
            height: part.height + Theme.px(32)
            radius: Theme.px(20)
            color: Theme.colour.bg
            border.width: Theme.px(3)
            border.color: root.split.doubtful ? Theme.colour.danger : Theme.colour.edge

            Label {
                id: part

                objectName: "splitAmount"
                x: Theme.px(16)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - Theme.px(32)
                horizontalAlignment: Text.AlignHCenter
                text: root.split.amount
                size: Theme.figure
                bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(Theme.h2)
            }
        }
    }
}
