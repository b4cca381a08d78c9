import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Staff sign on: a number where there is no badge, then the PIN as dots; or a badge that is waited for.
TwoColumns {
    id: root

    required property SignOnViewModel signOn

    balance: 0.5
    second: [
        NumberPad {
            Layout.fillWidth: true
            enabled: root.signOn.keys
            opacity: root.signOn.keys ? 1 : 0 // its room stays: nothing moves when it comes
            able: root.signOn.able
            ok: root.signOn.busy ? qsTr("One moment") : qsTr("Go on")
            onDigit: typed => root.signOn.digit(typed)
            onErase: root.signOn.erase()
            onDone: root.signOn.give()
        }
    ]

    Asking {
        anchors.fill: parent
        border.width: Theme.px(4)
        border.color: Theme.colour.staff
        name: "signOn"
        icon: "badge"
        colour: Theme.colour.staff
        title: root.signOn.title
        hint: root.signOn.body
        doubtful: root.signOn.refused

        Label {
            objectName: "signOnTyped"
            width: parent?.width ?? 0
            horizontalAlignment: Text.AlignHCenter
            text: root.signOn.typed
            size: Theme.figure
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(Theme.body)
            Accessible.ignored: true
        }
    }
}
