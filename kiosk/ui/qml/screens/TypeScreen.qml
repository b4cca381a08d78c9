import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

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

        Rectangle {
            width: parent?.width ?? 0
            height: number.height + Theme.px(32)
            radius: Theme.px(20)
            color: Theme.colour.bg
            border.width: Theme.px(3)
            border.color: root.typed.doubtful ? Theme.colour.danger : Theme.colour.edge

            Label {
                id: number

                objectName: "typedNumber"
                x: Theme.px(16)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - Theme.px(32)
                horizontalAlignment: Text.AlignHCenter
                text: root.typed.digits
                size: Theme.figure
                bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(Theme.h2)
            }
        }
    }
}
