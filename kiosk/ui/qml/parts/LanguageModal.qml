pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../theme"

// Every installed language by its own name.
Modal {
    id: root

    required property ShellViewModel shell

    title: qsTr("Which language?")
    body: qsTr("Everything else stays as it is.")
    icon: "globe"

    Item {
        width: 1
        height: Theme.px(8)
    }
    Repeater {
        model: root.shell.languages

        Button {
            required property string key
            required property string name
            required chosen

            objectName: "language_" + key
            width: parent.width
            implicitHeight: Theme.px(144)
            size: 44
            tick: true
            text: name
            onClicked: root.shell.chooseLanguage(key)
        }
    }
    Button {
        objectName: "keepLanguageButton"
        width: parent.width
        kind: "quiet"
        text: qsTr("Back")
        icon: "back"
        onClicked: root.shell.closeSheet()
    }
}
