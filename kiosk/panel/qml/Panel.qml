pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import KioskPanel
import "../../ui/qml/theme"
import "../../ui/qml/parts"
import "pages"
import "parts"

// The panel's window: the rail with pages and devices, the open page, and what the last order came to.
Window {
    id: root

    required property PanelViewModel shell
    required property GoodsViewModel shelf
    required property CounterViewModel counter
    required property TerminalViewModel terminal
    required property PaperViewModel paper
    required property MoneyViewModel money
    required property FittingsViewModel fittings
    required property FaultsViewModel faults
    required property WiresViewModel wires

    function page(): Component {
        switch (shell.page) {
        case "money":
            return moneyPage;
        case "fittings":
            return fittingsPage;
        case "faults":
            return faultsPage;
        case "wires":
            return wiresPage;
        default:
            return shopPage;
        }
    }

    width: 1280
    height: 800
    // beside the lane, where there is room
    x: Math.max(0, Screen.desktopAvailableWidth - width)
    y: 0
    minimumWidth: 1180
    minimumHeight: 720
    visible: true
    title: qsTr("Device panel")
    color: Theme.colour.bg

    // a desk is nearer than a lane: half the size, the same proportions
    Binding {
        target: Theme
        property: "k"
        value: 0.5
    }
    Binding {
        target: Theme
        property: "landscape"
        value: true
    }
    Rail {
        id: rail

        height: parent.height
        shell: root.shell
        faults: root.faults
    }
    Loader {
        id: stage

        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: note.visible ? note.top : parent.bottom
        anchors.margins: Theme.px(28)
        sourceComponent: root.page()
    }
    // what the last order came to, where it was refused
    Rectangle {
        id: note

        objectName: "note"
        anchors.left: rail.right
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.px(88)
        visible: root.shell.note !== ""
        color: Theme.colour.dangerSoft

        Icon {
            id: mark

            x: Theme.px(28)
            anchors.verticalCenter: parent.verticalCenter
            name: "warn"
            size: 40
            colour: Theme.colour.danger
        }
        Label {
            objectName: "noteText"
            anchors.left: mark.right
            anchors.right: parent.right
            anchors.margins: Theme.px(20)
            anchors.verticalCenter: parent.verticalCenter
            text: root.shell.note
            color: Theme.colour.danger
            elide: Text.ElideRight
        }
    }
    Component {
        id: shopPage

        ShopPage {
            shelf: root.shelf
            counter: root.counter
            terminal: root.terminal
            paper: root.paper
        }
    }
    Component {
        id: moneyPage

        MoneyPage {
            money: root.money
            paper: root.paper
        }
    }
    Component {
        id: fittingsPage

        FittingsPage {
            fittings: root.fittings
        }
    }
    Component {
        id: faultsPage

        FaultsPage {
            faults: root.faults
        }
    }
    Component {
        id: wiresPage

        WiresPage {
            wires: root.wires
        }
    }
}
