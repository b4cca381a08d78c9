pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"
import "../theme"

// The open line large, the earlier ones one row each; tools, totals and Pay never move.
Item {
    id: root

    required property BasketViewModel basket

    Card {
        id: card

        x: Theme.px(36)
        width: parent.width - Theme.px(72)
        anchors.top: parent.top
        anchors.topMargin: Theme.px(20)
        anchors.bottom: tools.top
        anchors.bottomMargin: Theme.px(16)
        clip: true

        Column {
            id: head

            x: Math.max(1, card.border.width)
            width: parent.width - 2 * x

            Item {
                width: parent.width
                height: Theme.px(264)
                visible: !root.basket.empty

                Picture {
                    id: picture

                    x: Theme.px(28)
                    y: Theme.px(24)
                    width: Theme.px(216)
                    height: width
                    radius: Theme.px(22)
                    name: root.basket.picture
                }
                Label {
                    objectName: "openName"
                    anchors.left: picture.right
                    anchors.leftMargin: Theme.px(28)
                    anchors.right: price.left
                    anchors.rightMargin: Theme.px(16)
                    y: Theme.px(24)
                    height: Theme.px(46)
                    text: root.basket.name
                    size: 38
                    bold: true
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(28)
                }
                Label {
                    id: price

                    objectName: "openPrice"
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(28)
                    y: Theme.px(20)
                    text: root.basket.price
                    size: 46
                    leading: 54
                    bold: true
                }
                Label {
                    anchors.left: picture.right
                    anchors.leftMargin: Theme.px(28)
                    y: Theme.px(78)
                    text: root.basket.reckoning
                    size: 32
                    leading: 42
                    color: Theme.colour.ink2
                }
                Stepper {
                    anchors.left: picture.right
                    anchors.leftMargin: Theme.px(28)
                    anchors.bottom: picture.bottom
                    visible: root.basket.countable
                    quantity: root.basket.quantity
                    onLess: root.basket.decrease()
                    onMore: root.basket.increase()
                }
                Row {
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(28)
                    anchors.bottom: picture.bottom
                    spacing: Theme.px(16)

                    Button {
                        objectName: "removeButton"
                        implicitHeight: Theme.px(88)
                        inset: 20
                        size: 30
                        iconSize: 36
                        corner: 18
                        kind: root.basket.asksRemoval ? "danger" : "plain"
                        icon: "trash"
                        text: root.basket.asksRemoval ? qsTr("Remove?") : qsTr("Remove")
                        onClicked: root.basket.remove()
                    }
                    Button {
                        objectName: "undoButton"
                        implicitHeight: Theme.px(88)
                        inset: 20
                        size: 30
                        iconSize: 36
                        corner: 18
                        visible: root.basket.undoable
                        icon: "undo"
                        text: qsTr("Undo")
                        onClicked: root.basket.undo()
                    }
                }
            }
            Rectangle {
                width: parent.width
                height: Theme.px(70)
                visible: root.basket.hint !== ""
                color: Theme.colour.warnSoft

                Row {
                    x: Theme.px(28)
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.px(18)

                    Icon {
                        name: "warn"
                        colour: Theme.colour.warnInk
                    }
                    Label {
                        objectName: "hint"
                        text: root.basket.hint
                        size: 30
                        leading: 40
                        bold: true
                        color: Theme.colour.warnInk
                    }
                }
            }
            Rectangle {
                width: parent.width
                height: Theme.px(64)
                visible: list.count > 0
                color: Theme.colour.bg

                Label {
                    x: Theme.px(28)
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Earlier in your basket")
                    color: Theme.colour.ink2
                }
            }
        }
        Column {
            anchors.centerIn: parent
            visible: root.basket.empty
            width: parent.width - Theme.px(120)
            spacing: Theme.px(20)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "barcode"
                size: 260
                stroke: 1.6
                colour: Theme.colour.primaryInk
            }
            Label {
                objectName: "emptyTitle"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Scan your first item")
                size: 64
                bold: true
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Hold the barcode to the scanner, or search by picture.")
                size: 36
                leading: 50
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
        }
        ListView {
            id: list

            objectName: "lines"
            anchors.top: head.bottom
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(10)
            x: head.x
            width: head.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            snapMode: ListView.SnapToItem
            model: root.basket.rows
            onCountChanged: positionViewAtBeginning()

            delegate: ItemRow {
                width: list.width
                onClicked: root.basket.openLine(number)
            }
        }
    }
    Button {
        id: tools

        objectName: "noBarcodeButton"
        x: Theme.px(36)
        anchors.bottom: totals.top
        anchors.bottomMargin: Theme.px(16)
        width: parent.width - Theme.px(72)
        implicitHeight: Theme.px(112)
        icon: "search"
        text: qsTr("No barcode? Search by picture")
        onClicked: root.basket.noBarcode()
    }
    Card {
        id: totals

        x: Theme.px(36)
        anchors.bottom: pay.top
        anchors.bottomMargin: Theme.px(16)
        width: parent.width - Theme.px(72)
        height: Theme.px(122)

        Column {
            x: Theme.px(28)
            anchors.verticalCenter: parent.verticalCenter

            Label {
                objectName: "count"
                text: root.basket.count
                size: 32
                bold: true
            }
            Label {
                objectName: "tax"
                visible: text !== ""
                text: root.basket.tax
                color: Theme.colour.ink2
            }
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(28)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(28)

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Total")
                size: 38
                bold: true
            }
            Label {
                objectName: "total"
                text: root.basket.total
                size: 76
                bold: true
            }
        }
    }
    Button {
        id: pay

        objectName: "payButton"
        x: Theme.px(36)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(24)
        width: parent.width - Theme.px(72)
        kind: "primary"
        icon: root.basket.empty ? "" : "card"
        iconAfter: root.basket.empty ? "" : "fwd"
        able: !root.basket.empty
        text: root.basket.empty ? qsTr("Scan an item to start.") : qsTr("Pay %1").arg(root.basket.total)
        onClicked: root.basket.pay()
    }
}
