import QtQuick
import Kiosk
import "../theme"

// Easier to use: each choice shows at once, and lasts for this visit.
Modal {
    id: root

    required property ShellViewModel shell
    required property EaseViewModel ease
    readonly property int place: (room - Theme.px(32)) / 3

    title: qsTr("Easier to use")
    body: qsTr("For this visit only.")
    icon: "access"

    Grid {
        id: choices

        columns: 3
        spacing: Theme.px(16)

        Toggle {
            objectName: "easeContrast"
            width: root.place
            icon: "contrast"
            text: qsTr("High contrast")
            chosen: root.ease.scheme === "contrast"
            onClicked: root.ease.toggleScheme("contrast")
        }
        Toggle {
            objectName: "easeLarge"
            width: root.place
            icon: "letters"
            text: qsTr("Large text")
            chosen: root.ease.large
            onClicked: root.ease.toggleLarge()
        }
        Toggle {
            objectName: "easeLowReach"
            width: root.place
            icon: "reach"
            text: qsTr("Low reach")
            chosen: root.ease.lowReach
            onClicked: root.ease.toggleLowReach()
        }
        Toggle {
            objectName: "easeDark"
            width: root.place
            icon: "moon"
            text: qsTr("Dark colours")
            chosen: root.ease.scheme === "dark"
            onClicked: root.ease.toggleScheme("dark")
        }
        Toggle {
            objectName: "easeSound"
            width: root.place
            icon: "sound"
            text: qsTr("Sound")
            chosen: root.ease.sound
            onClicked: root.ease.toggleSound()
        }
    }
    Row {
        width: parent.width
        spacing: Theme.px(16)

        Button {
            objectName: "easeReset"
            width: (parent.width - Theme.px(16)) / 2
            able: root.ease.changed
            icon: "undo"
            text: qsTr("As before")
            onClicked: root.ease.reset()
        }
        Button {
            objectName: "easeDone"
            width: (parent.width - Theme.px(16)) / 2
            implicitHeight: Theme.px(104)
            kind: "primary"
            size: 36
            icon: "check"
            iconSize: 44
            text: qsTr("Done")
            onClicked: root.shell.closeSheet()
        }
    }
}
