import QtQuick
import Kiosk
import "../theme"

// Nobody has touched the lane for a while: any touch on this keeps the basket where it is.
Modal {
    id: root

    required property SavedViewModel saved

    title: qsTr("Still there?")
    body: saved.askingBody
    icon: "clock"

    Bar {
        width: parent.width
        height: Theme.px(16)
        fraction: root.saved.fraction
    }
    Button {
        objectName: "stayButton"
        width: parent.width
        kind: "primary"
        icon: "check"
        text: qsTr("I'm here, go on")
        onClicked: root.saved.stay()
    }
    Button {
        objectName: "saveNowButton"
        width: parent.width
        icon: "bag"
        text: qsTr("Keep my basket for later")
        onClicked: root.saved.save()
    }
}
