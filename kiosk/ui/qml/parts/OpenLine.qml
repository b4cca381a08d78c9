import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// The open line of the basket: picture, name, price and why it is less, quantity, and its undoing. The picture gives way to large text.
Item {
    id: root

    required property BasketViewModel basket
    // above it there is nothing to touch
    readonly property int touchY: said.y + deeds.y
    readonly property int art: Theme.px(Theme.large ? 150 : Theme.landscape ? 204 : 216)

    implicitHeight: Math.max(art, said.implicitHeight) + Theme.px(48)

    Picture {
        id: picture

        x: Theme.px(28)
        y: Theme.px(24)
        width: root.art
        height: width
        radius: Theme.px(22)
        name: root.basket.picture
    }
    ColumnLayout {
        id: said

        anchors.left: picture.right
        anchors.leftMargin: Theme.px(28)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        y: Theme.px(24)
        height: parent.height - Theme.px(48)
        spacing: Theme.px(4)

        RowLayout {
            spacing: Theme.px(16)

            Balanced {
                objectName: "openName"
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                text: root.basket.name
                size: Theme.title
                bold: true
            }
            Label {
                objectName: "openPrice"
                Layout.alignment: Qt.AlignTop
                text: root.basket.price
                size: 46
                leading: 54
                bold: true
            }
        }
        RowLayout {
            spacing: Theme.px(16)

            Flow {
                Layout.fillWidth: true
                spacing: Theme.px(12)

                Label {
                    objectName: "openReckoning"
                    text: root.basket.reckoning
                    size: Theme.bodyLarge
                    leading: 42
                    color: Theme.colour.ink2
                }
                Repeater {
                    model: root.basket.reasons

                    Chip {
                        objectName: "openSaving"
                        icon: "tag"
                        kind: "save"
                    }
                }
            }
            Label {
                objectName: "openWas"
                Layout.alignment: Qt.AlignTop
                visible: text !== ""
                text: root.basket.was
                size: Theme.bodyLarge
                leading: 42
                font.strikeout: true
                color: Theme.colour.ink2
                Accessible.name: qsTr("Before: %1").arg(text)
            }
        }
        Item {
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.px(Theme.large && Theme.landscape ? 0 : 8)
        }
        RowLayout {
            id: deeds

            spacing: Theme.gap

            Stepper {
                visible: root.basket.countable
                quantity: root.basket.quantity
                onLess: root.basket.decrease()
                onMore: root.basket.increase()
            }
            Item {
                Layout.fillWidth: true
            }
            Button {
                objectName: "removeButton"
                implicitHeight: Theme.px(88)
                inset: 20
                size: 30
                iconSize: 36
                corner: 18
                kind: root.basket.asksRemoval ? "danger" : "plain"
                icon: "trash"
                text: root.basket.asksRemoval ? qsTr("Remove?") : qsTr("Remove")
                onClicked: root.basket.remove()
            }
            Button {
                objectName: "undoButton"
                implicitHeight: Theme.px(88)
                inset: 20
                size: 30
                iconSize: 36
                corner: 18
                visible: root.basket.undoable
                icon: "undo"
                text: qsTr("Undo")
                onClicked: root.basket.undo()
            }
        }
    }
}
