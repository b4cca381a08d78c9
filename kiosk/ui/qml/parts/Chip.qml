import QtQuick
import "../theme"

// A word with its icon; kinds are plain, ok, warn, bad, info and save.
Rectangle {
    id: root

    required property string text
    property string icon: ""
    property string kind: "plain"
    readonly property color words: kind === "ok" ? Theme.colour.primaryInk : kind === "warn" ? Theme.colour.warnInk : kind === "bad" ? Theme.colour.danger : kind === "info" ? Theme.colour.info : kind === "save" ? Theme.colour.saveText : Theme.colour.ink

    color: kind === "ok" ? Theme.colour.primarySoft : kind === "warn" ? Theme.colour.warnSoft : kind === "bad" ? Theme.colour.dangerSoft : kind === "info" ? Theme.colour.infoSoft : kind === "save" ? Theme.colour.save : Theme.colour.sunken
    radius: height / 2
    border.width: kind === "save" ? 0 : Theme.px(Theme.colour.outline)
    border.color: words
    implicitWidth: inner.implicitWidth + Theme.px(34)
    implicitHeight: Theme.text(44)

    Row {
        id: inner

        x: Theme.px(14)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(10)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: root.icon
            size: 30
            stroke: 2.4
            colour: root.words
        }
        Label {
            text: root.text
            bold: true
            color: root.words
        }
    }
}
