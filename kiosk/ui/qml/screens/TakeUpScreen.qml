import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"

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

        Places {
            objectName: "typedCode"
            anchors.horizontalCenter: parent?.horizontalCenter
            text: root.saved.typed
            Accessible.role: Accessible.StaticText
            Accessible.name: text.replace(/·/g, "").trim()
            Accessible.ignored: Accessible.name === ""
        }
    }
}
