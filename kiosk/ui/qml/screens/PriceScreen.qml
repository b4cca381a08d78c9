import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// What does it cost? Scan, type or pick: the answer is large, and nothing of it is in the basket until it is put there.
TwoColumns {
    id: root

    required property BasketViewModel basket
    required property PriceViewModel price
    required property TypedViewModel typed

    second: [
        GridLayout {
            Layout.fillWidth: true
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true

            Button {
                objectName: "noBarcodeButton"
                Layout.fillWidth: true
                tile: true
                size: 28
                icon: "search"
                text: qsTr("No barcode?")
                onClicked: root.basket.noBarcode()
            }
            Button {
                objectName: "typeButton"
                Layout.fillWidth: true
                tile: true
                size: 28
                icon: "hash"
                text: qsTr("Type a number")
                onClicked: root.typed.open()
            }
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Button {
            objectName: "priceDoneButton"
            Layout.fillWidth: true
            icon: "check"
            text: qsTr("Done")
            onClicked: root.price.leave()
        },
        Button {
            objectName: "takeButton"
            Layout.fillWidth: true
            kind: "primary"
            icon: root.price.known ? "bag" : ""
            able: root.price.known
            text: root.price.known ? qsTr("Put it in my basket") : qsTr("Scan, type or pick it")
            onClicked: root.price.take()
        }
    ]

    Card {
        anchors.fill: parent
        clip: true

        Column {
            anchors.centerIn: parent
            visible: !root.price.known
            width: parent.width - Theme.px(96)
            spacing: Theme.px(24)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "barcode"
                size: Theme.large || Theme.calm > 0 ? 140 : 260
                stroke: 1.6
                colour: Theme.colour.primaryInk
            }
            Label {
                objectName: "priceTitle"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("What does it cost?")
                size: Theme.h1
                bold: true
                wrapMode: Text.Wrap
            }
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Scan it to see its price. You don't buy it yet.")
                size: 36
                leading: 50
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
        }
        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.px(28)
            visible: root.price.known
            spacing: Theme.px(20)

            Item {
                Layout.fillHeight: true
            }
            Picture {
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(Theme.px(560), (parent?.height ?? 0) * (Theme.large ? 0.32 : 0.44))
                name: root.price.picture
                art: Math.min(Theme.px(440), height - Theme.px(16))
                radius: Theme.px(22)
            }
            Label {
                objectName: "priceName"
                Layout.fillWidth: true
                text: root.price.name
                size: Theme.h2
                bold: true
                wrapMode: Text.Wrap
            }
            RowLayout {
                spacing: Theme.px(24)

                Label {
                    objectName: "priceNow"
                    text: root.price.price
                    size: Theme.figureLarge
                    bold: true
                }
                ColumnLayout {
                    Layout.alignment: Qt.AlignBottom
                    Layout.bottomMargin: Theme.px(12)
                    spacing: 0

                    Label {
                        objectName: "priceWas"
                        visible: text !== ""
                        text: root.price.was
                        size: Theme.title
                        font.strikeout: true
                        color: Theme.colour.ink2
                        Accessible.name: qsTr("Before: %1").arg(text)
                    }
                    Label {
                        objectName: "pricePer"
                        text: root.price.per
                        size: Theme.title
                        color: Theme.colour.ink2
                    }
                    Label {
                        objectName: "priceExtra"
                        Layout.fillWidth: true
                        visible: text !== ""
                        wrapMode: Text.Wrap
                        text: root.price.extra
                        size: Theme.bodyLarge
                        color: Theme.colour.ink2
                    }
                }
            }
            Strip {
                objectName: "priceOffers"
                Layout.fillWidth: true
                visible: text !== ""
                radius: Theme.px(18)
                text: root.price.offers
                icon: "tag"
                kind: "save"
            }
            Item {
                Layout.fillHeight: true
            }
        }
    }
}
