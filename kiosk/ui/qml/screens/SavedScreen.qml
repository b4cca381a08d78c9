import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The basket is put aside: its code to scan or to type, large enough to photograph.
TwoColumns {
    id: root

    required property SavedViewModel saved

    balance: 0.5
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Balanced {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.saved.typeHint
            size: 36
            leading: 46
            color: Theme.colour.ink2
        },
        Label {
            objectName: "savedCode"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.saved.code
            size: Theme.display
            bold: true
        },
        Balanced {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: root.saved.printed
            size: 32
            color: Theme.colour.ink2
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Button {
            objectName: "savedDoneButton"
            Layout.fillWidth: true
            Layout.topMargin: Theme.px(24)
            kind: "primary"
            icon: "check"
            text: qsTr("Done")
            onClicked: root.saved.leave()
        },
        Label {
            objectName: "closes"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.saved.closes
            color: Theme.colour.ink2
        }
    ]

    Card {
        id: card

        readonly property int side: Math.min(Theme.px(560), card.height - words.height - Theme.px(150), card.width - Theme.px(120))

        anchors.fill: parent

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(96)
            spacing: Theme.px(36)

            Column {
                id: words

                width: parent.width
                spacing: Theme.px(12)

                Balanced {
                    objectName: "savedTitle"
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Your basket is saved.")
                    size: Theme.large && Theme.landscape ? Theme.h2 : Theme.h1
                    bold: true
                }
                Balanced {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.saved.scanHint
                    size: 36
                    leading: 48
                    color: Theme.colour.ink2
                }
            }
            Image {
                anchors.horizontalCenter: parent.horizontalCenter
                width: card.side
                height: card.side
                sourceSize: Qt.size(width, height)
                fillMode: Image.PreserveAspectFit
                source: root.saved.scannedAs === "" ? "" : "image://qr/" + encodeURIComponent(root.saved.scannedAs)
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Code of your basket")
            }
        }
    }
}
