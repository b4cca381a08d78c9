pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The reader's turn: one picture, one sentence, the time left, and the ways out.
TwoColumns {
    id: root

    required property PayingViewModel paying
    required property HintViewModel hint
    readonly property bool byCard: !paying.phone && !paying.cash

    component Privacy: RowLayout {
        spacing: Theme.px(14)

        Item {
            visible: !root.across
            Layout.fillWidth: true
        }
        Icon {
            name: "lock"
            size: 34
            colour: Theme.colour.ink2
        }
        Balanced {
            Layout.fillWidth: root.across
            Layout.maximumWidth: Theme.px(!root.across ? 940 : Theme.large ? 540 : 580)
            text: qsTr("Your card details never reach this screen.")
            color: Theme.colour.ink2
        }
        Item {
            visible: !root.across
            Layout.fillWidth: true
        }
    }

    gap: Theme.gutter
    second: [
        AmountDue {
            visible: root.across
            Layout.fillWidth: true
            what: root.paying.what
            amount: root.paying.amount
            stacked: true
        },
        Privacy {
            // large words beneath a message leave it no room; what can be touched stands still
            visible: root.across && root.byCard && !(Theme.large && root.paying.timed && root.height < Theme.px(780))
        },
        Item {
            visible: root.across
            Layout.fillHeight: true
        },
        Card {
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.px(122), wait.implicitHeight + Theme.px(32))
            visible: root.paying.timed

            ColumnLayout {
                id: wait

                anchors.verticalCenter: parent.verticalCenter
                x: Theme.px(28)
                width: parent.width - Theme.px(56)
                spacing: Theme.px(12)

                RowLayout {
                    spacing: Theme.gap

                    Label {
                        Layout.fillWidth: true
                        text: root.paying.waitingFor
                        size: Theme.bodyLarge
                        leading: 42
                        wrapMode: Text.Wrap
                    }
                    Label {
                        objectName: "timeLeft"
                        text: root.paying.left
                        size: Theme.bodyLarge
                        leading: 42
                        bold: true
                        color: root.paying.hurry ? Theme.colour.danger : Theme.colour.ink
                    }
                }
                Bar {
                    Layout.fillWidth: true
                    fraction: root.paying.fraction
                    hurry: root.paying.hurry
                }
            }
        },
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: root.across ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            visible: root.paying.stoppable

            Button {
                objectName: "otherWayButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                able: !root.paying.stopping
                icon: root.paying.stopping ? "refresh" : "back"
                text: root.paying.stopping ? qsTr("Stopping …") : qsTr("Pay another way")
                onClicked: root.paying.otherWay()
            }
            Button {
                objectName: "moreTimeButton"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                visible: root.paying.extendable
                icon: "clock"
                text: qsTr("I need more time")
                onClicked: root.paying.moreTime()
            }
        },
        Privacy {
            visible: !root.across && root.byCard
        }
    ]

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.px(12)

        AmountDue {
            visible: !root.across
            Layout.fillWidth: true
            what: root.paying.what
            amount: root.paying.amount
        }
        PhoneCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.paying.phone
            name: visible ? "paying" : ""
            shows: root.paying.phone ? root.paying.step : "phone"
            code: root.paying.code
            title: root.paying.title
            body: root.paying.body
        }
        CashCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.paying.cash
            name: visible ? "paying" : ""
            icon: root.paying.cash ? root.paying.step : "cash"
            putIn: root.paying.putIn
            restIs: root.paying.restIs
            rest: root.paying.rest
            title: root.paying.title
            body: root.paying.body
        }
        ReaderCard {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.byCard
            name: visible ? "paying" : ""
            amount: root.paying.amount
            step: root.paying.step
            hinting: root.hint.step === "card"
            title: root.paying.title
            body: root.paying.body
        }
    }
}
