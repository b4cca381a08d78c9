import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The cash drawer opens without a sale: why, and what it does. Staff only.
TwoColumns {
    id: root

    required property DrawerViewModel drawer

    across: Theme.landscape && (drawer.asking || drawer.shut)
    balance: 0.58
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Button {
            objectName: "noSale_change"
            visible: root.drawer.asking
            Layout.fillWidth: true
            kind: "staff"
            icon: "cash"
            text: qsTr("Change wanted")
            onClicked: root.drawer.open("change")
        },
        Button {
            objectName: "noSale_check"
            visible: root.drawer.asking
            Layout.fillWidth: true
            kind: "act"
            icon: "search"
            text: qsTr("Drawer check")
            onClicked: root.drawer.open("check")
        },
        Button {
            objectName: "noSale_other"
            visible: root.drawer.asking
            Layout.fillWidth: true
            kind: "act"
            icon: "chat"
            text: qsTr("Something else")
            onClicked: root.drawer.open("other")
        },
        Button {
            objectName: "drawerDoneButton"
            visible: root.drawer.shut
            Layout.fillWidth: true
            implicitHeight: Theme.px(144)
            kind: "staff"
            icon: "check"
            text: qsTr("Done")
            onClicked: root.drawer.leave()
        }
    ]

    Asking {
        anchors.fill: parent
        name: "drawer"
        icon: "drawer"
        title: root.drawer.title
        hint: root.drawer.hint
        colour: root.drawer.doubtful ? Theme.colour.danger : Theme.colour.staff
        crowded: root.notice > 0
    }
}
