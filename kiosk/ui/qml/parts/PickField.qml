import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// What was typed, and the pages of what it found.
RowLayout {
    id: root

    required property PickViewModel pick

    spacing: Theme.gap

    Card {
        Layout.fillWidth: true
        implicitHeight: Theme.px(96)
        border.width: Theme.px(3)
        border.color: root.pick.query === "" ? Theme.colour.edge : Theme.colour.focus

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
                text: root.pick.query === "" ? qsTr("Name or number, e.g. ban or 4011") : root.pick.query
                size: Theme.bodyLarge
                leading: 42
                bold: root.pick.query !== ""
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(Theme.body)
                color: root.pick.query === "" ? Theme.colour.ink2 : Theme.colour.ink
            }
            Button {
                objectName: "clearButton"
                visible: root.pick.query !== ""
                implicitHeight: Theme.px(80)
                inset: 20
                size: 28
                iconSize: 34
                corner: 18
                kind: "quiet"
                icon: "x"
                text: qsTr("Clear")
                onClicked: root.pick.clear()
            }
        }
    }
    Button {
        objectName: "pageBackButton"
        visible: root.pick.pages > 1
        implicitHeight: Theme.px(96)
        inset: 24
        icon: "back"
        able: root.pick.page > 0
        said: qsTr("Earlier pictures")
        onClicked: root.pick.turnPage(-1)
    }
    Label {
        objectName: "page"
        visible: root.pick.pages > 1
        text: qsTr("%1 of %2").arg(root.pick.page + 1).arg(root.pick.pages)
        bold: true
    }
    Button {
        objectName: "pageForwardButton"
        visible: root.pick.pages > 1
        implicitHeight: Theme.px(96)
        inset: 24
        icon: "fwd"
        able: root.pick.page + 1 < root.pick.pages
        said: qsTr("More pictures")
        onClicked: root.pick.turnPage(1)
    }
}
