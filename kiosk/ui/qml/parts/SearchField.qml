import QtQuick
import QtQuick.Layouts
import "../theme"

// What was typed, or what may be; and a way to begin again.
Card {
    id: root

    required property string query
    required property string hint

    signal cleared

    implicitHeight: Theme.px(96)
    border.width: Theme.px(3)
    border.color: query === "" ? Theme.colour.edge : Theme.colour.focus

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(28)
        anchors.rightMargin: Theme.px(8)
        spacing: Theme.px(20)

        Icon {
            name: "search"
            size: 44
            stroke: 2.4
        }
        Label {
            objectName: "query"
            Layout.fillWidth: true
            text: root.query === "" ? root.hint : root.query
            size: Theme.bodyLarge
            leading: 42
            bold: root.query !== ""
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(Theme.body)
            color: root.query === "" ? Theme.colour.ink2 : Theme.colour.ink
        }
        Button {
            objectName: "clearButton"
            visible: root.query !== ""
            implicitHeight: Theme.px(80)
            inset: 20
            size: 28
            iconSize: 34
            corner: 18
            kind: "quiet"
            icon: "x"
            text: qsTr("Clear")
            onClicked: root.cleared()
        }
    }
}
