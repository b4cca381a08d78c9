import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Somebody goes on with a saved basket: scan its code, or type it.
TwoColumns {
    id: root

    required property SavedViewModel saved

    balance: 0.5
    second: [
        NumberPad {
            Layout.fillWidth: true
            able: root.saved.complete
            onDigit: typed => root.saved.digit(typed)
            onErase: root.saved.erase()
            onDone: root.saved.give()
        }
    ]

    Asking {
        anchors.fill: parent
        icon: "qr"
        title: qsTr("Scan the code of your basket")
        hint: qsTr("Or type its six digits.")

        Label {
            objectName: "typedCode"
            width: parent?.width ?? 0
            horizontalAlignment: Text.AlignHCenter
            text: root.saved.typed
            size: Theme.display
            bold: true
        }
    }
}
