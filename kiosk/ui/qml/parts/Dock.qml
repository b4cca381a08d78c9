import QtQuick
import Kiosk
import "../theme"

// Always in reach, each in its own place: help, language, ease of use, and one step back.
Rectangle {
    id: root

    required property ShellViewModel shell
    readonly property int place: (width - 2 * Theme.margin - 3 * Theme.gutter) / 4

    function at(number: int): int {
        return Theme.margin + number * (root.place + Theme.gutter);
    }

    color: Theme.colour.surface
    implicitHeight: Theme.dockHeight
    visible: !Theme.bare

    Rectangle {
        width: parent.width
        height: Theme.px(Theme.colour.border)
        color: Theme.colour.line
    }
    DockButton {
        objectName: "helpButton"
        x: root.at(0)
        width: root.place
        icon: "help"
        text: qsTr("Help")
        help: true
        onClicked: root.shell.help()
    }
    DockButton {
        objectName: "languageButton"
        x: root.at(1)
        width: root.place
        visible: root.shell.languageOffered
        icon: "globe"
        text: root.shell.languageName
        onClicked: root.shell.offerLanguages()
    }
    DockButton {
        objectName: "easeButton"
        x: root.at(2)
        width: root.place
        icon: "access"
        text: qsTr("Easier to use")
        onClicked: root.shell.offerEase()
    }
    DockButton {
        objectName: "backButton"
        x: root.at(3)
        width: root.place
        visible: root.shell.lastPlace === "back"
        icon: "back"
        text: qsTr("Back")
        onClicked: root.shell.back()
    }
    DockButton {
        objectName: "cancelButton"
        x: root.at(3)
        width: root.place
        visible: root.shell.lastPlace === "cancel"
        icon: "x"
        text: qsTr("Cancel")
        onClicked: root.shell.cancel()
    }
    DockButton {
        objectName: "receiptButton"
        x: root.at(3)
        width: root.place
        visible: root.shell.lastPlace === "receipt"
        icon: "print"
        text: qsTr("Receipt")
        onClicked: root.shell.receipt()
    }
}
