pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import "../theme"

// One banner at a time: it takes its own room, covers nothing, and closes by OK or when solved; a call for help, when it is over.
Rectangle {
    id: root

    required property MessageViewModel message
    readonly property bool offers: message.kind === "offer"
    readonly property bool calls: message.kind === "call"
    readonly property bool bags: message.kind === "bag"
    // upright the answers to an offer or about the bag stand beneath it, and with large words every button that is wider
    // than OK
    readonly property bool tall: !Theme.landscape && (offers || bags || Theme.large && (calls || message.typable))
    readonly property Item buttons: offers ? answers : bags ? choices : keys
    readonly property bool warns: message.tone === "warn"
    readonly property color words: warns ? Theme.colour.warnInk : Theme.colour.info

    objectName: "nudge"
    radius: Theme.px(20)
    color: warns ? Theme.colour.warnSoft : Theme.colour.infoSoft
    border.width: Theme.px(Theme.colour.border)
    border.color: words
    implicitHeight: Math.max(Theme.px(132), said.height + Theme.px(Theme.landscape ? 28 : 32)) + (tall ? buttons.height + Theme.px(12) : 0)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: message.title + " " + message.body

    // places are reckoned, not laid out: a button that comes must not change the height twice
    Item {
        id: sign

        x: Theme.px(28)
        anchors.verticalCenter: said.verticalCenter
        width: Theme.px(root.message.picture === "" ? 64 : 92)
        height: width

        Picture {
            anchors.fill: parent
            visible: root.message.picture !== ""
            name: root.message.picture
            radius: Theme.px(16)
        }
        Icon {
            visible: root.message.picture === ""
            name: root.message.icon
            size: 64
            stroke: 2
            colour: root.words
        }
    }
    Column {
        id: said

        x: sign.x + sign.width + Theme.px(20)
        y: root.tall ? Theme.px(16) : (root.height - height) / 2
        width: (root.tall ? (root.bags ? keys.x : root.width - Theme.px(8)) : root.buttons.x) - x - Theme.px(20)

        Balanced {
            objectName: "messageTitle"
            width: parent.width
            text: root.message.title
            size: 34
            leading: 44
            bold: true
            color: root.words
        }
        Balanced {
            objectName: "messageBody"
            width: parent.width
            visible: text !== ""
            text: root.message.body
            size: 30
            leading: 42
            color: root.words
        }
    }
    Row {
        id: keys

        // on a row of their own they have the whole of it
        readonly property bool two: root.message.typable
        readonly property int whole: (root.width - Theme.px(56) - (two ? spacing : 0)) / (two ? 2 : 1)

        visible: !root.offers
        x: root.width - width - Theme.px(28)
        // OK stays where it was when there is something to choose from
        y: !root.tall ? (root.height - height) / 2 : root.bags ? said.y + (said.height - height) / 2 : root.height - height - Theme.px(16)
        spacing: Theme.px(16)

        Button {
            objectName: "messageType"
            visible: root.message.typable
            width: root.tall ? keys.whole : implicitWidth
            implicitHeight: Theme.px(88)
            inset: 22
            size: 30
            corner: 18
            kind: root.warns ? "warn" : "info"
            icon: "hash"
            text: qsTr("Type it")
            onClicked: root.message.typeInstead()
        }
        Button {
            objectName: root.calls ? "noHelpButton" : "messageOk"
            width: root.tall && !root.bags ? keys.whole : implicitWidth
            implicitHeight: Theme.px(88)
            inset: 26
            size: 30
            corner: 18
            kind: root.warns ? "warn" : "info"
            text: root.calls ? qsTr("No longer needed") : qsTr("OK")
            onClicked: root.calls ? root.message.noHelp() : root.message.close()
        }
    }
    Grid {
        id: choices

        readonly property int half: (root.width - Theme.px(56) - spacing) / 2

        visible: root.bags
        x: root.tall ? Theme.px(28) : keys.x - width - spacing
        y: root.tall ? root.height - height - Theme.px(16) : (root.height - height) / 2
        columns: root.tall ? 2 : Math.max(1, some.count)
        spacing: Theme.px(16)

        Repeater {
            id: some

            model: root.message.choices

            Button {
                required property string key
                required property string name
                required property string drawing

                objectName: "choice_" + key
                width: root.tall ? choices.half : Theme.text(310)
                implicitHeight: Theme.px(88)
                inset: 22
                size: 30
                corner: 18
                kind: "info"
                icon: drawing
                text: name
                onClicked: root.message.sayOfBag(key)
            }
        }
    }
    Row {
        id: answers

        visible: root.offers
        x: root.tall ? Theme.px(28) : root.width - width - Theme.px(28)
        y: root.tall ? root.height - height - Theme.px(16) : (root.height - height) / 2
        spacing: Theme.gap

        Button {
            id: call

            objectName: "offerCallButton"
            width: root.tall ? (root.width - Theme.px(56) - Theme.gap) / 2 : implicitWidth
            size: 30
            corner: 18
            kind: "info"
            icon: "help"
            text: qsTr("Call a colleague")
            onClicked: root.message.callColleague()
        }
        Button {
            objectName: "offerRefuseButton"
            width: root.tall ? call.width : implicitWidth
            height: call.height
            size: 30
            corner: 18
            icon: "x"
            text: qsTr("No, thanks")
            onClicked: root.message.close()
        }
    }
}
