import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// A basket is being fetched from the store, or where it is and what to do.
TwoColumns {
    id: root

    required property FetchViewModel fetch

    balance: 0.6
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Button {
            objectName: "fetchDoneButton"
            Layout.fillWidth: true
            kind: "primary"
            able: !root.fetch.waiting
            icon: root.fetch.waiting ? "refresh" : "check"
            text: root.fetch.waiting ? qsTr("One moment") : qsTr("Done")
            onClicked: root.fetch.leave()
        },
        Label {
            objectName: "closes"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.fetch.closes
            color: Theme.colour.ink2
        }
    ]

    Asking {
        anchors.fill: parent
        name: "fetch"
        icon: root.fetch.icon
        figure: root.fetch.lane
        title: root.fetch.title
        hint: root.fetch.hint
    }
}
