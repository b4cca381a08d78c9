import QtQuick
import "../theme"

// How many: less and more at fixed ends.
Rectangle {
    id: root

    required property int quantity
    // what is counted, where there are several on a screen
    property string of: ""

    signal less
    signal more

    implicitWidth: Theme.px(252)
    implicitHeight: Theme.px(88)
    radius: Theme.px(18)
    color: Theme.colour.surface
    border.width: Theme.px(Theme.colour.border)
    border.color: Theme.colour.edge

    Press {
        id: minus

        objectName: root.of === "" ? "decreaseButton" : "less_" + root.of
        said: qsTr("One less")
        width: Theme.px(88)
        height: parent.height
        onClicked: root.less()

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.px(4)
            radius: Theme.px(14)
            color: minus.pressed ? Theme.colour.sunken : Theme.colour.surface
        }
        Icon {
            anchors.centerIn: parent
            name: "minus"
            stroke: 2.6
        }
    }
    Label {
        objectName: root.of === "" ? "quantity" : "quantity_" + root.of
        anchors.centerIn: parent
        text: root.quantity
        size: 38
        bold: true
    }
    Press {
        id: plus

        objectName: root.of === "" ? "increaseButton" : "more_" + root.of
        said: qsTr("One more")
        anchors.right: parent.right
        width: Theme.px(88)
        height: parent.height
        onClicked: root.more()

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.px(4)
            radius: Theme.px(14)
            color: plus.pressed ? Theme.colour.sunken : Theme.colour.surface
        }
        Icon {
            anchors.centerIn: parent
            name: "plus"
            stroke: 2.6
        }
    }
}
