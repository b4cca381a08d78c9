pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// An invitation: a full shelf, one sentence, Start, and every language in its own script.
TwoColumns {
    id: root

    required property AttractViewModel attract
    required property SavedViewModel saved
    required property ShellViewModel shell
    required property MemberViewModel member

    gap: Theme.px(28)
    focus: true

    // whoever finds a keypad and no screen begins with any of its keys
    Keys.onPressed: event => {
        const digit = event.key >= Qt.Key_0 && event.key <= Qt.Key_9;
        if (!Theme.asked && !event.isAutoRepeat && (digit || event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
            root.attract.start();
    }

    second: [
        ExpressSign {
            objectName: "expressSign"
            Layout.leftMargin: Theme.px(8)
            visible: root.attract.express !== ""
            text: root.attract.express
        },
        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(8)
            text: qsTr("Scan an item\nto start")
            readonly property bool tight: Theme.large && root.notice > 0

            // a large message is within low reach only above a smaller sentence
            size: Theme.landscape ? (Theme.large ? 62 : 84) : tight ? 84 : Theme.display
            leading: Theme.landscape ? (Theme.large ? 72 : 96) : tight ? 94 : 116
            bold: true
            color: Theme.shadeText
            wrapMode: Text.Wrap
        },
        Balanced {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.px(8)
            // the hint folds where a message or the ways back to a basket leave it no room
            visible: root.notice === 0 && !(root.across && (root.saved.offered || root.member.offered))
            text: qsTr("Or touch the screen. No account needed.")
            size: Theme.landscape && Theme.large ? Theme.bodyLarge : 40
            leading: Theme.landscape && Theme.large ? 42 : 54
            color: Theme.shadeTextSoft
        },
        Item {
            Layout.fillHeight: root.across
            Layout.preferredHeight: Theme.px(root.across || Theme.large || root.saved.offered || root.member.offered || root.notice > 0 ? 0 : 130)
        },
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: root.across && !root.member.offered ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            visible: root.saved.offered || root.member.offered

            ShadeButton {
                objectName: "comeBackButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.columnSpan: root.member.offered ? 2 : 1
                visible: root.saved.comeBack !== ""
                icon: "bag"
                text: root.saved.comeBack
                onClicked: root.saved.comeBackNow()
            }
            ShadeButton {
                objectName: "attractMemberButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: root.member.offered
                icon: "star"
                text: qsTr("I am a member")
                onClicked: root.member.open()
            }
            ShadeButton {
                objectName: "takeUpButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: root.saved.offered
                icon: "qr"
                text: qsTr("I have a saved basket")
                onClicked: root.saved.openKeys()
            }
        },
        Press {
            id: start

            objectName: "startButton"
            said: qsTr("Start")
            Layout.fillWidth: true
            implicitHeight: Theme.px(160)
            onClicked: root.attract.start()

            Rectangle {
                anchors.fill: parent
                radius: Theme.px(24)
                color: start.pressed ? Theme.shadeTextSoft : Theme.shadeFill
            }
            Row {
                anchors.centerIn: parent
                anchors.verticalCenterOffset: start.pressed ? Theme.px(2) : 0
                spacing: Theme.px(24)

                Label {
                    text: qsTr("Start")
                    size: 52
                    leading: 64
                    bold: true
                    color: Theme.shadeInk
                    Accessible.ignored: true
                }
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "fwd"
                    size: 56
                    stroke: 2.6
                    colour: Theme.shadeInk
                }
            }
        },
        GridLayout {
            id: languages

            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: Math.min(root.across ? 2 : 3, choices.count)
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap

            Repeater {
                id: choices

                model: root.shell.languages

                Press {
                    id: choice

                    required property string key
                    required property string name
                    required chosen

                    objectName: "language_" + key
                    said: name
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    implicitHeight: Theme.px(96)
                    onClicked: root.shell.chooseLanguage(key)

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.px(20)
                        color: choice.chosen || choice.pressed ? Theme.shadeTextSoft : "transparent"
                        border.width: Theme.px(2)
                        border.color: choice.chosen ? Theme.shadeTextSoft : Theme.shadeEdge
                    }
                    Row {
                        anchors.centerIn: parent
                        spacing: Theme.px(14)

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: choice.chosen
                            name: "check"
                            size: 36
                            stroke: 2.6
                            colour: Theme.shadeInk
                        }
                        Label {
                            text: choice.name
                            size: 32
                            bold: true
                            color: choice.chosen || choice.pressed ? Theme.shadeInk : Theme.shadeText
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    ]

    // the whole screen invites: any touch starts
    Press {
        parent: root
        anchors.fill: parent
        z: -1
        Accessible.ignored: true
        onClicked: root.attract.start()
    }
    Rectangle {
        id: shelf

        // two boards are drawn on 1008 by 660; where that is low they hang beside each other
        readonly property real room: height - foot.height - Theme.px(40)
        readonly property bool flat: room < width / 3
        readonly property real unit: Math.min(width / (flat ? 2080 : 1008), room / (flat ? 350 : 668))

        function px(n: real): int {
            return Math.round(n * shelf.unit);
        }

        anchors.fill: parent
        radius: Theme.px(40)
        color: Theme.shelf
        clip: true

        Item {
            x: (parent.width - width) / 2
            y: Math.max(0, (foot.y - height) / 2)
            width: shelf.px(shelf.flat ? 2016 : 1008)
            height: shelf.px(shelf.flat ? 350 : 660)

            Repeater {
                model: [[["banana", 30, 96, 200, -6], ["tomato", 250, 142, 150, 0], ["milk", 400, 68, 230, 0], ["bread", 620, 108, 190, 0], ["wine", 790, 44, 250, 0]], [["apple", 40, 106, 170, 0], ["eggs", 230, 88, 210, 0], ["chips", 460, 74, 210, 0], ["carrot", 660, 100, 180, 0], ["detergent", 810, 60, 220, 0]]]

                Item {
                    id: board

                    required property var modelData
                    required property int index

                    x: shelf.flat ? shelf.px(1008 * index) : 0
                    y: shelf.flat ? 0 : shelf.px(310 * index)

                    Repeater {
                        model: board.modelData

                        Image {
                            required property var modelData

                            x: shelf.px(modelData[1])
                            y: shelf.px(modelData[2])
                            width: shelf.px(modelData[3])
                            height: width
                            rotation: modelData[4]
                            sourceSize: Qt.size(width, height)
                            source: "image://picture/" + modelData[0]
                            Accessible.ignored: true
                        }
                    }
                    Rectangle {
                        x: shelf.px(36)
                        y: shelf.px(318)
                        width: shelf.px(936)
                        height: shelf.px(10)
                        radius: shelf.px(5)
                        color: Theme.shelfBoard
                    }
                }
            }
        }
        RowLayout {
            id: foot

            x: Theme.px(36)
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(24)
            width: parent.width - Theme.px(72)
            spacing: Theme.px(20)

            SaidNote {
                Layout.fillWidth: true
                visible: root.attract.said !== ""
                said: root.attract.said
                did: root.attract.did
                size: Theme.bodyLarge
                ink: Theme.paperInk
                soft: Theme.paperInk
            }
            Icon {
                visible: root.attract.said === ""
                name: "barcode"
                size: 64
                stroke: 2
                colour: Theme.paperInk
            }
            Label {
                Layout.fillWidth: true
                visible: root.attract.said === ""
                text: qsTr("Barcode or loose fruit: all fine here")
                size: Theme.bodyLarge
                bold: true
                color: Theme.paperInk
                wrapMode: Text.Wrap
            }
        }
    }
}
