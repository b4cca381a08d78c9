pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Members: a phone number on large keys, masked, or a card before the scanner; then what is theirs, and the way out again.
TwoColumns {
    id: root

    required property MemberViewModel member

    balance: 0.5
    second: [
        InfoNote {
            id: note

            name: "memberPrivacy"
            Layout.fillWidth: true
            visible: root.member.keys && root.notice === 0
            icon: "lock"
            text: qsTr("We only look up your membership. This lane keeps no phone number.")
        },
        NumberPad {
            Layout.fillWidth: true
            visible: root.member.keys
            above: note.visible ? note.height + root.gap : 0
            able: root.member.able
            ok: root.member.busy ? qsTr("One moment") : qsTr("Find")
            onDigit: typed => root.member.digit(typed)
            onErase: root.member.erase()
            onDone: root.member.give()
        },
        Item {
            visible: !root.member.keys && root.across
            Layout.fillHeight: true
        },
        Button {
            objectName: "memberLeaveButton"
            Layout.fillWidth: true
            visible: !root.member.keys
            icon: "x"
            text: qsTr("Go on without membership")
            onClicked: root.member.leave()
        },
        Button {
            objectName: "memberDoneButton"
            Layout.fillWidth: true
            visible: !root.member.keys
            kind: "primary"
            icon: "bag"
            text: qsTr("Back to my basket")
            onClicked: root.member.back()
        }
    ]

    Asking {
        anchors.fill: parent
        name: "member"
        icon: "star"
        figure: root.member.figure
        title: root.member.title
        hint: root.member.hint
        doubtful: root.member.doubtful
        crowded: root.notice > 0

        TypedField {
            name: "memberTyped"
            visible: root.member.keys
            text: root.member.typed
            doubtful: root.member.doubtful
        }
        Repeater {
            model: root.member.coupons

            Balanced {
                required property string key
                required text

                width: parent?.width ?? 0
                horizontalAlignment: Text.AlignHCenter
                size: Theme.bodyLarge
                leading: 42
                bold: true
                color: Theme.colour.primaryInk
            }
        }
    }
}
