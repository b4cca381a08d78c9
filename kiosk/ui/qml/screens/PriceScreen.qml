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

    Asking {
        anchors.fill: parent
        visible: !root.price.known
        name: "price"
        icon: "tag"
        title: qsTr("What does it cost?")
        hint: qsTr("Scan it to see its price.\nYou don't buy it yet.")
    }
    Card {
        anchors.fill: parent
        visible: root.price.known
        clip: true

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.px(28)
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
