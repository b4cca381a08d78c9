pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Carrier bags: one touch, one bag. Whoever has their own is done.
TwoColumns {
    id: root

    required property BagsViewModel bags

    // with low reach there is room for the bags and little else
    readonly property bool tight: Theme.calm > 0

    sinks: true
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Totals {
            Layout.fillWidth: true
            count: root.bags.count
            tax: ""
            total: root.bags.total
        },
        Button {
            objectName: "bagsDoneButton"
            Layout.fillWidth: true
            kind: "primary"
            icon: "check"
            text: qsTr("Done")
            onClicked: root.bags.leave()
        }
    ]

    Column {
        id: column

        // what a row may have when all have the same
        readonly property real each: (parent.height - words.height - kinds.count * spacing) / Math.max(1, kinds.count)

        width: parent.width
        spacing: Theme.gap

        Column {
            id: words

            width: parent.width
            spacing: column.spacing

            Label {
                objectName: "bagsTitle"
                width: parent.width
                text: qsTr("Do you need a bag?")
                size: root.tight ? Theme.h2 : Theme.h1
                bold: true
                wrapMode: Text.Wrap
            }
            Balanced {
                width: parent.width
                visible: !root.tight && root.notice === 0
                text: qsTr("Touch each bag you take. With your own, just touch Done.")
                size: Theme.bodyLarge
                leading: 42
                color: Theme.colour.ink2
            }
        }
        Repeater {
            id: kinds

            model: root.bags.rows

            BagRow {
                width: parent?.width ?? 0
                tight: root.tight && Theme.large
                roomy: !root.tight && column.each >= Theme.px(192)
                height: root.tight ? implicitHeight : Math.max(least, Math.min(column.each, Theme.px(216)))
                onMore: root.bags.more(key)
                onLess: root.bags.less(key)
            }
        }
    }
}
