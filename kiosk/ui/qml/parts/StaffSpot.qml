pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// A spot check: what was seen, by scans or by a touch where there is no code, and how it ends.
ColumnLayout {
    id: root

    required property SpotViewModel spot

    spacing: Theme.px(16)

    Label {
        objectName: "spotTitle"
        Layout.fillWidth: true
        text: root.spot.title
        size: Theme.h2
        bold: true
        wrapMode: Text.Wrap
    }
    Label {
        Layout.fillWidth: true
        text: qsTr("Scan what lies in the bags. Touch what has no code.")
        color: Theme.colour.ink2
        wrapMode: Text.Wrap
    }
    Card {
        id: card

        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true

        ListView {
            id: list

            objectName: "spotLines"
            anchors.fill: parent
            anchors.margins: Math.max(1, card.border.width)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            snapMode: ListView.SnapToItem
            spacing: Theme.px(8)
            cacheBuffer: 0
            model: root.spot.rows

            delegate: Press {
                id: row

                required property string key
                required property int line
                required property string name
                required property string told
                required property bool done

                objectName: "spotLine_" + key
                enabled: line > 0 && !done
                width: list.width
                height: Math.max(Theme.px(104), words.height + Theme.px(16))
                said: name + ", " + told
                onClicked: root.spot.tick(line)

                Icon {
                    id: sign

                    x: Theme.px(24)
                    anchors.verticalCenter: parent.verticalCenter
                    name: row.done ? "check" : row.line > 0 ? "search" : "plus"
                    size: 48
                    colour: row.done ? Theme.colour.primaryInk : Theme.colour.ink2
                }
                Column {
                    id: words

                    anchors.left: sign.right
                    anchors.leftMargin: Theme.px(20)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(24)
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        width: parent.width
                        text: row.name
                        size: Theme.bodyLarge
                        leading: 42
                        bold: true
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                    Label {
                        width: parent.width
                        text: row.told
                        color: row.line > 0 ? Theme.colour.ink2 : Theme.colour.info
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Button {
        objectName: "spotWithoutButton"
        Layout.fillWidth: true
        implicitHeight: Theme.px(88)
        visible: root.spot.lacks
        icon: "trash"
        text: qsTr("Done, take out the rest")
        onClicked: root.spot.finishWithout()
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.px(16)
        uniformCellSizes: true

        Button {
            objectName: "spotLeaveButton"
            Layout.fillWidth: true
            text: qsTr("Back")
            icon: "back"
            onClicked: root.spot.leave()
        }
        Button {
            objectName: "spotAllButton"
            Layout.fillWidth: true
            visible: !root.spot.whole
            text: qsTr("Check all")
            onClicked: root.spot.lookAtAll()
        }
        Button {
            objectName: "spotDoneButton"
            Layout.fillWidth: true
            kind: "staff"
            icon: "check"
            text: qsTr("Done")
            able: root.spot.mayEnd
            onClicked: root.spot.finish()
        }
    }
}
