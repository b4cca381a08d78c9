pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// Lies over any screen: a colleague with one touch, and what the lane answers by itself. The call is always lowest.
Rectangle {
    id: root

    required property HelpViewModel help

    color: Theme.colour.bg
    Accessible.role: Accessible.Dialog
    Accessible.name: help.title

    // nothing below is touched through the page
    MouseArea {
        anchors.fill: parent
    }
    TwoColumns {
        id: columns

        readonly property bool low: Theme.calm > 0

        anchors.fill: parent
        sinks: !root.help.answering
        // ten keys of 90 want 1020; an answer has none
        balance: (root.help.answering ? 1000 : 800) / 1824
        second: [
            HelpHead {
                Layout.fillWidth: true
                visible: columns.across
                help: root.help
            },
            Item {
                visible: columns.across
                Layout.fillHeight: true
            },
            SearchField {
                Layout.fillWidth: true
                visible: !root.help.answering
                query: root.help.query
                hint: qsTr("Type a word, e.g. weigh or card")
                onCleared: root.help.clear()
            },
            Keyboard {
                Layout.fillWidth: true
                visible: !root.help.answering
                digits: root.help.digits
                onTyped: letter => root.help.type(letter)
                onErased: root.help.erase()
                onSwitched: root.help.switchKeys()
            },
            Button {
                objectName: "allQuestionsButton"
                Layout.fillWidth: true
                visible: root.help.answering
                icon: "back"
                text: qsTr("All questions")
                onClicked: root.help.list()
            },
            Button {
                objectName: "callButton"
                Layout.fillWidth: true
                kind: "primary"
                icon: "help"
                text: root.help.call
                onClicked: root.help.callColleague()
            }
        ]

        HelpHead {
            id: head

            // with low reach it stands in the calm band, above what is touched
            y: columns.low && !root.help.answering ? -height - Theme.px(20) : 0
            width: parent.width
            visible: !columns.across
            closable: !columns.low
            help: root.help
        }
        // all rows are there at once: a letter narrows them without a row half made
        Flickable {
            id: list

            // half a row shows that there is more
            readonly property int room: parent.height - y
            readonly property int row: Math.max(Theme.px(104), Theme.text(42) + Theme.px(28))
            readonly property int shown: Math.floor((room - row / 2) / (row + Theme.gap)) * (row + Theme.gap) + row / 2

            objectName: "questions"
            y: columns.across || columns.low ? 0 : head.height + Theme.px(20)
            height: rows.height > room && !columns.across ? shown : room
            width: parent.width
            visible: !root.help.answering
            clip: true
            contentHeight: rows.height
            boundsBehavior: Flickable.StopAtBounds
            // whole rows: the one that lies at the upper edge comes to it
            onMovementEnded: {
                const row = rows.childAt(1, contentY + Theme.px(48));
                if (row !== null)
                    contentY = Math.max(0, Math.min(row.y, contentHeight - height));
            }

            Column {
                id: rows

                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: root.help.questions

                    QuestionRow {
                        width: rows.width
                        onClicked: root.help.answer(key)
                    }
                }
            }
        }
        Connections {
            target: root.help

            function onQueryChanged() {
                list.contentY = 0;
            }
        }
        Column {
            anchors.verticalCenter: list.verticalCenter
            width: parent.width
            visible: root.help.note !== "" && !root.help.answering
            spacing: Theme.px(20)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: list.height > Theme.text(300)
                name: "search"
                size: 120
                stroke: 1.6
                colour: Theme.colour.ink2
            }
            Label {
                objectName: "helpNote"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.help.note
                size: Theme.bodyLarge
                leading: 42
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
        }
        Column {
            y: columns.across ? 0 : head.height + Theme.px(20)
            width: parent.width
            visible: root.help.answering
            spacing: Theme.gap

            Repeater {
                model: root.help.steps

                HelpStep {
                    width: parent.width
                    roomy: !columns.low && !Theme.large
                }
            }
        }
    }
}
