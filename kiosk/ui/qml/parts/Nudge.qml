import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// One banner at a time: it takes its own room, covers nothing, and closes by OK or when solved.
Rectangle {
    id: root

    required property MessageViewModel message
    readonly property bool warns: message.tone === "warn"
    readonly property color words: warns ? Theme.colour.warnInk : Theme.colour.info

    objectName: "nudge"
    radius: Theme.px(20)
    color: warns ? Theme.colour.warnSoft : Theme.colour.infoSoft
    border.width: Theme.px(Theme.colour.border)
    border.color: words
    implicitHeight: Math.max(Theme.px(132), said.implicitHeight + Theme.px(32))
    Accessible.role: Accessible.AlertMessage
    Accessible.name: message.title + " " + message.body

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(28)
        anchors.rightMargin: Theme.px(28)
        spacing: Theme.px(20)

        Picture {
            visible: root.message.picture !== ""
            name: root.message.picture
            radius: Theme.px(16)
            Layout.preferredWidth: Theme.px(92)
            Layout.preferredHeight: Theme.px(92)
        }
        Icon {
            visible: root.message.picture === ""
            name: root.message.icon
            size: 64
            stroke: 2
            colour: root.words
        }
        ColumnLayout {
            id: said

            Layout.fillWidth: true
            spacing: 0

            Label {
                objectName: "messageTitle"
                Layout.fillWidth: true
                text: root.message.title
                size: 34
                leading: 44
                bold: true
                color: root.words
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "messageBody"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.message.body
                size: 30
                leading: 42
                color: root.words
                wrapMode: Text.Wrap
            }
        }
        Button {
            objectName: "messageOk"
            implicitHeight: Theme.px(88)
            inset: 26
            size: 30
            corner: 18
            kind: root.warns ? "warn" : "info"
            text: qsTr("OK")
            onClicked: root.message.close()
        }
    }
}
