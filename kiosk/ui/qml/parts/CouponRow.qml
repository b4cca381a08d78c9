import QtQuick
import "../theme"

// A coupon in the basket: what it is called, what it does, and the way out.
Item {
    id: root

    required property string key
    required property int number
    required property string name
    required property string effect
    required property bool saves
    property bool ruled: true

    signal removed(string key)

    implicitHeight: Math.max(Theme.rowHeight, words.height + Theme.px(Theme.landscape ? 8 : 24))
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ", " + effect

    Rectangle {
        visible: root.ruled
        x: tile.x
        width: parent.width - 2 * x
        height: 1
        color: Theme.colour.line
    }
    Rectangle {
        id: tile

        x: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(Theme.landscape ? 68 : 88)
        height: width
        radius: Theme.px(16)
        color: Theme.colour.save

        Icon {
            anchors.centerIn: parent
            name: "tag"
            size: 48
            colour: Theme.colour.saveText
        }
    }
    Column {
        id: words

        anchors.left: tile.right
        anchors.leftMargin: Theme.px(22)
        anchors.right: button.left
        anchors.rightMargin: Theme.px(16)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            objectName: "couponName_" + root.number
            width: parent.width
            text: root.name
            size: Theme.bodyLarge
            leading: 42
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(28)
            Accessible.ignored: true
        }
        Label {
            objectName: "couponEffect_" + root.number
            width: parent.width
            text: root.effect
            bold: root.saves
            color: root.saves ? Theme.colour.primaryInk : Theme.colour.ink2
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
    Button {
        id: button

        objectName: "removeCoupon_" + root.number
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: Theme.px(Theme.landscape ? 72 : 88)
        inset: 20
        size: 30
        iconSize: 36
        corner: 18
        icon: "trash"
        text: qsTr("Remove")
        said: qsTr("Remove %1").arg(root.name)
        onClicked: root.removed(root.key)
    }
}
