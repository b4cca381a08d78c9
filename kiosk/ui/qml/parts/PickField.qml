import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// What was typed, and the pages of what it found.
RowLayout {
    id: root

    required property PickViewModel pick

    spacing: Theme.gap

    SearchField {
        Layout.fillWidth: true
        query: root.pick.query
        hint: qsTr("Name or number, e.g. ban or 4011")
        onCleared: root.pick.clear()
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
