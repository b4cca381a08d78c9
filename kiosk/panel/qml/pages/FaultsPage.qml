pragma ComponentBehavior: Bound
import QtQuick
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"
import "../parts"

// Faults as switches, one device at a time; a number beside a device says how many it has.
Item {
    id: root

    required property FaultsViewModel faults

    Flow {
        id: devices

        anchors.left: parent.left
        anchors.right: mend.left
        anchors.rightMargin: Theme.px(24)
        spacing: Theme.px(12)

        Repeater {
            model: root.faults.devices

            delegate: Tab {
                required property var model

                objectName: "choose_" + model.key
                text: model.name
                count: model.count > 0 ? model.count : ""
                chosen: model.chosen
                onClicked: root.faults.choose(model.key)
            }
        }
    }
    Act {
        id: mend

        objectName: "mendAll"
        anchors.right: parent.right
        icon: "check"
        text: qsTr("Mend all")
        able: root.faults.anyOn
        onClicked: root.faults.mendAll()
    }
    Box {
        anchors.top: devices.bottom
        anchors.topMargin: Theme.px(24)
        anchors.bottom: parent.bottom
        width: parent.width
        title: root.faults.name
        icon: "tool"
        there: root.faults.able
        told: root.faults.protocol

        GridView {
            id: grid

            objectName: "faultRows"
            anchors.fill: parent
            cellWidth: Math.floor(width / 2)
            cellHeight: Theme.px(118)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.faults.rows

            delegate: Item {
                id: fault

                required property string key
                required property string line
                required property string value
                required property string hint
                required property bool number
                required property bool choice
                required property bool on

                width: grid.cellWidth
                height: grid.cellHeight

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Theme.px(6)
                    radius: Theme.px(16)
                    color: fault.on ? Theme.colour.dangerSoft : Theme.colour.bg
                    border.width: Theme.px(fault.on ? 3 : 1)
                    border.color: fault.on ? Theme.colour.danger : Theme.colour.line
                }
                Switch {
                    id: flip

                    objectName: "fault_" + fault.key
                    x: Theme.px(28)
                    anchors.verticalCenter: parent.verticalCenter
                    width: (fault.number || fault.choice ? given.x - Theme.px(12) : parent.width - Theme.px(24)) - x
                    height: parent.height - Theme.px(12)
                    alarming: true
                    text: ""
                    said: fault.key + ", " + fault.line
                    chosen: fault.on
                    onClicked: root.faults.flip(fault.key, fault.number ? given.text : "")

                    Column {
                        x: Theme.px(108)
                        width: parent.width - x
                        anchors.verticalCenter: parent.verticalCenter

                        Label {
                            width: parent.width
                            text: fault.key
                            font.family: Theme.mono
                            size: 27
                            bold: true
                            elide: Text.ElideRight
                            color: fault.on ? Theme.colour.danger : Theme.colour.ink
                        }
                        Label {
                            width: parent.width
                            visible: text !== ""
                            text: fault.line
                            size: 24
                            elide: Text.ElideRight
                            color: Theme.colour.ink2
                        }
                    }
                }
                Field {
                    id: given

                    objectName: "value_" + fault.key
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(24)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(250)
                    implicitHeight: Theme.px(64)
                    visible: fault.number
                    enabled: !fault.on
                    hint: fault.hint
                    text: fault.value
                }
                Act {
                    objectName: "next_" + fault.key
                    anchors.fill: given
                    inset: 8
                    size: 24
                    iconAfter: "fwd"
                    visible: fault.choice
                    able: !fault.on
                    text: fault.value
                    onClicked: root.faults.next(fault.key)
                }
            }
        }
    }
}
