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
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        NumberPad {
            Layout.fillWidth: true
            able: root.typed.complete
            ok: qsTr("Find")
            onDigit: typed => root.typed.digit(typed)
            onErase: root.typed.erase()
            onDone: root.typed.give()
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        }
    ]

    Card {
        anchors.fill: parent

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(96)
            spacing: Theme.px(28)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.notice === 0
                name: "hash"
                size: Theme.large || Theme.calm > 0 ? 120 : 200
                stroke: 1.6
                colour: Theme.colour.primaryInk
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Type the number")
                size: Theme.h1
                bold: true
                wrapMode: Text.Wrap
            }
            Rectangle {
                width: parent.width
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
            Label {
                objectName: "typedHint"
                width: parent.width
                height: 2 * Theme.text(48)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignTop
                text: root.typed.hint
                size: 36
                leading: 48
                color: root.typed.doubtful ? Theme.colour.danger : Theme.colour.ink2
                wrapMode: Text.Wrap
            }
        }
    }
}
