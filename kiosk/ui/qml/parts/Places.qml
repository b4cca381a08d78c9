pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// A short code as it is typed: a box for each digit, so that what is missing is seen. A blank in `text` parts the groups,
// a middle dot is a digit to come.
Row {
    id: root

    required property string text
    readonly property int blanks: text.split(" ").length - 1
    readonly property int place: Math.min(Theme.text(104), (parent.width - (text.length - 1) * spacing - blanks * Theme.px(16)) / Math.max(1, text.length - blanks))

    spacing: Theme.px(16)

    Repeater {
        model: root.text.length

        Rectangle {
            id: box

            required property int index
            readonly property string digit: root.text.charAt(index)
            readonly property bool parts: digit === " "

            width: parts ? Theme.px(16) : root.place
            height: Math.round(root.place * 1.24)
            radius: Theme.px(18)
            color: parts ? "transparent" : Theme.colour.bg
            border.width: parts ? 0 : Theme.px(3)
            border.color: Theme.colour.edge

            Label {
                anchors.centerIn: parent
                text: box.parts || box.digit === "·" ? "" : box.digit
                size: Theme.figure
                bold: true
            }
        }
    }
}
