pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Staff change a line or the basket: what it shall be, and why. Staff only.
TwoColumns {
    id: root

    required property ChangeViewModel change
    readonly property bool types: change.pad || change.keys
    readonly property bool writes: change.writing
    // a message takes the room of what can wait until it is read
    readonly property bool low: notice > 0 && Theme.calm > 0
    readonly property bool pressed: low || asked.height < Theme.px(400)

    across: Theme.landscape && !change.choosing
    balance: change.keys || writes ? 0.36 : 0.5
    sinks: change.choosing
    rises: listed.y
    second: [
        Item {
            visible: root.across && (!root.change.pad || root.writes)
            Layout.fillHeight: true
        },
        RowLayout {
            id: ways

            visible: !root.change.choosing && !root.low && !root.writes
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.gap

            Button {
                objectName: "changeRemarkButton"
                visible: text !== ""
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                implicitHeight: Theme.px(88)
                kind: "act"
                size: 28
                icon: "chat"
                text: root.change.remark
                onClicked: root.change.write()
            }
            Button {
                objectName: "changeWayButton"
                visible: text !== ""
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                implicitHeight: Theme.px(88)
                kind: "act"
                size: 28
                icon: "refresh"
                text: root.change.way
                onClicked: root.change.otherWay()
            }
            Button {
                objectName: "changeUndoButton"
                visible: text !== ""
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                implicitHeight: Theme.px(88)
                kind: "act"
                size: 28
                icon: "undo"
                text: root.change.undo
                onClicked: root.change.takeBack()
            }
        },
        Picks {
            id: reasons

            visible: count > 0 && !root.writes
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: count === 3 && !Theme.large ? 3 : 2
            prefix: "why_"
            choices: Theme.landscape ? null : root.change.reasons
            onPicked: key => root.change.because(key)
        },
        NumberPad {
            visible: root.change.pad && !root.writes
            Layout.fillWidth: true
            upright: root.low ? 92 : 112
            above: ways.visible ? ways.height + root.gap : 0
            able: root.change.able
            ok: qsTr("Done")
            onDigit: typed => root.change.type(typed)
            onErase: root.change.erase()
            onDone: root.change.give()
        },
        Keyboard {
            visible: root.change.keys || root.writes
            Layout.fillWidth: true
            digits: root.change.digits
            onTyped: letter => root.change.type(letter)
            onErased: root.change.erase()
            onSwitched: root.change.switchKeys()
        },
        Button {
            objectName: "changeButton"
            visible: !root.change.pad && !root.change.choosing && !root.writes
            Layout.fillWidth: true
            implicitHeight: Theme.px(144)
            kind: "staff"
            able: root.change.able
            icon: "check"
            text: root.change.done
            onClicked: root.change.give()
        },
        Button {
            objectName: "remarkDoneButton"
            visible: root.writes
            Layout.fillWidth: true
            kind: "staff"
            icon: "check"
            text: qsTr("Back to the change")
            onClicked: root.change.written()
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        visible: !root.change.choosing
        spacing: root.gap

        Asking {
            id: asked

            Layout.fillWidth: true
            Layout.fillHeight: true
            name: root.change.choosing ? "" : "change"
            icon: root.change.icon
            title: root.pressed || root.writes && Theme.large && Theme.landscape ? "" : root.change.title
            hint: root.writes ? qsTr("A few words for the store. Please name no shopper.") : root.change.hint
            doubtful: root.change.doubtful && !root.writes
            colour: Theme.colour.staff
            crowded: root.notice > 0 || height < Theme.px(root.types || root.writes ? 560 : 400)

            TypedField {
                visible: root.types && !root.writes
                name: "changeTyped"
                text: root.change.typed
                doubtful: root.change.doubtful && root.types
            }
            RemarkField {
                visible: root.writes
                name: "changeWords"
                text: root.change.words
            }
        }
        Picks {
            visible: count > 0 && !root.writes
            Layout.fillWidth: true
            columns: count === 3 && !Theme.large ? 3 : 2
            prefix: "why_"
            choices: Theme.landscape ? root.change.reasons : null
            onPicked: key => root.change.because(key)
        }
    }
    ColumnLayout {
        anchors.fill: parent
        visible: root.change.choosing
        spacing: Theme.px(16)

        Label {
            objectName: root.change.choosing ? "changeTitle" : ""
            Layout.fillWidth: true
            text: root.change.title
            size: Theme.h2
            bold: true
            wrapMode: Text.Wrap
        }
        Label {
            objectName: root.change.choosing ? "changeHint" : ""
            Layout.fillWidth: true
            text: root.change.hint
            size: Theme.bodyLarge
            color: Theme.colour.ink2
            wrapMode: Text.Wrap
        }
        Flickable {
            id: listed

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: choices.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            Picks {
                id: choices

                width: listed.width
                columns: (Theme.landscape ? 4 : 3) - (Theme.large ? 1 : 0)
                high: 104
                prefix: "choice_"
                choices: root.change.choosing ? root.change.choices : null
                onPicked: key => root.change.choose(key)
            }
        }
    }
}
