import QtQuick
import Kiosk
import "../theme"

// Always in reach, each in its own place: help, language, and one step back.
Rectangle {
    id: root

    required property ShellViewModel shell
    readonly property int place: (width - Theme.px(72 + 48)) / 3

    color: Theme.colour.surface
    implicitHeight: Theme.px(136)

    Rectangle {
        width: parent.width
        height: Theme.px(Theme.colour.border)
        color: Theme.colour.line
    }
    DockButton {
        objectName: "helpButton"
        x: Theme.px(36)
        y: Theme.px(12)
        width: root.place
        height: Theme.px(112)
        icon: "help"
        text: qsTr("Help")
        help: true
        onClicked: root.shell.help()
    }
    DockButton {
        objectName: "languageButton"
        x: Theme.px(36 + 24) + root.place
        y: Theme.px(12)
        width: root.place
        height: Theme.px(112)
        visible: root.shell.languageOffered
        icon: "globe"
        text: root.shell.languageName
        onClicked: root.shell.offerLanguages()
    }
    DockButton {
        objectName: "backButton"
        x: Theme.px(36 + 48) + 2 * root.place
        y: Theme.px(12)
        width: root.place
        height: Theme.px(112)
        visible: root.shell.lastPlace === "back"
        icon: "back"
        text: qsTr("Back")
        onClicked: root.shell.back()
    }
    DockButton {
        objectName: "cancelButton"
        x: Theme.px(36 + 48) + 2 * root.place
        y: Theme.px(12)
        width: root.place
        height: Theme.px(112)
        visible: root.shell.lastPlace === "cancel"
        icon: "x"
        text: qsTr("Cancel")
        onClicked: root.shell.cancel()
    }
    DockButton {
        objectName: "reprintButton"
        x: Theme.px(36 + 48) + 2 * root.place
        y: Theme.px(12)
        width: root.place
        height: Theme.px(112)
        visible: root.shell.lastPlace === "reprint"
        icon: "print"
        text: qsTr("Reprint")
        onClicked: root.shell.reprint()
    }
}
