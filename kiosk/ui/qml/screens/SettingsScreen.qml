pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The settings of a device: what was found, what is set, what came of it, and what was changed before. Technicians only.
TwoColumns {
    id: root

    required property SettingsViewModel settings

    balance: 0.6
    sinks: true
    second: [
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        ColumnLayout {
            visible: changes.count > 0 && (root.across || Theme.calm === 0) && !Theme.large
            Layout.fillWidth: true
            spacing: Theme.px(8)

            Label {
                text: qsTr("Changed before")
                bold: true
            }
            Repeater {
                id: changes

                model: root.settings.changes

                RowLayout {
                    id: change

                    required property string when
                    required property string who
                    required property string what

                    Layout.fillWidth: true
                    spacing: Theme.px(16)

                    Label {
                        text: change.when
                        color: Theme.colour.ink2
                    }
                    Label {
                        objectName: "changeWho"
                        Layout.maximumWidth: Theme.px(220)
                        text: change.who
                        color: Theme.colour.ink2
                        elide: Text.ElideRight
                    }
                    Label {
                        objectName: "changeWhat"
                        Layout.fillWidth: true
                        horizontalAlignment: Text.AlignRight
                        text: change.what
                        wrapMode: Text.WrapAnywhere
                    }
                }
            }
        },
        Rectangle {
            visible: root.settings.told !== ""
            Layout.fillWidth: true
            implicitHeight: told.height + Theme.px(28)
            radius: Theme.px(18)
            color: root.settings.mood === "bad" ? Theme.colour.dangerSoft : root.settings.mood === "ok" ? Theme.colour.primarySoft : Theme.colour.warnSoft
            border.width: Theme.px(Theme.colour.outline)
            border.color: told.color

            Label {
                id: told

                objectName: "settingsTold"
                x: Theme.px(20)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * x
                text: root.settings.told
                size: Theme.bodyLarge
                leading: 42
                bold: true
                color: root.settings.mood === "bad" ? Theme.colour.danger : root.settings.mood === "ok" ? Theme.colour.primaryInk : Theme.colour.warnInk
                wrapMode: Text.Wrap
            }
        },
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(12)

            Button {
                objectName: "findButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "act"
                inset: 16
                able: !root.settings.busy
                icon: "search"
                text: qsTr("Find it")
                onClicked: root.settings.find()
            }
            Button {
                objectName: "undoButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "act"
                inset: 16
                able: !root.settings.busy && root.settings.ableBack
                icon: "undo"
                text: qsTr("Step back")
                onClicked: root.settings.undo()
            }
            Button {
                objectName: "attemptButton"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "act"
                inset: 16
                able: !root.settings.busy
                icon: "refresh"
                text: qsTr("Try it")
                onClicked: root.settings.attempt()
            }
        },
        Button {
            objectName: "keepButton"
            Layout.fillWidth: true
            kind: "staff"
            implicitHeight: Theme.px(144)
            able: !root.settings.busy && root.settings.changed
            icon: "check"
            text: qsTr("Try and keep")
            onClicked: root.settings.keep()
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(16)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.px(20)

            Label {
                objectName: "settingsTitle"
                Layout.fillWidth: true
                text: root.settings.name
                size: Theme.h2
                bold: true
                wrapMode: Text.Wrap
            }
            Button {
                objectName: "settingsDoneButton"
                implicitHeight: Theme.px(88)
                kind: "act"
                able: !root.settings.busy
                text: qsTr("Close")
                onClicked: root.settings.leave()
            }
        }
        Card {
            id: card

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true

            Flickable {
                objectName: "settingRows"
                anchors.fill: parent
                anchors.margins: Math.max(1, card.border.width)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                contentHeight: content.height

                Column {
                    id: content

                    width: parent.width

                    Column {
                        x: Theme.px(20)
                        width: parent.width - 2 * x
                        topPadding: Theme.px(16)
                        bottomPadding: Theme.px(8)
                        spacing: Theme.px(12)
                        visible: finds.count > 0

                        Repeater {
                            id: finds

                            model: root.settings.found

                            FoundRow {
                                width: parent?.width ?? 0
                                onClicked: root.settings.choose(key)
                            }
                        }
                    }
                    Repeater {
                        model: root.settings.rows

                        SettingRow {
                            width: content.width
                            able: !root.settings.busy
                            onStepped: by => root.settings.step(key, by)
                        }
                    }
                }
            }
        }
    }
}
