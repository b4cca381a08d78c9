import QtQuick
import Kiosk
import "../theme"

// The head of every page of the staff layer: who is signed on, and until when; where `leaves`, the way out too. Violet appears nowhere else.
Rectangle {
    id: root

    required property StaffViewModel staff
    property bool leaves: true

    height: Math.max(Theme.px(104), words.height + Theme.px(16))
    color: Theme.colour.staff

    Icon {
        id: sign

        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        name: "badge"
        size: 60
        stroke: 2
        colour: Theme.colour.staffText
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.px(20)
        anchors.right: root.leaves ? off.left : parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            objectName: "staffName"
            width: parent.width
            text: root.staff.who
            size: 34
            leading: 44
            bold: true
            color: Theme.colour.staffText
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "signsOff"
            width: parent.width
            text: root.staff.signsOff
            color: Theme.colour.staffText
            wrapMode: Text.Wrap
        }
    }
    Button {
        id: off

        objectName: "signOffButton"
        visible: root.leaves
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: implicitWidth
        height: Theme.px(88)
        inset: 26
        size: 30
        corner: 18
        kind: "act"
        icon: "lock"
        iconSize: 36
        text: qsTr("Sign off")
        onClicked: root.staff.signOff()
    }
}
