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
        crowded: root.fetch.lane !== ""
        title: root.fetch.title
        hint: root.fetch.hint

        Rectangle {
            anchors.horizontalCenter: parent?.horizontalCenter
            visible: root.fetch.lane !== ""
            width: Math.max(height, figure.implicitWidth + Theme.px(96))
            height: Theme.px(220)
            radius: Theme.px(32)
            color: Theme.colour.primarySoft
            border.width: Theme.px(4)
            border.color: Theme.colour.primary

            Label {
                id: figure

                objectName: "fetchLane"
                anchors.centerIn: parent
                text: root.fetch.lane
                size: Theme.display
                bold: true
                color: Theme.colour.primaryInk
                Accessible.ignored: true
            }
        }
    }
}
