import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// The basket's tools, each always in its place. Where there is little room two show, and More changes them for the others.
GridLayout {
    id: root

    required property BasketViewModel basket
    required property TypedViewModel typed
    required property PriceViewModel price
    required property BagsViewModel bags
    required property MemberViewModel member
    property bool turned: false
    // also where large words take the room: a message must not push Pay away
    readonly property bool few: Theme.compact || (Theme.large && (Theme.landscape || five))
    readonly property bool five: bags.offered && member.offered
    // large words and little room: without pictures
    readonly property bool low: Theme.calm > 0 && Theme.large
    // five across stand in two rows: a third one and a message would push Pay off the screen
    readonly property bool twoRows: Theme.landscape && !few && five

    columns: root.few ? (root.turned && root.five ? 4 : 3) : root.twoRows ? 4 : Theme.landscape ? 2 : 3 + (bags.offered ? 1 : 0) + (member.offered ? 1 : 0)
    columnSpacing: Theme.gap
    rowSpacing: root.twoRows ? Theme.gap / 2 : Theme.gap
    // More has a short word: the others may have of its room
    uniformCellWidths: !root.few

    Button {
        objectName: "noBarcodeButton"
        Layout.fillWidth: true
        Layout.columnSpan: root.twoRows ? 2 : 1
        Layout.preferredWidth: root.few ? 3 : -1
        Layout.fillHeight: true
        visible: !root.few || !root.turned
        tile: !root.low
        size: 28
        icon: root.low ? "" : "search"
        text: qsTr("No barcode?")
        onClicked: root.basket.noBarcode()
    }
    Button {
        objectName: "typeButton"
        Layout.fillWidth: true
        Layout.columnSpan: root.twoRows ? 2 : 1
        Layout.preferredWidth: root.few ? 3 : -1
        Layout.fillHeight: true
        visible: !root.few || !root.turned
        tile: !root.low
        size: 28
        icon: root.low ? "" : "hash"
        text: qsTr("Type a number")
        onClicked: root.typed.open()
    }
    Button {
        objectName: "priceButton"
        Layout.fillWidth: true
        Layout.preferredWidth: root.few ? 3 : -1
        Layout.fillHeight: true
        visible: !root.few || root.turned
        tile: !root.low
        size: 28
        icon: root.low ? "" : "tag"
        text: qsTr("Check a price")
        onClicked: root.price.open()
    }
    Button {
        objectName: "bagsButton"
        Layout.fillWidth: true
        Layout.columnSpan: root.twoRows ? 2 : 1
        Layout.preferredWidth: root.few ? 3 : -1
        Layout.fillHeight: true
        visible: root.bags.offered && (!root.few || root.turned)
        tile: !root.low
        size: 28
        icon: root.low ? "" : "bag"
        text: qsTr("Bags")
        onClicked: root.bags.open()
    }
    Button {
        objectName: "memberButton"
        Layout.fillWidth: true
        Layout.preferredWidth: root.few ? 3 : -1
        Layout.fillHeight: true
        visible: root.member.offered && (!root.few || root.turned)
        tile: !root.low
        size: 28
        icon: root.low ? "" : "star"
        text: root.member.label
        onClicked: root.member.open()
    }
    Button {
        objectName: "moreToolsButton"
        Layout.fillWidth: true
        Layout.preferredWidth: root.few ? 2 : -1
        Layout.fillHeight: true
        visible: root.few
        tile: !root.low
        size: 28
        icon: root.low ? "" : root.turned ? "back" : "fwd"
        text: root.turned ? qsTr("Less") : qsTr("More")
        onClicked: root.turned = !root.turned
    }
}
