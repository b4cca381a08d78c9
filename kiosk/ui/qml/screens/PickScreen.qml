pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../parts"
import "../theme"

// What are you buying? Shelves, nine pictures at a time, and a field with its keys below.
Item {
    id: root

    required property PickViewModel pick

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.px(36)
        anchors.topMargin: Theme.px(20)
        anchors.bottomMargin: Theme.px(24)
        spacing: Theme.px(16)

        RowLayout {
            spacing: Theme.px(20)

            Label {
                Layout.fillWidth: true
                text: qsTr("What are you buying?")
                size: 48
                bold: true
            }
            Label {
                text: root.pick.total
                color: Theme.colour.ink2
            }
        }
        ListView {
            id: shelves

            objectName: "categories"
            Layout.fillWidth: true
            implicitHeight: Theme.px(88)
            orientation: ListView.Horizontal
            spacing: Theme.px(12)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.pick.categories

            delegate: Press {
                id: shelf

                required property string key
                required property string name
                required property int index
                required chosen

                objectName: "category_" + key
                onChosenChanged: if (chosen)
                    shelves.positionViewAtIndex(index, ListView.Contain)
                said: name
                width: word.implicitWidth + Theme.px(52)
                height: shelves.height
                onClicked: root.pick.choose(key)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.px(18)
                    color: shelf.chosen ? Theme.colour.ink : shelf.pressed ? Theme.colour.sunken : Theme.colour.surface
                    border.width: Theme.px(Theme.colour.border)
                    border.color: shelf.chosen ? Theme.colour.ink : Theme.colour.edge
                }
                Label {
                    id: word

                    anchors.centerIn: parent
                    text: shelf.name
                    bold: true
                    color: shelf.chosen ? Theme.colour.bg : Theme.colour.ink
                    Accessible.ignored: true
                }
            }
        }
        Item {
            id: shown

            Layout.fillWidth: true
            Layout.fillHeight: true

            Grid {
                id: grid

                anchors.fill: parent
                columns: root.pick.single ? 1 : 3
                spacing: Theme.px(16)

                Repeater {
                    model: root.pick.rows

                    ProduceCard {
                        width: root.pick.single ? shown.width : (shown.width - Theme.px(32)) / 3
                        height: root.pick.single ? shown.height : (shown.height - Theme.px(32)) / 3
                        large: root.pick.single
                        onClicked: root.pick.pick(key)
                    }
                }
            }
            Column {
                anchors.centerIn: parent
                visible: root.pick.note !== ""
                spacing: Theme.px(20)
                width: parent.width

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "search"
                    size: 120
                    stroke: 1.6
                    colour: Theme.colour.ink2
                }
                Label {
                    objectName: "pickNote"
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: root.pick.note
                    size: 32
                    leading: 42
                    color: Theme.colour.ink2
                    wrapMode: Text.Wrap
                }
            }
        }
        RowLayout {
            spacing: Theme.px(16)

            Card {
                Layout.fillWidth: true
                implicitHeight: Theme.px(96)
                border.width: Theme.px(3)
                border.color: root.pick.query === "" ? Theme.colour.edge : Theme.colour.focus

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.px(28)
                    anchors.rightMargin: Theme.px(8)
                    spacing: Theme.px(20)

                    Icon {
                        name: "search"
                        size: 44
                        stroke: 2.4
                    }
                    Label {
                        objectName: "query"
                        Layout.fillWidth: true
                        text: root.pick.query === "" ? qsTr("Name or number, e.g. ban or 4011") : root.pick.query
                        size: 32
                        leading: 42
                        bold: root.pick.query !== ""
                        color: root.pick.query === "" ? Theme.colour.ink2 : Theme.colour.ink
                    }
                    Button {
                        objectName: "clearButton"
                        visible: root.pick.query !== ""
                        implicitHeight: Theme.px(80)
                        inset: 20
                        size: 28
                        iconSize: 34
                        corner: 18
                        kind: "quiet"
                        icon: "x"
                        text: qsTr("Clear")
                        onClicked: root.pick.clear()
                    }
                }
            }
            Button {
                objectName: "pageBackButton"
                visible: root.pick.pages > 1
                implicitHeight: Theme.px(96)
                inset: 24
                icon: "back"
                able: root.pick.page > 0
                said: qsTr("Earlier pictures")
                onClicked: root.pick.turnPage(-1)
            }
            Label {
                objectName: "page"
                visible: root.pick.pages > 1
                text: qsTr("%1 of %2").arg(root.pick.page + 1).arg(root.pick.pages)
                bold: true
            }
            Button {
                objectName: "pageForwardButton"
                visible: root.pick.pages > 1
                implicitHeight: Theme.px(96)
                inset: 24
                icon: "fwd"
                able: root.pick.page + 1 < root.pick.pages
                said: qsTr("More pictures")
                onClicked: root.pick.turnPage(1)
            }
        }
        Keyboard {
            Layout.fillWidth: true
            digits: root.pick.digits
            onTyped: letter => root.pick.type(letter)
            onErased: root.pick.erase()
            onSwitched: root.pick.switchKeys()
        }
    }
}
