pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// The receipt document, line by line; paper stays white in every theme.
Rectangle {
    id: root

    required property var rows

    color: Theme.paper
    radius: Theme.px(12)
    border.width: 1
    border.color: Theme.colour.line

    ListView {
        id: list

        objectName: "paper"
        anchors.fill: parent
        anchors.margins: Theme.px(28)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        // rows are made when they are seen: none is half made when the screen goes
        cacheBuffer: 0
        model: root.rows

        delegate: Item {
            id: line

            required property string kind
            required property string text
            required property string figure
            required property bool centred
            required property bool bold
            required property int size

            width: list.width
            implicitHeight: kind === "rule" ? Theme.px(24) : words.height

            Row {
                visible: line.kind === "rule"
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(6)

                Repeater {
                    model: line.kind === "rule" ? Math.floor(line.width / Theme.px(16)) : 0

                    Rectangle {
                        width: Theme.px(10)
                        height: Theme.px(2)
                        color: "#9AA59E"
                    }
                }
            }
            Label {
                id: words

                visible: line.kind === "text"
                width: parent.width - (line.figure === "" ? 0 : amount.width + Theme.px(16))
                horizontalAlignment: line.centred ? Text.AlignHCenter : Text.AlignLeft
                text: line.text
                size: line.size > 1 ? 36 : 26
                leading: line.size > 1 ? 52 : 38
                bold: line.bold
                color: Theme.paperInk
                font.family: Theme.mono
                wrapMode: Text.Wrap
            }
            Label {
                id: amount

                visible: line.kind === "text"
                anchors.right: parent.right
                text: line.figure
                size: words.size
                leading: words.leading
                bold: line.bold
                color: Theme.paperInk
                font.family: Theme.mono
            }
        }
    }
}
