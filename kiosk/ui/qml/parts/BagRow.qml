import QtQuick
import QtQuick.Layouts
import "../theme"

// A kind of bag: touched it is one more; what was touched too often is taken back at its end.
Rectangle {
    id: root

    required property string key
    required property string name
    required property string picture
    required property string price
    required property int quantity
    property bool tight: false
    property bool roomy: false
    // what is chosen is framed in it
    property color colour: Theme.colour.primary
    readonly property real least: Math.max(Theme.px(tight ? 132 : 152), words.implicitHeight + Theme.px(24))

    signal more
    signal less

    implicitHeight: roomy ? Math.max(Theme.px(216), least) : least
    radius: Theme.px(24)
    color: bag.pressed ? Theme.colour.sunken : Theme.colour.surface
    // where every border is wide the chosen one is wider
    border.width: Theme.px(quantity > 0 ? Math.max(4, 2 * Theme.colour.border) : Theme.colour.border)
    border.color: quantity > 0 ? colour : Theme.colour.edge

    Press {
        id: bag

        objectName: "bag_" + root.key
        said: root.name + ", " + root.price
        width: count.x - Theme.px(12)
        height: parent.height
        onClicked: root.more()

        RowLayout {
            x: Theme.px(24)
            width: parent.width - x
            height: parent.height
            spacing: Theme.px(24)

            Picture {
                name: root.picture
                Layout.preferredWidth: Theme.px(root.tight ? 100 : root.roomy ? 168 : 120)
                Layout.preferredHeight: Layout.preferredWidth
            }
            ColumnLayout {
                id: words

                spacing: 0

                Balanced {
                    Layout.fillWidth: true
                    text: root.name
                    size: root.tight ? Theme.bodyLarge : Theme.title
                    bold: true
                    Accessible.ignored: true
                }
                Label {
                    Layout.fillWidth: true
                    text: root.price
                    size: root.tight ? Theme.body : Theme.bodyLarge
                    color: Theme.colour.ink2
                    wrapMode: Text.Wrap
                    Accessible.ignored: true
                }
            }
        }
    }
    Stepper {
        id: count

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        of: root.key
        quantity: root.quantity
        onLess: root.less()
        onMore: root.more()
    }
}
