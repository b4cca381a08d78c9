pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// Why? At most three reasons, and a field for a few words; while these are written the reasons make room for the keys.
Card {
    id: root

    required property TapViewModel tap

    implicitHeight: inner.implicitHeight + Theme.px(48)

    ColumnLayout {
        id: inner

        x: Theme.px(28)
        y: Theme.px(24)
        width: parent.width - Theme.px(56)
        spacing: Theme.px(14)

        RowLayout {
            visible: !root.tap.writing
            spacing: Theme.px(16)

            Label {
                objectName: "why"
                Layout.fillWidth: true
                text: root.tap.why
                size: Theme.title
                leading: 46
                bold: true
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "counted"
                text: root.tap.counted
                color: Theme.colour.ink2
            }
        }
        Grid {
            id: grid

            Layout.fillWidth: true
            visible: !root.tap.writing
            columns: 2
            spacing: Theme.px(12)

            Repeater {
                model: root.tap.reasons

                Button {
                    required property string key
                    required text
                    required chosen
                    required able

                    objectName: "reason_" + key
                    width: Math.floor((grid.width - grid.spacing) / 2)
                    icon: "plus"
                    tick: true
                    size: 28
                    iconSize: 34
                    onClicked: root.tap.touchReason(key)
                }
            }
        }
        Press {
            objectName: "remarkButton"
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.px(96), words.implicitHeight + Theme.px(28))
            said: root.tap.remark === "" ? qsTr("Add a few words (optional)") : root.tap.remark
            onClicked: root.tap.writing ? root.tap.written() : root.tap.write()

            Rectangle {
                anchors.fill: parent
                radius: Theme.px(20)
                color: Theme.colour.surface
                border.width: Theme.px(root.tap.writing ? 4 : Theme.colour.border)
                border.color: root.tap.writing ? Theme.colour.focus : Theme.colour.edge
            }
            Icon {
                id: pencil

                x: Theme.px(28)
                anchors.verticalCenter: parent.verticalCenter
                name: "chat"
                size: 44
                colour: Theme.colour.ink2
            }
            Label {
                id: words

                objectName: "remark"
                anchors.left: pencil.right
                anchors.leftMargin: Theme.px(20)
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(20)
                anchors.verticalCenter: parent.verticalCenter
                text: root.tap.remark !== "" ? root.tap.remark : root.tap.writing ? qsTr("No names or numbers, please") : qsTr("Add a few words (optional)")
                wrapMode: Text.Wrap
                color: root.tap.remark === "" ? Theme.colour.ink2 : Theme.colour.ink
                Accessible.ignored: true
            }
        }
    }
}
