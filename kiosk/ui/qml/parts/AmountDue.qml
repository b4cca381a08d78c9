import QtQuick
import QtQuick.Layouts
import "../theme"

// What the money is for, and how much: one under the other where it stands beside the reader's card, else in one row.
GridLayout {
    id: root

    required property string what
    required property string amount
    property bool stacked: false

    columns: stacked ? 1 : 2
    rowSpacing: 0

    Label {
        Layout.topMargin: Theme.px(12)
        Layout.leftMargin: Theme.px(4)
        Layout.fillWidth: true
        text: root.what
        size: Theme.title
        bold: true
    }
    Label {
        objectName: "amount"
        Layout.topMargin: Theme.px(root.stacked ? 0 : 12)
        Layout.rightMargin: Theme.px(4)
        text: root.amount
        size: Theme.figure
        bold: true
    }
}
