import QtQuick
import QtQuick.Layouts
import "../theme"

// How many, how much tax, how much to pay: beside each other upright, beneath each other across.
Card {
    id: root

    required property string count
    required property string tax
    required property string total
    property string saved: ""

    // as high with a saving as without: the total stands where it stood
    implicitHeight: Math.max(Theme.px(122), Theme.text(44) + Theme.text(36) + Theme.px(44), sums.implicitHeight + Theme.px(32))

    GridLayout {
        id: sums

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.px(28)
        width: parent.width - Theme.px(56)
        columns: Theme.landscape ? 1 : 2
        columnSpacing: Theme.px(28)
        rowSpacing: Theme.px(12)

        ColumnLayout {
            spacing: 0

            Chip {
                objectName: "saved"
                visible: text !== ""
                text: root.saved
                icon: "tag"
                kind: "save"
            }
            Label {
                objectName: "count"
                Layout.fillWidth: true
                visible: root.saved === ""
                text: root.count
                size: Theme.bodyLarge
                bold: true
            }
            Label {
                objectName: "tax"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.saved === "" ? root.tax : [root.count, root.tax].filter(part => part !== "").join(" · ")
                color: Theme.colour.ink2
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(28)
            }
        }
        Rectangle {
            Layout.fillWidth: true
            visible: Theme.landscape
            implicitHeight: 1
            color: Theme.colour.line
        }
        RowLayout {
            spacing: Theme.px(28)

            Label {
                Layout.fillWidth: true
                horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignRight
                text: qsTr("Total")
                size: Theme.title
                bold: true
            }
            Label {
                objectName: "total"
                text: root.total
                size: Theme.figure
                bold: true
            }
        }
    }
}
