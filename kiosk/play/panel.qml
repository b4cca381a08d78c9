import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import KioskPanel

// QA's bench: plain on purpose, everything one touch away.
ApplicationWindow {
    id: window
    required property Panel panel
    width: 760
    height: Math.min(1000, Screen.desktopAvailableHeight)
    x: Screen.desktopAvailableWidth - width
    y: 0
    visible: true
    title: "Device panel (simulated devices)"

    component Group: GroupBox {
        Layout.fillWidth: true
        font.bold: true
    }

    component Order: Button {
        property string device
        property string values
        font.bold: false
        onClicked: window.panel.order(device, values)
    }

    component Fault: CheckBox {
        property string device
        property string fault
        font.bold: false
        text: fault
        onToggled: checked ? window.panel.breaks(device, fault) : window.panel.mends(device, fault)
    }

    ScrollView {
        anchors.fill: parent
        anchors.margins: 12
        contentWidth: availableWidth

        ColumnLayout {
            width: parent.width
            spacing: 8

            Group {
                title: "Shelf: scan an item"
                ColumnLayout {
                    anchors.fill: parent
                    GridLayout {
                        columns: 3
                        Repeater {
                            model: window.panel.shelf
                            delegate: Order {
                                required property var modelData
                                Layout.fillWidth: true
                                device: "scanner"
                                text: modelData.name
                                values: JSON.stringify({scan: modelData.code})
                            }
                        }
                    }
                    RowLayout {
                        TextField {
                            id: code
                            Layout.fillWidth: true
                            font.bold: false
                            placeholderText: "any code, with its AIM identifier: ]E0…"
                        }
                        Order { device: "scanner"; text: "Scan"; values: JSON.stringify({scan: code.text}) }
                        Order { device: "camera"; text: "Show to camera"; values: JSON.stringify({scan: code.text}) }
                    }
                    RowLayout {
                        Fault { device: "scanner"; fault: "unplug"; text: "scanner unplugged" }
                        Fault { device: "scanner"; fault: "noise"; text: "noise" }
                        Fault { device: "camera"; fault: "unplug"; text: "camera unplugged" }
                    }
                }
            }

            Group {
                title: "Scale"
                ColumnLayout {
                    anchors.fill: parent
                    RowLayout {
                        Slider { id: weight; Layout.fillWidth: true; from: 0; to: 16000; stepSize: 5 }
                        Label { text: weight.value + " g"; font.bold: false; Layout.preferredWidth: 80 }
                        Order { device: "scale"; text: "Put on"; values: JSON.stringify({weight_g: weight.value}) }
                        Order { device: "scale"; text: "Take off"; values: JSON.stringify({weight_g: 0}) }
                    }
                    RowLayout {
                        Fault { device: "scale"; fault: "unplug"; text: "unplugged" }
                        Fault { device: "scale"; fault: "silence" }
                        Fault { device: "scale"; fault: "noise" }
                    }
                }
            }

            Group {
                title: "Bags: the scale beneath"
                visible: window.panel.devices.includes("bagging")
                ColumnLayout {
                    anchors.fill: parent
                    RowLayout {
                        Slider { id: bag; Layout.fillWidth: true; from: 0; to: 16000; stepSize: 1 }
                        Label { text: bag.value + " g"; font.bold: false; Layout.preferredWidth: 80 }
                        Order { device: "bagging"; text: "Lies there"; values: JSON.stringify({weight_g: bag.value}) }
                        Order { device: "bagging"; text: "Empty"; values: JSON.stringify({weight_g: 0}) }
                    }
                    RowLayout {
                        Order { device: "bagging"; text: "Lean on it"; values: JSON.stringify({lean_g: 2000}) }
                        Order { device: "bagging"; text: "Flickers"; values: JSON.stringify({flicker_g: 1}) }
                        Order { device: "bagging"; text: "Still"; values: JSON.stringify({flicker_g: 0}) }
                        Fault { device: "bagging"; fault: "unplug"; text: "unplugged" }
                        Fault { device: "bagging"; fault: "silence" }
                        Fault { device: "bagging"; fault: "busy" }
                        Fault { device: "bagging"; fault: "noise" }
                    }
                }
            }

            Group {
                title: "Card terminal: what the shopper does next"
                ColumnLayout {
                    anchors.fill: parent
                    RowLayout {
                        Repeater {
                            model: ["approve", "decline", "cancel", "timeout"]
                            delegate: Order {
                                required property string modelData
                                device: "terminal"
                                text: modelData
                                values: JSON.stringify({card: modelData})
                            }
                        }
                    }
                    RowLayout {
                        Fault { device: "terminal"; fault: "unplug"; text: "unplugged" }
                        Fault { device: "terminal"; fault: "silence" }
                    }
                }
            }

            Group {
                title: "Cash: what the shopper puts in, and the change that is left"
                visible: window.panel.devices.includes("coins") || window.panel.devices.includes("notes")
                ColumnLayout {
                    anchors.fill: parent
                    RowLayout {
                        Repeater {
                            model: [["EU001A", "1 c"], ["EU002A", "2 c"], ["EU005A", "5 c"], ["EU010A", "10 c"], ["EU020A", "20 c"], ["EU050A", "50 c"], ["EU100A", "1 €"], ["EU200A", "2 €"]]
                            delegate: Order {
                                required property var modelData
                                Layout.fillWidth: true
                                Layout.preferredWidth: 1
                                device: "coins"
                                text: modelData[1]
                                values: JSON.stringify({insert: modelData[0]})
                            }
                        }
                    }
                    RowLayout {
                        Repeater {
                            model: ["EUR5", "EUR10", "EUR20", "EUR50"]
                            delegate: Order {
                                required property string modelData
                                device: "notes"
                                text: modelData
                                values: JSON.stringify({insert: modelData})
                            }
                        }
                        Order { device: "hopper"; text: "Hopper full"; values: JSON.stringify({coins: 100}) }
                        Order { device: "hopper"; text: "Few coins"; values: JSON.stringify({coins: 5}) }
                    }
                    RowLayout {
                        Fault { device: "coins"; fault: "unplug"; text: "no coins" }
                        Fault { device: "notes"; fault: "unplug"; text: "no notes" }
                        Fault { device: "hopper"; fault: "unplug"; text: "no hopper" }
                        Fault { device: "hopper"; fault: "stuck"; text: "hopper stuck" }
                    }
                }
            }

            Group {
                title: "Printer"
                RowLayout {
                    Order { device: "printer"; text: "Paper out"; values: JSON.stringify({paper: "out"}) }
                    Order { device: "printer"; text: "New roll"; values: JSON.stringify({paper: "ok"}) }
                    Order { device: "printer"; text: "Open cover"; values: JSON.stringify({cover_open: true}) }
                    Order { device: "printer"; text: "Close cover"; values: JSON.stringify({cover_open: false}) }
                    Fault { device: "printer"; fault: "unplug"; text: "unplugged" }
                }
            }

            Group {
                title: "Cash drawer"
                RowLayout {
                    Order { device: "printer"; text: "Shut it"; values: JSON.stringify({drawer_open: false}) }
                    Order { device: "printer"; text: "Open by key"; values: JSON.stringify({drawer_open: true}) }
                    Order { device: "printer"; text: "Jams"; values: JSON.stringify({drawer_jammed: true}) }
                    Order { device: "printer"; text: "Mended"; values: JSON.stringify({drawer_jammed: false}) }
                }
            }

            Group {
                title: "Light over the lane"
                RowLayout {
                    Rectangle {
                        implicitWidth: 36
                        implicitHeight: 36
                        radius: 18
                        border.width: 2
                        color: ({green: "#2fa36b", white: "#ffffff", amber: "#ffb000", red: "#d33a2c"})[window.panel.colour] || "#404040"
                    }
                    Label { text: window.panel.light; font.bold: false; Layout.preferredWidth: 340 }
                    Fault { device: "light"; fault: "unplug"; text: "unplugged" }
                    Fault { device: "light"; fault: "silence" }
                    Timer { interval: 250; repeat: true; running: window.panel.devices.includes("light"); onTriggered: window.panel.look() }
                }
            }

            Label {
                Layout.fillWidth: true
                wrapMode: Text.WrapAnywhere
                textFormat: Text.PlainText
                text: window.panel.answer
            }
        }
    }
}
