pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// The card reader, and where the card is now; the amount on its display is text, not part of the picture.
Item {
    id: root

    required property string amount
    required property string step
    property bool hinting: false
    readonly property real unit: width / 320
    readonly property bool wantsCard: step === "card"
    readonly property bool cardOut: step === "card" || step === "take"
    // how much of the square it takes from the top: below the reader there is a card or none
    readonly property real reach: cardOut ? 1 : step === "busy" ? 0.9 : 0.8

    Beat {
        id: beat

        on: root.hinting
    }
    Rectangle {
        visible: root.step === "card" || root.step === "take" || root.step === "busy"
        x: 120 * root.unit
        y: (root.cardOut ? 262 - 36 * beat.t : 222) * root.unit
        width: 94 * root.unit
        height: 54 * root.unit
        radius: 8 * root.unit
        color: "#2B6CB5"

        Rectangle {
            x: 14 * root.unit
            y: 12 * root.unit
            width: 20 * root.unit
            height: 15 * root.unit
            radius: 3 * root.unit
            color: "#F4D03A"
        }
        Rectangle {
            x: 12 * root.unit
            y: 38 * root.unit
            width: 48 * root.unit
            height: 5 * root.unit
            radius: height / 2
            color: "#FFFFFF"
        }
    }
    Rectangle {
        x: 92 * root.unit
        y: 20 * root.unit
        width: 150 * root.unit
        height: 226 * root.unit
        radius: 22 * root.unit
        color: Theme.colour.ink

        Rectangle {
            x: 16 * root.unit
            y: 18 * root.unit
            width: 118 * root.unit
            height: 74 * root.unit
            radius: 10 * root.unit
            color: Theme.colour.primarySoft

            Label {
                anchors.centerIn: parent
                width: parent.width - Theme.px(16)
                horizontalAlignment: Text.AlignHCenter
                visible: root.step !== "done" && root.step !== "asking" && width > Theme.text(90)
                text: root.amount
                size: Math.max(Theme.body, 28 * root.unit / (Theme.k * Theme.grown))
                leading: size + 12
                bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(28)
                color: Theme.colour.primaryInk
                Accessible.ignored: true
            }
            Icon {
                anchors.centerIn: parent
                visible: root.step === "done" || root.step === "asking"
                name: root.step === "done" ? "check" : "clock"
                size: Math.round(55 * root.unit / Theme.k)
                stroke: 2.6
                colour: Theme.colour.primaryInk
            }
        }
        Repeater {
            model: 9

            Rectangle {
                required property int index

                x: (20 + (index % 3) * 38) * root.unit
                y: (106 + Math.floor(index / 3) * 28) * root.unit
                width: 32 * root.unit
                height: 20 * root.unit
                radius: 5 * root.unit
                color: Theme.colour.outline > 0 ? Theme.colour.bg : Theme.colour.edge
            }
        }
        Rectangle {
            x: 20 * root.unit
            y: 192 * root.unit
            width: 50 * root.unit
            height: 18 * root.unit
            radius: 5 * root.unit
            color: Theme.colour.danger
        }
        Rectangle {
            x: 80 * root.unit
            y: 192 * root.unit
            width: 50 * root.unit
            height: 18 * root.unit
            radius: 5 * root.unit
            color: Theme.colour.primary
        }
        Rectangle {
            x: 14 * root.unit
            y: 224 * root.unit
            width: 122 * root.unit
            height: 6 * root.unit
            radius: 3 * root.unit
            color: Theme.colour.edge
        }
    }
    Icon {
        x: 246 * root.unit
        y: 30 * root.unit
        visible: root.wantsCard
        name: "tap"
        size: Math.round(95 * root.unit / Theme.k)
        stroke: 1.7
        colour: Theme.colour.primary
    }
    Icon {
        x: 248 * root.unit
        y: 250 * root.unit
        visible: root.cardOut
        rotation: root.wantsCard ? 90 : -90
        name: "back"
        size: Math.round(65 * root.unit / Theme.k)
        stroke: 3
        colour: Theme.colour.primary
    }
}
