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
        anchors.bottomMargin: more.visible ? more.height : Theme.px(28)
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
    // a long receipt goes on below, and says so
    Press {
        id: more

        objectName: "receiptMore"
        visible: list.contentHeight > root.height - Theme.px(56)
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.text(72)
        said: list.atYEnd ? qsTr("Back to the top") : qsTr("More below")
        onClicked: list.atYEnd ? list.positionViewAtBeginning() : list.contentY = Math.min(list.contentY + list.height - Theme.px(38), list.contentHeight - list.height)

        Rectangle {
            anchors.fill: parent
            anchors.margins: 1
            radius: root.radius
            color: more.pressed ? Theme.paperPressed : Theme.paper
        }
        Rectangle {
            width: parent.width
            height: Theme.px(2)
            color: "#9AA59E"
        }
        Row {
            anchors.centerIn: parent
            spacing: Theme.px(12)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "down"
                rotation: list.atYEnd ? 180 : 0
                size: 34
                stroke: 2.4
                colour: Theme.paperInk
            }
            Label {
                text: more.said
                bold: true
                color: Theme.paperInk
                Accessible.ignored: true
            }
        }
    }
}
