pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// The staff layer: who, what waits, the shopper's basket, and what can be done.
Noticed {
    id: root

    required property StaffViewModel staff
    required property ChecksViewModel checks
    required property SpotViewModel spot
    readonly property bool stacked: Theme.large && !Theme.landscape && !alone
    // upright with low reach, what waits has the room
    readonly property bool full: !Theme.landscape && Theme.calm > 0 && (checks.count > 0 || staff.called && staff.debt !== "")
    // the first of the queue, the next as soon as they are cleared
    readonly property int most: Theme.large || Theme.landscape || Theme.calm > 0 ? 1 : 2

    // with large letters too, nothing else has
    readonly property bool tight: Theme.large && Theme.calm > 0
    // across with large letters a third row of what can be done takes little height
    readonly property bool crowded: Theme.landscape && Theme.large
    readonly property bool alone: !Theme.landscape && (spot.running || full && Theme.large || tight && waits)
    readonly property bool waits: checks.count > 0 || staff.called || staff.debt !== ""

    // with low reach the layer begins where touching does, below the one message of the lane
    readonly property int calmY: Math.round(Theme.calm * Window.height) - Theme.statusHeight - Theme.band

    noticeY: calmY + Theme.px(8)
    lead: Theme.px(20)

    StaffHead {
        id: head

        y: Theme.calm > 0 ? root.calmY + (root.notice > 0 ? root.notice + Theme.px(24) : 0) : 0
        width: parent.width
        staff: root.staff
    }
    TwoColumns {
        id: columns

        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        balance: 0.58
        second: [
            Label {
                objectName: "staffNotice"
                visible: !root.alone && !(root.tight && root.notice > 0) && !(root.staff.changeable && (root.tight || root.waits && Theme.calm > 0))
                Layout.fillWidth: true
                text: root.staff.note
                size: Theme.bodyLarge
                leading: 42
                bold: true
                wrapMode: Text.Wrap
            },
            Balanced {
                objectName: "staffClock"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.staff.clock
                bold: true
            },
            Balanced {
                objectName: "staffOwed"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.staff.owed
                color: Theme.colour.ink2
            },
            Balanced {
                objectName: "staffCertificate"
                Layout.fillWidth: true
                visible: text !== ""
                text: root.staff.certificate
                bold: true
            },
            Balanced {
                objectName: "staffDevices"
                visible: !root.alone && root.notice === 0 && text !== ""
                Layout.fillWidth: true
                text: root.staff.devices
                color: Theme.colour.ink2
            },
            Item {
                visible: columns.across
                Layout.fillHeight: true
            },
            Picks {
                visible: !root.alone && count > 0
                Layout.fillWidth: true
                Layout.fillHeight: false
                prefix: "group_"
                choices: root.staff.groups
                onPicked: key => root.staff.showGroup(key)
            },
            Item {
                readonly property int most: Theme.landscape || Theme.large && !root.tight ? 3 : 4
                readonly property int rows: Math.ceil(root.staff.most / most)

                visible: !root.alone
                Layout.fillWidth: true
                // as high as the most tiles need: nothing above moves when they change
                implicitHeight: Math.max(acts.implicitHeight, rows * (Theme.px(128) + acts.rowSpacing) - acts.rowSpacing)

                GridLayout {
                    id: acts

                    width: parent.width
                    columns: Math.min(offered.count, offered.count === 4 && parent.most === 3 ? 2 : offered.count === 5 ? 3 : parent.most)
                    columnSpacing: Theme.px(12)
                    rowSpacing: Theme.px(12)

                    Repeater {
                        id: offered

                        model: root.staff.acts

                        Button {
                            required property int index
                            required property string key
                            required property string name
                            required able
                            required icon

                            // one that would be left alone has its row to itself
                            readonly property bool alone: index === offered.count - 1 && index % acts.columns === 0

                            objectName: "act_" + key
                            Layout.columnSpan: alone ? acts.columns : 1
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                            tile: !(alone && root.crowded)
                            size: 28
                            kind: "act"
                            enabled: able
                            text: name
                            onClicked: root.staff.act(key)
                        }
                    }
                }
            }
        ]

        StaffSpot {
            anchors.fill: parent
            visible: root.spot.running
            spot: root.spot
        }
        ColumnLayout {
            anchors.fill: parent
            visible: !root.spot.running
            spacing: Theme.px(16)

            Label {
                objectName: "staffHeading"
                visible: !root.tight || root.waits
                Layout.fillWidth: true
                text: root.staff.heading
                size: Theme.h2
                bold: true
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.checks.rows

                StaffCheck {
                    required property int index

                    visible: index < root.most
                    Layout.fillWidth: true
                    checks: root.checks
                    stacked: root.stacked
                }
            }
            Label {
                objectName: "staffMore"
                Layout.fillWidth: true
                visible: Theme.calm === 0 && root.checks.count > root.most
                text: qsTr("%1 more after this").arg(root.checks.count - root.most)
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
            Card {
                Layout.fillWidth: true
                visible: root.staff.called
                implicitHeight: call.implicitHeight + Theme.px(40)

                GridLayout {
                    id: call

                    x: Theme.px(24)
                    y: Theme.px(20)
                    width: parent.width - Theme.px(48)
                    columns: root.stacked ? 1 : 2
                    columnSpacing: Theme.px(20)
                    rowSpacing: Theme.px(16)

                    Label {
                        Layout.fillWidth: true
                        text: qsTr("Help was asked for")
                        size: Theme.title
                        leading: 46
                        bold: true
                        wrapMode: Text.Wrap
                    }
                    Button {
                        objectName: "clearCallButton"
                        Layout.fillWidth: root.stacked
                        kind: "staff"
                        icon: "check"
                        text: qsTr("Seen to")
                        onClicked: root.staff.clearCall()
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                visible: root.staff.debt !== ""
                implicitHeight: debt.implicitHeight + Theme.px(40)

                GridLayout {
                    id: debt

                    x: Theme.px(24)
                    y: Theme.px(20)
                    width: parent.width - Theme.px(48)
                    columns: root.stacked ? 1 : 2
                    columnSpacing: Theme.px(20)
                    rowSpacing: Theme.px(16)

                    Balanced {
                        objectName: "staffDebt"
                        Layout.fillWidth: true
                        text: root.staff.debt
                        size: Theme.title
                        leading: 46
                        bold: true
                    }
                    Button {
                        objectName: "debtsButton"
                        visible: root.staff.paysDebt
                        Layout.fillWidth: root.stacked
                        kind: "staff"
                        icon: "undo"
                        text: root.staff.deed
                        onClicked: root.staff.payDebt()
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                visible: !root.full
                columns: root.stacked ? 1 : 2

                Label {
                    Layout.fillWidth: true
                    text: qsTr("Shopper's basket")
                    size: Theme.title
                    leading: 46
                    bold: true
                    wrapMode: Text.Wrap
                }
                Label {
                    objectName: "staffBasket"
                    visible: text !== ""
                    text: root.staff.basket
                    size: Theme.title
                    leading: 46
                    bold: true
                }
            }
            Item {
                visible: root.full
                Layout.fillHeight: true
            }
            Card {
                id: lines

                visible: !root.full
                // a card too low for a row would be an empty strip: its place is kept, nothing drawn
                opacity: height > Theme.px(60) ? 1 : 0
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true

                Column {
                    anchors.centerIn: parent
                    width: parent.width - Theme.px(48)
                    spacing: Theme.px(16)
                    visible: list.count === 0 && lines.height > Theme.px(60)

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        visible: lines.height > Theme.px(320)
                        name: "bag"
                        size: 120
                        stroke: 1.6
                        colour: Theme.colour.ink2
                    }
                    Label {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: qsTr("Nothing is in the basket")
                        size: Theme.bodyLarge
                        leading: 42
                        color: Theme.colour.ink2
                        wrapMode: Text.Wrap
                    }
                }
                ListView {
                    id: list

                    // half a row shows that there is more; where only one fits it is whole
                    readonly property int whole: Math.max(0, Math.min(Math.round(height / Theme.rowHeight - 0.5), Math.floor(height / Theme.rowLeast - 0.5)))
                    readonly property int given: count * Theme.rowHeight <= height ? Theme.rowHeight : whole === 0 ? Math.max(Theme.rowLeast, Math.floor(height)) : Math.max(Theme.rowLeast, Math.min(height / (whole + 0.5), Theme.rowHeight * 1.3))

                    // the line that is being changed stays in sight, whatever the room
                    property int chosenAt: -1

                    function showChosen() {
                        if (chosenAt >= 0 && chosenAt < count)
                            positionViewAtIndex(chosenAt, ListView.Contain);
                    }

                    objectName: "staffLines"
                    anchors.fill: parent
                    anchors.margins: Math.max(1, lines.border.width)
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    snapMode: ListView.SnapToItem
                    cacheBuffer: 0
                    // rows are made only where there is room for one
                    model: height > Theme.px(60) ? root.staff.items : null
                    onChosenAtChanged: Qt.callLater(showChosen)
                    onHeightChanged: Qt.callLater(showChosen)

                    delegate: ItemRow {
                        required property int index

                        width: list.width
                        least: list.given
                        enabled: root.staff.changeable
                        chosen: root.staff.line === number
                        onChosenChanged: list.chosenAt = chosen ? index : list.chosenAt === index ? -1 : list.chosenAt
                        onIndexChanged: if (chosen)
                            list.chosenAt = index // a line above it went
                        onClicked: root.staff.choose(number)
                    }
                }
            }
        }
    }
}
