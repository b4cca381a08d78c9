pragma ComponentBehavior: Bound
import QtQuick
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// Pages above, devices and how they are below; dark, so that nobody takes the panel for the lane.
Rectangle {
    id: root

    required property PanelViewModel shell
    required property FaultsViewModel faults
    readonly property Roles roles: Theme.dark

    width: Theme.px(416)
    color: roles.bg

    Column {
        x: Theme.px(20)
        y: Theme.px(28)
        width: parent.width - 2 * x
        spacing: Theme.px(6)

        Label {
            x: Theme.px(16)
            text: qsTr("Device panel")
            size: 38
            bold: true
            color: root.roles.ink
        }
        Label {
            x: Theme.px(16)
            text: root.shell.away === "" ? qsTr("Simulated devices") : root.shell.away
            color: root.shell.away === "" ? root.roles.ink2 : root.roles.danger
        }
        Item {
            width: 1
            height: Theme.px(14)
        }
        Repeater {
            model: [["shop", "cart", qsTr("Shopping")], ["money", "cash", qsTr("Cash and phones")], ["fittings", "light", qsTr("Lamp and buttons")], ["faults", "tool", qsTr("Faults")], ["wires", "letters", qsTr("Wires")]]

            delegate: Press {
                id: tab

                required property var modelData

                objectName: "page_" + modelData[0]
                said: modelData[2]
                chosen: root.shell.page === modelData[0]
                width: parent.width
                height: Theme.px(88)
                onClicked: root.shell.turn(modelData[0])

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.px(18)
                    color: tab.chosen ? root.roles.primarySoft : tab.pressed ? root.roles.surface : "transparent"
                }
                Icon {
                    id: sign

                    x: Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter
                    name: tab.modelData[1]
                    size: 42
                    colour: tab.chosen ? root.roles.primaryInk : root.roles.ink2
                }
                Label {
                    anchors.left: sign.right
                    anchors.leftMargin: Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter
                    text: tab.modelData[2]
                    size: 30
                    bold: tab.chosen
                    color: tab.chosen ? root.roles.primaryInk : root.roles.ink
                    Accessible.ignored: true
                }
            }
        }
    }
    Column {
        anchors.bottom: tongue.top
        anchors.bottomMargin: Theme.px(20)
        x: Theme.px(20)
        width: parent.width - 2 * x

        Repeater {
            model: root.shell.rows

            // a device: a touch shows its faults
            delegate: Press {
                id: device

                required property string key
                required property string name
                required property string protocol
                required property string how
                required property int faults
                readonly property color mark: how === "away" ? root.roles.danger : faults > 0 ? root.roles.warn : how === "there" ? root.roles.primary : root.roles.edge

                objectName: "device_" + key
                said: [name, state.text].join(", ")
                width: parent.width
                height: Theme.px(48)
                onClicked: {
                    root.faults.choose(key);
                    root.shell.turn("faults");
                }

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.px(12)
                    color: device.pressed ? root.roles.surface : "transparent"
                }
                // filled: it is there; a ring: it is not
                Rectangle {
                    x: Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(20)
                    height: width
                    radius: width / 2
                    color: device.how === "there" ? device.mark : "transparent"
                    border.width: Theme.px(4)
                    border.color: device.mark
                }
                Label {
                    x: Theme.px(58)
                    width: state.x - x - Theme.px(8)
                    anchors.verticalCenter: parent.verticalCenter
                    text: device.name
                    size: 26
                    elide: Text.ElideRight
                    color: root.roles.ink
                    Accessible.ignored: true
                }
                Label {
                    id: state

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(16)
                    anchors.verticalCenter: parent.verticalCenter
                    text: device.how === "away" ? qsTr("away") : device.faults > 0 ? qsTr("faults: %1").arg(device.faults) : device.how === "there" ? device.protocol : qsTr("sought")
                    size: 22
                    color: device.how === "away" ? root.roles.danger : device.faults > 0 ? root.roles.warnInk : root.roles.ink2
                    Accessible.ignored: true
                }
            }
        }
    }
    Press {
        id: tongue

        objectName: "languageButton"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(20)
        x: Theme.px(20)
        width: parent.width - 2 * x
        height: Theme.px(80)
        said: root.shell.language === "zh_CN" ? "English" : "简体中文"
        onClicked: root.shell.switchLanguage()

        Rectangle {
            anchors.fill: parent
            radius: Theme.px(18)
            color: tongue.pressed ? root.roles.surface : "transparent"
            border.width: Theme.px(2)
            border.color: root.roles.edge
        }
        Row {
            anchors.centerIn: parent
            spacing: Theme.px(16)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "globe"
                size: 36
                colour: root.roles.ink
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: tongue.said
                color: root.roles.ink
                Accessible.ignored: true
            }
        }
    }
}
