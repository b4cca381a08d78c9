import QtQuick
import "../theme"

// A setting: its name and range, or why it is not taken, and its value between one step back and one on.
Item {
    id: root

    required property string key
    required property string name
    required property string value
    required property string note
    required property bool refused
    required property bool steps
    required property bool inner
    required property bool counts
    property bool able: true
    // a long value stands beneath its name, in all the width there is
    readonly property bool deep: metrics.advanceWidth > Theme.px(300)

    signal stepped(int by)

    objectName: "setting_" + key
    implicitHeight: (deep ? control.height + words.height + Theme.px(8) : Math.max(control.height, words.height)) + Theme.px(20)

    TextMetrics {
        id: metrics

        font.pixelSize: Theme.text(30)
        font.bold: true
        text: root.value
    }
    Column {
        id: words

        x: Theme.px(root.inner ? 44 : 20)
        y: root.deep ? Theme.px(10) : (parent.height - height) / 2
        width: (root.deep ? parent.width - Theme.px(20) : control.x - Theme.px(16)) - x

        Label {
            width: parent.width
            text: root.name
            size: Theme.bodyLarge
            leading: 42
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "settingNote"
            visible: text !== ""
            width: parent.width
            text: root.note
            color: root.refused ? Theme.colour.danger : Theme.colour.ink2
            bold: root.refused
            wrapMode: Text.Wrap
        }
    }
    Rectangle {
        id: control

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.deep ? Theme.px(10) : (parent.height - height) / 2
        width: root.deep ? parent.width - words.x - Theme.px(20) : Theme.px(500)
        height: Math.max(Theme.px(88), shown.height + Theme.px(16))
        radius: Theme.px(18)
        color: root.steps ? Theme.colour.surface : Theme.colour.sunken
        border.width: root.refused ? Theme.px(4) : root.steps ? Theme.px(Theme.colour.border) : 0
        border.color: root.refused ? Theme.colour.danger : Theme.colour.edge

        Press {
            id: minus

            objectName: "less_" + root.key
            said: qsTr("One less")
            visible: root.steps
            enabled: root.able
            width: Theme.px(88)
            height: parent.height
            onClicked: root.stepped(-1)

            Rectangle {
                anchors.fill: parent
                anchors.margins: Theme.px(4)
                radius: Theme.px(14)
                color: minus.pressed ? Theme.colour.sunken : Theme.colour.surface
            }
            Icon {
                anchors.centerIn: parent
                name: root.counts ? "minus" : "back"
                colour: root.able ? Theme.colour.ink : Theme.colour.off
            }
        }
        Label {
            id: shown

            objectName: "settingValue"
            anchors.left: root.steps ? minus.right : parent.left
            anchors.right: root.steps ? plus.left : parent.right
            anchors.margins: Theme.px(root.steps ? 4 : 20)
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignHCenter
            text: root.value
            size: root.deep ? 24 : 30
            leading: root.deep ? 32 : 40
            bold: true
            wrapMode: Text.WrapAnywhere
        }
        Press {
            id: plus

            objectName: "more_" + root.key
            said: qsTr("One more")
            visible: root.steps
            enabled: root.able
            anchors.right: parent.right
            width: Theme.px(88)
            height: parent.height
            onClicked: root.stepped(1)

            Rectangle {
                anchors.fill: parent
                anchors.margins: Theme.px(4)
                radius: Theme.px(14)
                color: plus.pressed ? Theme.colour.sunken : Theme.colour.surface
            }
            Icon {
                anchors.centerIn: parent
                name: root.counts ? "plus" : "fwd"
                colour: root.able ? Theme.colour.ink : Theme.colour.off
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.colour.line
    }
}
