import QtQuick
import QtQuick.Layouts
import "../theme"

// The shopper's phone and what it shows, or the code that it is to scan; and what to do.
Card {
    id: root

    // names its words for whoever looks for them
    required property string name
    required property string shows
    required property string title
    required property string body
    property string code: ""

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.px(32)
        spacing: Theme.px(12)

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Rectangle {
                id: phone

                readonly property real unit: height / 320

                anchors.centerIn: parent
                visible: root.code === ""
                height: Math.min(parent.height, parent.width * 1.6, Theme.px(640))
                width: height * 0.56
                radius: 26 * unit
                color: Theme.colour.ink

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 12 * phone.unit
                    anchors.topMargin: 24 * phone.unit
                    anchors.bottomMargin: 24 * phone.unit
                    radius: 8 * phone.unit
                    color: Theme.colour.primarySoft

                    Icon {
                        anchors.centerIn: parent
                        name: root.shows
                        size: Math.round(96 * phone.unit / Theme.k)
                        stroke: 1.8
                        colour: Theme.colour.primaryInk
                    }
                }
            }
            Image {
                objectName: "walletCode"
                anchors.centerIn: parent
                visible: root.code !== ""
                width: Math.min(parent.width, parent.height, Theme.px(640))
                height: width
                sourceSize: Qt.size(width, height)
                fillMode: Image.Pad
                horizontalAlignment: Image.AlignHCenter
                verticalAlignment: Image.AlignVCenter
                source: root.code
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("QR code to pay with")
            }
        }
        Balanced {
            objectName: root.name === "" ? "" : root.name + "Title"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.title
            size: Theme.large ? Theme.h2 : Theme.h1
            bold: true
        }
        Balanced {
            objectName: root.name === "" ? "" : root.name + "Body"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.body
            size: 36
            leading: 50
            color: Theme.colour.ink2
        }
    }
}
