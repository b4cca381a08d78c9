pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../parts"
import "../theme"

// An invitation: a full shelf, one sentence, Start, and every language in its own script.
Item {
    id: root

    required property AttractViewModel attract
    required property SavedViewModel saved
    required property ShellViewModel shell

    // the whole screen invites: any touch starts
    Press {
        anchors.fill: parent
        Accessible.ignored: true
        onClicked: root.attract.start()
    }
    Rectangle {
        id: shelf

        x: Theme.px(36)
        y: Theme.px(12)
        width: parent.width - Theme.px(72)
        height: Theme.px(760)
        radius: Theme.px(40)
        color: Theme.shelf

        Repeater {
            model: [["banana", 30, 96, 200, -6], ["tomato", 250, 142, 150, 0], ["milk", 400, 68, 230, 0], ["bread", 620, 108, 190, 0], ["wine", 790, 44, 250, 0], ["apple", 40, 416, 170, 0], ["eggs", 230, 398, 210, 0], ["chips", 460, 384, 210, 0], ["carrot", 660, 410, 180, 0], ["detergent", 810, 370, 220, 0]]

            Image {
                required property var modelData

                x: Theme.px(modelData[1])
                y: Theme.px(modelData[2])
                width: Theme.px(modelData[3])
                height: width
                rotation: modelData[4]
                sourceSize: Qt.size(width, height)
                source: "image://picture/" + modelData[0]
                Accessible.ignored: true
            }
        }
        Rectangle {
            x: Theme.px(36)
            y: Theme.px(318)
            width: parent.width - Theme.px(72)
            height: Theme.px(10)
            radius: Theme.px(5)
            color: Theme.shelfBoard
        }
        Rectangle {
            x: Theme.px(36)
            y: Theme.px(628)
            width: parent.width - Theme.px(72)
            height: Theme.px(10)
            radius: Theme.px(5)
            color: Theme.shelfBoard
        }
        Row {
            x: Theme.px(36)
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(28)
            spacing: Theme.px(20)

            Icon {
                name: "barcode"
                size: 64
                stroke: 2
                colour: Theme.paperInk
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Barcode or loose fruit: all fine here")
                size: 32
                bold: true
                color: Theme.paperInk
            }
        }
    }
    Column {
        anchors.top: shelf.bottom
        anchors.topMargin: Theme.px(44)
        x: Theme.px(44)
        width: parent.width - Theme.px(88)
        spacing: Theme.px(16)

        Label {
            width: parent.width
            text: qsTr("Scan an item\nto start")
            size: 104
            leading: 116
            bold: true
            color: Theme.shadeText
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: qsTr("Or touch the screen. No account needed.")
            size: 40
            leading: 54
            color: Theme.shadeTextSoft
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: goingOn

        x: Theme.px(36)
        anchors.bottom: start.top
        anchors.bottomMargin: Theme.px(20)
        width: parent.width - Theme.px(72)
        spacing: Theme.px(16)
        visible: root.saved.offered

        ShadeButton {
            objectName: "comeBackButton"
            width: (goingOn.width - goingOn.spacing) / 2
            visible: root.saved.comeBack !== ""
            icon: "bag"
            text: root.saved.comeBack
            onClicked: root.saved.comeBackNow()
        }
        ShadeButton {
            objectName: "takeUpButton"
            width: root.saved.comeBack === "" ? goingOn.width : (goingOn.width - goingOn.spacing) / 2
            icon: "qr"
            text: qsTr("I have a saved basket")
            onClicked: root.saved.openKeys()
        }
    }
    Press {
        id: start

        objectName: "startButton"
        said: qsTr("Start")
        x: Theme.px(36)
        anchors.bottom: languages.top
        anchors.bottomMargin: Theme.px(28)
        width: parent.width - Theme.px(72)
        height: Theme.px(160)
        onClicked: root.attract.start()

        Rectangle {
            anchors.fill: parent
            radius: Theme.px(24)
            color: start.pressed ? Theme.shadeTextSoft : Theme.shadeText
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
    }
    Grid {
        id: languages

        x: Theme.px(36)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(28)
        columns: Math.min(3, choices.count)
        spacing: Theme.px(16)

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
                width: (root.width - Theme.px(72 + 16 * (languages.columns - 1))) / languages.columns
                height: Theme.px(96)
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
}
