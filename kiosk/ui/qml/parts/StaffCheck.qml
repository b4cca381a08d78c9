pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// One thing that staff look at: what, what to compare with, how long it waits, and the two answers.
Card {
    id: root

    required property ChecksViewModel checks
    required property string key
    required property string kind
    required property string icon
    required property string picture
    required property string name
    required property string about
    required property string told
    required property string since
    required property string approve
    required property string refuse
    required property bool able
    required property bool asks
    property bool stacked: false

    implicitHeight: content.implicitHeight + Theme.px(40)

    ColumnLayout {
        id: content

        x: Theme.px(24)
        y: Theme.px(20)
        width: parent.width - Theme.px(48)
        spacing: Theme.px(16)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(20)

            Item {
                visible: !Theme.large
                implicitWidth: Theme.px(96)
                implicitHeight: width
                Layout.alignment: Qt.AlignTop

                Picture {
                    anchors.fill: parent
                    visible: root.picture !== ""
                    name: root.picture
                    radius: Theme.px(16)
                }
                Icon {
                    anchors.centerIn: parent
                    name: root.picture === "" ? root.icon : ""
                    size: 64
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Label {
                    Layout.fillWidth: true
                    text: root.name
                    size: Theme.title
                    leading: 46
                    bold: true
                    wrapMode: Text.Wrap
                }
                Label {
                    objectName: "checkAbout_" + root.kind
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: root.about
                    color: Theme.colour.ink2
                    wrapMode: Text.Wrap
                }
                Label {
                    objectName: "checkTold_" + root.kind
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: root.told
                    size: Theme.bodyLarge
                    leading: 42
                    bold: true
                    wrapMode: Text.Wrap
                }
            }
            Chip {
                visible: !Theme.large
                Layout.alignment: Qt.AlignTop
                icon: "clock"
                kind: "warn"
                text: root.since
            }
        }
        GridLayout {
            Layout.fillWidth: true
            visible: !root.asks
            columns: root.stacked ? 1 : 2
            columnSpacing: Theme.px(16)
            rowSpacing: Theme.px(16)
            uniformCellWidths: true

            Button {
                objectName: "refuse_" + root.kind
                Layout.fillWidth: true
                implicitHeight: Theme.px(88)
                kind: root.kind === "spot_check" ? "plain" : "danger"
                icon: "x"
                enabled: root.able
                able: root.able
                text: root.refuse
                onClicked: root.checks.refuse(root.key)
            }
            Button {
                objectName: "approve_" + root.kind
                Layout.fillWidth: true
                implicitHeight: Theme.px(88)
                kind: "staff"
                icon: "check"
                enabled: root.able
                able: root.able
                text: root.approve
                onClicked: root.checks.approve(root.key)
            }
        }
        GridLayout {
            Layout.fillWidth: true
            visible: root.asks
            columns: root.stacked ? 1 : 3
            columnSpacing: Theme.px(16)
            rowSpacing: Theme.px(16)

            Button {
                objectName: "keepCheck_" + root.kind
                implicitHeight: Theme.px(88)
                Layout.fillWidth: true
                icon: "back"
                text: qsTr("Back")
                onClicked: root.checks.keep()
            }
            Repeater {
                model: root.asks ? root.checks.reasons : null

                Button {
                    required property string key
                    required property string name

                    objectName: "refuseFor_" + key
                    implicitHeight: Theme.px(88)
                    Layout.fillWidth: true
                    kind: root.kind === "spot_check" ? "plain" : "danger"
                    text: name
                    onClicked: root.checks.refuseFor(root.key, key)
                }
            }
        }
    }
}
