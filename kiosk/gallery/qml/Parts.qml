pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import "../../ui/qml/parts"
import "../../ui/qml/theme"

// Every part in every state it has, on one page.
Window {
    id: root

    required property string scheme
    required property bool large
    required property var icons

    width: 1900
    height: page.implicitHeight + 72
    color: Theme.colour.bg
    visible: true

    Binding {
        target: Theme
        property: "scheme"
        value: root.scheme
    }
    Binding {
        target: Theme
        property: "large"
        value: root.large
    }

    component Group: Label {
        size: Theme.title
        bold: true
        Layout.topMargin: 20
    }

    ColumnLayout {
        id: page

        x: 36
        y: 36
        width: parent.width - 72
        spacing: 16

        Group {
            text: "Button: primary (rest, pressed, disabled, busy)"
        }
        RowLayout {
            spacing: 16

            Button {
                kind: "primary"
                icon: "card"
                text: "Pay €27.07"
            }
            Button {
                objectName: "pressed"
                kind: "primary"
                icon: "card"
                text: "Pay €27.07"
            }
            Button {
                kind: "primary"
                able: false
                text: "Pay €27.07"
            }
            Button {
                kind: "primary"
                able: false
                icon: "refresh"
                text: "Waiting …"
            }
        }
        Group {
            text: "Button: plain, chosen, quiet, danger, info, warn, disabled; small; tiles"
        }
        RowLayout {
            spacing: 16

            Repeater {
                model: ["plain", "quiet", "danger", "info", "warn"]

                Button {
                    required property string modelData

                    kind: modelData
                    icon: "check"
                    text: modelData
                }
            }
            Button {
                chosen: true
                tick: true
                text: "chosen"
            }
            Button {
                able: false
                text: "disabled"
            }
        }
        RowLayout {
            spacing: 16

            Repeater {
                model: [["search", "No barcode?"], ["bag", "Own bag"], ["tag", "Coupon"], ["star", "Member"]]

                Button {
                    required property var modelData

                    tile: true
                    Layout.preferredWidth: 220
                    icon: modelData[0]
                    text: modelData[1]
                }
            }
            Button {
                implicitHeight: 88
                size: 30
                iconSize: 36
                icon: "undo"
                text: "Undo"
            }
            Stepper {
                quantity: 3
            }
        }
        Group {
            text: "Chips"
        }
        RowLayout {
            spacing: 16

            Repeater {
                model: [["plain", "info"], ["ok", "check"], ["warn", "warn"], ["bad", "warn"], ["info", "idcard"], ["save", "tag"]]

                Chip {
                    required property var modelData

                    kind: modelData[0]
                    icon: modelData[1]
                    text: modelData[0]
                }
            }
        }
        Group {
            text: "Choices and switches"
        }
        RowLayout {
            spacing: 16

            Choice {
                Layout.preferredWidth: 590
                primary: true
                icon: "card"
                text: "Card"
                under: "Tap or insert it"
            }
            Choice {
                Layout.preferredWidth: 590
                icon: "user"
                text: "Not by card?"
                under: "A colleague can help you."
            }
            Choice {
                Layout.preferredWidth: 590
                able: false
                primary: true
                icon: "card"
                text: "Card"
                under: "The reader isn't ready."
            }
        }
        RowLayout {
            spacing: 16

            Toggle {
                Layout.preferredWidth: 290
                icon: "contrast"
                text: "High contrast"
            }
            Toggle {
                Layout.preferredWidth: 290
                chosen: true
                icon: "letters"
                text: "Large text"
            }
        }
        Group {
            text: "Line, totals, picture card"
        }
        ItemRow {
            Layout.fillWidth: true
            number: 1
            name: "Sourdough bread 500 g"
            picture: "bread"
            reckoning: "2 × €3.49"
            price: "€5.58"
            was: "€6.98"
            saving: "Evening bakery"
        }
        Totals {
            Layout.fillWidth: true
            count: "10 items"
            tax: "Tax included €1.61"
            saved: "You save €1.40"
            total: "€27.07"
        }
        RowLayout {
            spacing: 16

            ProduceCard {
                Layout.preferredWidth: 325
                Layout.preferredHeight: 300
                key: "a"
                name: "Bananas, loose"
                picture: "banana"
                price: "€1.99/kg"
            }
            ProduceCard {
                Layout.preferredWidth: 496
                Layout.preferredHeight: 168
                key: "b"
                name: "Granny Smith apples"
                picture: "gapple"
                price: "€2.59/kg"
            }
        }
        Group {
            text: "Faces, progress, done"
        }
        RowLayout {
            spacing: 16

            Repeater {
                model: ["Very bad", "Bad", "Okay", "Good", "Very good"]

                Face {
                    required property string modelData
                    required property int index

                    Layout.preferredWidth: 210
                    face: index + 1
                    word: modelData
                    chosen: index === 3
                    answered: false
                }
            }
            Done {
                Layout.preferredWidth: 96
                Layout.preferredHeight: 96
            }
        }
        Bar {
            Layout.fillWidth: true
            fraction: 0.7
        }
        Bar {
            Layout.fillWidth: true
            fraction: 0.15
            hurry: true
        }
        Group {
            text: "Dial: steady, moving, more than it can"
        }
        RowLayout {
            Repeater {
                model: [["steady", "0.845", 0.42], ["moving", "– – –", 0], ["over", "– – –", 0]]

                Dial {
                    required property var modelData

                    Layout.preferredWidth: 440
                    Layout.preferredHeight: 340
                    ticks: []
                    look: modelData[0]
                    net: modelData[1]
                    fraction: modelData[2]
                }
            }
        }
        Group {
            text: "Reader: card, busy, take, done, asking"
        }
        RowLayout {
            Repeater {
                model: ["card", "busy", "take", "done", "asking"]

                Reader {
                    required property string modelData

                    Layout.preferredWidth: 262
                    Layout.preferredHeight: 262
                    amount: "€27.07"
                    step: modelData
                }
            }
        }
        Group {
            text: "Keys"
        }
        Keyboard {
            Layout.preferredWidth: 1008
            digits: false
        }
        Keyboard {
            Layout.preferredWidth: 1008
            digits: true
        }
        Group {
            text: "Icons"
        }
        Flow {
            Layout.fillWidth: true
            spacing: 16

            Repeater {
                model: root.icons

                Column {
                    id: sign

                    required property string modelData

                    width: 150

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        name: sign.modelData
                        size: 48
                    }
                    Text {
                        anchors.horizontalCenter: parent.horizontalCenter
                        text: sign.modelData
                        font.pixelSize: 20
                        color: Theme.colour.ink2
                    }
                }
            }
        }
    }
}
