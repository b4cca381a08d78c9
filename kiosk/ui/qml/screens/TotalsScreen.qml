import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// What the lane took in: the report as paper has it, and whether the period is over. Staff only.
TwoColumns {
    id: root

    required property TotalsViewModel totals

    balance: 0.58
    sinks: true
    second: [
        Label {
            objectName: "totalsTitle"
            Layout.fillWidth: true
            text: root.totals.title
            size: Theme.h2
            bold: true
            wrapMode: Text.Wrap
        },
        Balanced {
            objectName: "totalsHint"
            Layout.fillWidth: true
            text: root.totals.hint
            size: Theme.bodyLarge
            leading: 42
            color: Theme.colour.ink2
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: root.across || Theme.large ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: root.gap

            Button {
                objectName: "lastPeriodButton"
                visible: root.totals.older && !root.totals.closing
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 3
                kind: "act"
                icon: "clock"
                text: qsTr("Last Z report")
                onClicked: root.totals.last()
            }
            Button {
                objectName: "totalsPrintButton"
                visible: !root.totals.closing
                Layout.fillWidth: true
                Layout.preferredWidth: 4
                implicitHeight: Theme.px(144)
                kind: "staff"
                able: root.totals.printable
                icon: "print"
                text: root.totals.printText
                onClicked: root.totals.printIt()
            }
        },
        Button {
            objectName: "closePeriodButton"
            visible: root.totals.closing
            Layout.fillWidth: true
            implicitHeight: Theme.px(144)
            kind: "staff"
            able: root.totals.able
            icon: "check"
            text: qsTr("Close and print")
            onClicked: root.totals.close()
        }
    ]

    Paper {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.text(760))
        height: parent.height
        rows: root.totals.rows
    }
}
