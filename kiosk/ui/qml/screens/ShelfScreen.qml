pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The saved baskets: staff touch the one that goes on at this lane. Staff only.
TwoColumns {
    id: root

    required property ShelfViewModel shelf

    balance: 0.6
    sinks: true
    rises: card.y
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Balanced {
            objectName: "shelfHint"
            Layout.fillWidth: true
            text: root.shelf.hint
            size: Theme.bodyLarge
            leading: 42
            bold: root.shelf.doubtful
            color: root.shelf.doubtful ? Theme.colour.ink : Theme.colour.ink2
        },
        Button {
            objectName: "shelfLookButton"
            Layout.fillWidth: true
            kind: "act"
            able: root.shelf.able && !root.shelf.looking
            icon: "refresh"
            text: qsTr("Look again")
            onClicked: root.shelf.look()
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(16)

        Label {
            objectName: "shelfTitle"
            Layout.fillWidth: true
            text: qsTr("Saved baskets")
            size: Theme.h2
            bold: true
            wrapMode: Text.Wrap
        }
        Card {
            id: card

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true

            Column {
                anchors.centerIn: parent
                width: parent.width - Theme.px(48)
                spacing: Theme.px(16)
                visible: root.shelf.none !== ""

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: card.height > Theme.px(320)
                    name: "bag"
                    size: 120
                    stroke: 1.6
                    colour: Theme.colour.ink2
                }
                Label {
                    objectName: "shelfNone"
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.shelf.none
                    size: Theme.bodyLarge
                    leading: 42
                    color: Theme.colour.ink2
                    wrapMode: Text.Wrap
                }
            }
            ListView {
                id: list

                // half a row shows that there is more
                readonly property int whole: Math.max(0, Math.floor(height / Theme.rowHeight - 0.5))
                readonly property int given: count * Theme.rowHeight <= height || whole === 0 ? Theme.rowHeight : height / (whole + 0.5)

                objectName: "shelfRows"
                anchors.fill: parent
                anchors.margins: Math.max(1, card.border.width)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                snapMode: ListView.SnapToItem
                cacheBuffer: 0
                model: height > Theme.px(60) ? root.shelf.rows : null

                delegate: KeptRow {
                    width: list.width
                    least: list.given
                    enabled: root.shelf.able
                    onClicked: root.shelf.takeUp(key)
                }
            }
        }
    }
}
