import QtQuick
import QtQuick.Layouts
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"
import "../parts"

// A whole visit by hand: the shelf, the counter, the card and the paper.
Item {
    id: root

    required property GoodsViewModel shelf
    required property CounterViewModel counter
    required property TerminalViewModel terminal
    required property PaperViewModel paper
    property bool large: false

    Shelf {
        anchors.left: parent.left
        anchors.right: middle.left
        anchors.rightMargin: Theme.px(24)
        height: parent.height
        shelf: root.shelf
        counter: root.counter
    }
    Item {
        id: middle

        anchors.right: right.left
        anchors.rightMargin: Theme.px(24)
        width: Theme.px(540)
        height: parent.height

        Hand {
            id: hand

            width: parent.width
            height: Theme.px(500)
            counter: root.counter
        }
        Weigher {
            id: scale

            anchors.top: hand.bottom
            anchors.topMargin: Theme.px(24)
            width: parent.width
            height: (parent.height - hand.height - Theme.px(48)) / 2 - Theme.px(44)
            title: qsTr("Scale")
            icon: "scale"
            key: "scale"
            there: root.counter.scaleThere
            shows: root.counter.scaleShows
            holds: root.counter.scaleHolds
            moves: root.counter.scaleMoves
            onLastTaken: root.counter.takeLast("scale")
            onCleared: root.counter.clear("scale")
        }
        Weigher {
            anchors.top: scale.bottom
            anchors.topMargin: Theme.px(24)
            anchors.bottom: parent.bottom
            width: parent.width
            title: qsTr("Bags")
            icon: "bag"
            key: "bag"
            there: root.counter.bagThere
            shows: root.counter.bagShows
            holds: root.counter.bagHolds
            moves: root.counter.bagMoves
            onLastTaken: root.counter.takeLast("bagging")
            onCleared: root.counter.clear("bagging")
            more: Act {
                objectName: "lean"
                Layout.fillWidth: true
                text: qsTr("Lean on them")
                onClicked: root.counter.lean()
            }
        }
    }
    Item {
        id: right

        anchors.right: parent.right
        width: Theme.px(624)
        height: parent.height

        CardTerminal {
            id: card

            width: parent.width
            height: Theme.px(562)
            terminal: root.terminal
        }
        PaperTray {
            anchors.top: card.bottom
            anchors.topMargin: Theme.px(24)
            anchors.bottom: parent.bottom
            width: parent.width
            paper: root.paper
            onEnlarged: root.large = true
        }
    }
    // the paper as large as it is: one dot of the printer a pixel
    Item {
        anchors.fill: parent
        visible: root.large

        Rectangle {
            anchors.fill: parent
            anchors.margins: -Theme.px(28)
            color: Theme.scrim
        }
        Press {
            anchors.fill: parent
            said: qsTr("Close")
            onClicked: root.large = false
        }
        Flickable {
            anchors.horizontalCenter: parent.horizontalCenter
            width: whole.width + Theme.px(96)
            height: parent.height
            contentHeight: whole.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Rectangle {
                width: parent.width
                height: Math.max(1, whole.height)
                color: Theme.paper
            }
            Image {
                id: whole

                x: Theme.px(48)
                objectName: "largeSheet"
                source: root.large ? root.paper.picture : ""
                cache: false
                asynchronous: true
            }
            // a touch anywhere closes it, also on the paper
            Press {
                objectName: "largePaper"
                width: parent.width
                height: Math.max(whole.height, 1)
                said: qsTr("Close")
                onClicked: root.large = false
            }
        }
    }
}
