pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Words whose lines are about as long as each other, so that none stands alone on the last one.
Label {
    id: root

    readonly property int lines: plain.lineCount
    readonly property bool even: lines > 1 && !text.includes("\n")
    // what the lines leave free when they are narrower and no more than before
    readonly property real spare: Math.max(0, !even ? 0 : tight.holds ? width - tight.width : loose.holds ? width - loose.width : 0)

    function settle() {
        leftPadding = horizontalAlignment === Text.AlignHCenter ? spare / 2 : 0;
        rightPadding = spare - leftPadding;
    }

    wrapMode: Text.Wrap
    // not at once: the layout around it is still giving it its width
    onSpareChanged: Qt.callLater(settle)

    component Trial: Text {
        property real share: 1
        readonly property bool holds: lineCount <= root.lines

        width: Math.min(root.width, share * plain.implicitWidth / root.lines)
        visible: false
        font: root.font
        text: root.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
    }

    Trial {
        id: plain

        width: root.width
    }
    Trial {
        id: tight

        share: 1.1
    }
    Trial {
        id: loose

        share: 1.3
    }
}
