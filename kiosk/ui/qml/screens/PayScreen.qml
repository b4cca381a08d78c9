pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// How much, for what, and how; the way to pay is the lowest large thing.
TwoColumns {
    id: root

    required property PayViewModel pay
    required property SplitViewModel split
    required property HintViewModel hint

    // large words, several ways or a message above leave no room for more than these
    readonly property bool full: across && (Theme.large || pay.phone || pay.cash) && (height < Theme.px(780) || pay.paper !== "" || pay.offline !== "")

    gap: Theme.px(across && Theme.large ? 16 : 20)
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        InfoNote {
            name: "paperNote"
            Layout.fillWidth: true
            visible: text !== ""
            icon: "print"
            text: root.pay.paper
        },
        InfoNote {
            name: "offlineNote"
            Layout.fillWidth: true
            visible: text !== ""
            icon: "offline"
            text: root.pay.offline
        },
        GridLayout {
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            HintTitle {
                Layout.row: root.across ? 1 : 0
                Layout.column: 0
                Layout.fillWidth: true
                visible: !root.full
                text: root.pay.parted ? qsTr("How would you like to pay the rest?") : qsTr("How would you like to pay?")
                hint: qsTr("Touch a way to pay")
                hinting: root.hint.step === "pay"
                size: !root.across ? Theme.h2 : Theme.large ? Theme.bodyLarge : 44
            }
            Button {
                objectName: "seeItemsButton"
                // across, large letters need its room: Back in the dock leads to the same
                visible: !root.pay.parted && !(root.across && Theme.large)
                Layout.row: 0
                Layout.column: root.across ? 0 : 1
                Layout.alignment: root.across ? Qt.AlignLeft : Qt.AlignRight
                implicitHeight: Theme.px(88)
                inset: 26
                size: 30
                corner: 18
                icon: "bag"
                iconSize: 36
                text: qsTr("See items")
                onClicked: root.pay.seeItems()
            }
        },
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Choice {
                objectName: "payHelpButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.columnSpan: root.across ? 2 : 1
                visible: !root.pay.parted
                icon: "user"
                text: root.pay.phone || root.pay.cash ? qsTr("Another way?") : qsTr("Not by card?")
                under: root.across ? "" : qsTr("A colleague can help you.")
                onClicked: root.pay.askHelp()
            }
            Choice {
                objectName: "partsBackButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.columnSpan: root.across ? 2 : 1
                visible: root.pay.parted
                able: root.pay.returnable
                icon: "undo"
                text: qsTr("Take it back")
                under: root.across ? "" : qsTr("What you paid goes back.")
                onClicked: root.split.takeBack()
            }
            Choice {
                objectName: "splitButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.columnSpan: root.across ? 2 : 1
                able: root.pay.splittable
                icon: "split"
                text: qsTr("Pay in parts")
                under: root.across ? "" : root.pay.phone || root.pay.cash ? qsTr("In more than one way.") : qsTr("With more than one card.")
                onClicked: root.split.open()
            }
            WayChoice {
                pay: root.pay
                way: root.pay.first === "wallet" ? "card" : "wallet"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.columnSpan: cash.visible ? 1 : 2
                brief: root.across && (able || cash.visible)
            }
            WayChoice {
                id: cash

                pay: root.pay
                way: root.pay.first === "cash" ? "card" : "cash"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.columnSpan: root.pay.phone ? 1 : 2
                brief: root.across && (able || root.pay.phone)
            }
        },
        WayChoice {
            pay: root.pay
            way: root.pay.first
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: implicitHeight
            Layout.minimumHeight: leastHeight
            tall: !Theme.large
            primary: true
        }
    ]

    Card {
        anchors.fill: parent
        clip: true

        Column {
            id: sum

            x: Theme.px(36)
            y: Theme.px(32)
            width: parent.width - Theme.px(72)

            Label {
                text: qsTr("To pay")
                size: Theme.title
                bold: true
            }
            Label {
                objectName: "amount"
                width: parent.width
                text: root.pay.amount
                size: Theme.figureLarge
                bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(Theme.figure)
            }
            Label {
                width: parent.width
                text: root.pay.about
                size: Theme.bodyLarge
                leading: 42
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
        }
        Chip {
            objectName: "paySaved"
            visible: root.pay.saved !== ""
            anchors.right: sum.right
            y: Theme.px(30)
            text: root.pay.saved
            icon: "tag"
            kind: "save"
        }
        Grid {
            id: things

            readonly property real room: parent.height - sum.y - sum.height - Theme.px(60)
            readonly property int most: Math.floor((sum.width + columnSpacing) / Theme.px(191))
            readonly property int cells: count.count + (root.pay.more === "" ? 0 : 1)
            // the fewer things, the larger: as few in a row as there is room for below each other
            readonly property bool few: columns < most
            readonly property bool many: columns > most

            function tileOf(inRow: int): real {
                return (sum.width - (inRow - 1) * columnSpacing) / inRow;
            }
            function pictureOf(inRow: int): real {
                const high = room / Math.ceil(cells / inRow) - Theme.text(44) - rowSpacing;
                return Math.min(Theme.px(264), tileOf(inRow) * 0.85, Math.max(high, Theme.px(110)));
            }
            function fewest(): int {
                // none alone in its row
                for (let inRow = 3; inRow < most; inRow++)
                    if (pictureOf(inRow) >= Theme.px(146) && (cells <= inRow || cells % inRow !== 1))
                        return inRow;
                // where large words leave no room for two rows they are one, and smaller
                const high = Math.ceil(cells / most) * (Theme.px(148) + Theme.text(36) + rowSpacing) - rowSpacing;
                return high > room + Theme.px(16) && tileOf(cells) >= Theme.px(110) ? Math.max(most, cells) : most;
            }

            x: sum.x
            anchors.top: sum.bottom
            anchors.topMargin: Theme.px(28)
            // the amount stays; the pictures are dropped where large text leaves them no room
            visible: y + height + Theme.px(16) <= parent.height
            columns: fewest()
            columnSpacing: Theme.px(19)
            rowSpacing: Theme.px(14)

            Repeater {
                id: count

                model: root.pay.pictures

                Column {
                    id: thing

                    required property string picture
                    required property string price

                    spacing: Theme.px(2)

                    Picture {
                        name: thing.picture
                        width: things.few || things.many ? things.tileOf(things.columns) : Theme.px(172)
                        height: things.few || things.many ? things.pictureOf(things.columns) : Theme.px(146)
                    }
                    Label {
                        anchors.horizontalCenter: parent.horizontalCenter
                        text: thing.price
                        size: things.few ? Theme.bodyLarge : Theme.body
                        leading: things.few ? 42 : 36
                        color: Theme.colour.ink2
                    }
                }
            }
            Label {
                visible: text !== ""
                width: things.many ? things.tileOf(things.columns) : Theme.px(172)
                height: things.many ? things.pictureOf(things.columns) : Theme.px(146)
                horizontalAlignment: Text.AlignHCenter
                text: root.pay.more
                size: Theme.h2
                bold: true
                color: Theme.colour.ink2
            }
        }
    }
}
