pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The open line large, the earlier ones one row each; tools, totals and Pay never move.
TwoColumns {
    id: root

    required property BasketViewModel basket
    required property HintViewModel hint
    required property TypedViewModel typed
    required property PriceViewModel price
    required property BagsViewModel bags
    required property MemberViewModel member

    sinks: true
    // large words, or an offer with its answers, would leave the list no room beneath the calm band;
    // an empty basket has nothing to touch
    rises: basket.empty ? (Theme.large && coupons.height === 0 ? Theme.px(140) : 0) : Theme.large || notice > Theme.px(200) ? open.touchY : 0

    second: [
        Tools {
            Layout.fillWidth: true
            Layout.fillHeight: false
            basket: root.basket
            typed: root.typed
            price: root.price
            bags: root.bags
            member: root.member
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Totals {
            Layout.fillWidth: true
            count: root.basket.count
            tax: root.basket.tax
            saved: root.basket.saved
            total: root.basket.total
        },
        Button {
            objectName: "payButton"
            Layout.fillWidth: true
            kind: "primary"
            icon: root.basket.empty ? "" : "card"
            iconAfter: root.basket.empty ? "" : "fwd"
            able: !root.basket.empty
            size: root.basket.empty && root.across && Theme.large ? 38 : 44
            text: root.basket.empty ? qsTr("Scan an item to start.") : qsTr("Pay %1").arg(root.basket.total)
            onClicked: root.basket.pay()
        }
    ]

    Card {
        id: card

        readonly property int room: height - open.height - (offer.visible ? offer.height : 0)

        anchors.fill: parent
        clip: true

        Column {
            id: head

            x: Math.max(1, card.border.width)
            y: x
            width: parent.width - 2 * x

            OpenLine {
                id: open

                width: parent.width
                visible: !root.basket.empty
                basket: root.basket
            }
            Strip {
                id: offer

                objectName: "offer"
                width: parent.width
                visible: text !== ""
                text: root.basket.offer
                icon: "tag"
                kind: "save"
            }
            Rectangle {
                width: parent.width
                height: Theme.text(64)
                visible: root.basket.earlier > 0 && !Theme.landscape && card.room > height + list.row
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
            id: coupons

            parent: list.contentItem // above the lines, and scrolled with them
            y: list.originY - height
            width: list.width

            Repeater {
                model: root.basket.coupons

                CouponRow {
                    required property int index

                    width: coupons.width
                    ruled: index > 0 || !root.basket.empty
                    onRemoved: key => root.basket.removeCoupon(key)
                }
            }
        }
        Column {
            readonly property int room: card.height - coupons.height

            anchors.centerIn: parent
            anchors.verticalCenterOffset: coupons.height / 2
            visible: root.basket.empty && room > height
            width: parent.width - Theme.px(120)
            spacing: Theme.px(20)

            Item {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: coupons.height === 0 || parent.room > Theme.px(520)
                width: sign.width
                height: sign.height

                Icon {
                    id: sign

                    visible: !drawing.on
                    name: "barcode"
                    size: Theme.large || Theme.calm > 0 ? 140 : 260
                    stroke: 1.6
                    colour: Theme.colour.primaryInk
                }
                ScanHint {
                    id: drawing

                    objectName: "scanHint"
                    anchors.centerIn: parent
                    height: sign.height
                    on: root.hint.step === "scan"
                }
            }
            Label {
                objectName: "emptyTitle"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Scan your first item")
                size: Theme.h1
                bold: true
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Hold the barcode to the scanner,\nor search by picture.")
                size: 36
                leading: 50
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
        }
        ListView {
            id: list

            // half a row shows that there is more: the rows give or take a little, so that the last ends in its middle
            readonly property int row: Theme.rowHeight
            readonly property int room: height - coupons.height
            readonly property int whole: Math.max(0, Math.min(Math.round(room / row - 0.5), Math.floor(room / Theme.rowLeast - 0.5)))
            readonly property int given: root.basket.earlier * row <= room ? row : Math.max(Theme.rowLeast, Math.min(room / (whole + 0.5), row * 1.3))

            objectName: "lines"
            anchors.top: head.bottom
            anchors.bottom: check.visible ? check.top : parent.bottom
            anchors.bottomMargin: Theme.px(check.visible ? 8 : 16) // above the round corners of the card
            x: head.x
            width: head.width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            snapMode: ListView.SnapToItem
            // no row is half made when the basket changes under an open page
            cacheBuffer: 0
            model: root.basket.rows
            topMargin: coupons.height
            onCountChanged: toTop()
            onTopMarginChanged: toTop()

            function toTop() {
                positionViewAtBeginning();
                contentY = originY - topMargin;
            }

            delegate: ItemRow {
                width: list.width
                least: list.given
                onClicked: root.basket.openLine(number)
            }
        }
        CheckStrip {
            id: check

            objectName: "checkStrip"
            x: head.x
            anchors.bottom: parent.bottom
            anchors.bottomMargin: head.y
            width: head.width
            corner: card.radius - head.y
            // beneath the calm band, with a banner over it, there may be no room: the banner says it then
            visible: text !== "" && card.height - head.height > height + Theme.px(16)
            text: root.basket.check
            icon: root.basket.checkIcon
            onClicked: root.basket.openCheck()
        }
    }
}
