import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// What is being weighed, and the way to another item; the way goes beneath the name where the card is narrow.
Card {
    id: root

    required property WeighViewModel weigh
    // there is room for the name alone
    property bool tight: false
    readonly property bool wide: brief || width > Theme.px(900) && !Theme.large
    readonly property bool brief: tight || Theme.large && (Theme.calm > 0 || Theme.landscape)

    implicitHeight: said.implicitHeight + Theme.px(brief ? 24 : 48)

    GridLayout {
        id: said

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.px(28)
        width: parent.width - Theme.px(56)
        columnSpacing: Theme.px(28)
        rowSpacing: Theme.px(12)

        Picture {
            Layout.rowSpan: root.wide ? 1 : 2
            Layout.preferredWidth: Theme.px(Theme.large ? 120 : 150)
            Layout.preferredHeight: Layout.preferredWidth
            visible: !root.brief
            radius: Theme.px(22)
            name: root.weigh.picture
        }
        ColumnLayout {
            spacing: 0

            Label {
                objectName: "weighName"
                Layout.fillWidth: true
                text: root.weigh.name
                size: Theme.h2
                bold: true
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "weighAbout"
                Layout.fillWidth: true
                visible: !root.brief
                text: root.weigh.about
                size: Theme.bodyLarge
                leading: 42
                color: Theme.colour.ink2
                wrapMode: Text.Wrap
            }
        }
        Button {
            objectName: "changeItemButton"
            Layout.row: root.wide ? 0 : 1
            Layout.column: root.wide ? 2 : 1
            implicitHeight: Theme.px(88)
            inset: 26
            size: 30
            iconSize: 36
            corner: 18
            icon: "search"
            text: qsTr("Change item")
            onClicked: root.weigh.changeItem()
        }
    }
}
