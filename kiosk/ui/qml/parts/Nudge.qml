import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// One banner at a time: it takes its own room, covers nothing, and closes by OK or when solved; a call for help, when it is over.
Rectangle {
    id: root

    required property MessageViewModel message
    readonly property bool offers: message.kind === "offer"
    readonly property bool calls: message.kind === "call"
    readonly property bool warns: message.tone === "warn"
    readonly property color words: warns ? Theme.colour.warnInk : Theme.colour.info

    objectName: "nudge"
    radius: Theme.px(20)
    color: warns ? Theme.colour.warnSoft : Theme.colour.infoSoft
    border.width: Theme.px(Theme.colour.border)
    border.color: words
    implicitHeight: Math.max(Theme.px(132), content.implicitHeight + Theme.px(32))
    Accessible.role: Accessible.AlertMessage
    Accessible.name: message.title + " " + message.body

    GridLayout {
        id: content

        columns: root.offers && !Theme.landscape ? 2 : 4
        anchors.fill: parent
        anchors.topMargin: Theme.px(root.offers ? 16 : 0)
        anchors.bottomMargin: Theme.px(root.offers ? 16 : 0)
        anchors.leftMargin: Theme.px(28)
        anchors.rightMargin: Theme.px(28)
        columnSpacing: Theme.px(20)
        rowSpacing: Theme.px(12)

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
            objectName: root.calls ? "noHelpButton" : "messageOk"
            visible: !root.offers
            implicitHeight: Theme.px(88)
            inset: 26
            size: 30
            corner: 18
            kind: root.warns ? "warn" : "info"
            text: root.calls ? qsTr("No longer needed") : qsTr("OK")
            onClicked: root.calls ? root.message.noHelp() : root.message.close()
        }
        RowLayout {
            Layout.columnSpan: Theme.landscape ? 1 : 2
            Layout.fillWidth: !Theme.landscape
            visible: root.offers
            spacing: Theme.gap

            Button {
                objectName: "offerCallButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.landscape ? -1 : 1
                size: 30
                corner: 18
                kind: "info"
                icon: "help"
                text: qsTr("Call a colleague")
                onClicked: root.message.callColleague()
            }
            Button {
                objectName: "offerRefuseButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.landscape ? -1 : 1
                size: 30
                corner: 18
                icon: "x"
                text: qsTr("No, thanks")
                onClicked: root.message.close()
            }
        }
    }
}
