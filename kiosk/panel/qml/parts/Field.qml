import QtQuick
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// A line to type into; Enter says that it is meant.
Rectangle {
    id: root

    property alias text: input.text
    property string hint: ""
    property bool mono: false

    signal meant

    implicitHeight: Theme.px(76)
    radius: Theme.px(16)
    color: Theme.colour.surface
    border.width: Theme.px(input.activeFocus ? 4 : 2)
    border.color: input.activeFocus ? Theme.colour.focus : Theme.colour.edge

    Label {
        anchors.fill: input
        visible: input.text === ""
        text: root.hint
        size: 27
        elide: Text.ElideRight
        color: Theme.colour.ink2
        Accessible.ignored: true
    }
    TextInput {
        id: input

        objectName: root.objectName === "" ? "" : root.objectName + "Text"
        anchors.fill: parent
        anchors.leftMargin: Theme.px(22)
        anchors.rightMargin: Theme.px(22)
        verticalAlignment: TextInput.AlignVCenter
        clip: true
        selectByMouse: true
        font.pixelSize: Theme.text(27)
        font.family: root.mono ? Theme.mono : Application.font.family
        color: Theme.colour.ink
        selectionColor: Theme.colour.primarySoft
        selectedTextColor: Theme.colour.primaryInk
        Accessible.role: Accessible.EditableText
        Accessible.name: root.hint
        onAccepted: root.meant()
    }
}
