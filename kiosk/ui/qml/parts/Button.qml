import QtQuick
import QtQuick.Layouts
import "../theme"

// A button; where its words need the room its picture gives way, then they go on in a second line. Kinds are primary, plain, quiet, danger, info, warn, staff (filled) and act (outlined in the staff's colour); busy or not yet possible is able: false.
Press {
    id: root

    property string text: ""
    property string icon: ""
    property string iconAfter: ""
    property string kind: "plain"
    property int size: kind === "primary" ? 44 : 32
    property int iconSize: kind === "primary" ? 52 : 40
    property int corner: kind === "primary" ? 24 : 20
    property int inset: 32
    property bool able: true
    property bool tile: false
    property bool tick: false
    // a tick or a plus among choices says whether it is chosen: that stays
    readonly property bool spare: !tile && !tick && text !== "" && beside > 0 && label.implicitWidth + beside > width - Theme.px(kind === "primary" ? 72 : 32)
    readonly property int beside: Theme.px((icon === "" ? 0 : iconSize) + (iconAfter === "" ? 0 : iconSize - 4) + (icon === "" || text === "" ? 0 : 16) + (iconAfter === "" ? 0 : 16))
    // no word of a tile is broken: it is written smaller
    readonly property real squeeze: tile && width > 0 ? Math.min(1, Math.max(1, width - Theme.px(24)) / Math.max(1, longest.advanceWidth)) : 1
    readonly property color fill: !able ? Theme.colour.sunken : kind === "primary" ? (pressed ? Theme.colour.primaryPress : Theme.colour.primary) : kind === "staff" ? Theme.colour.staff : chosen ? Theme.colour.primarySoft : pressed || kind === "quiet" ? Theme.colour.sunken : Theme.colour.surface
    readonly property color words: !able ? Theme.colour.off : kind === "primary" ? Theme.colour.primaryText : kind === "staff" ? Theme.colour.staffText : kind === "act" ? Theme.colour.staff : kind === "danger" ? Theme.colour.danger : kind === "info" ? Theme.colour.info : kind === "warn" ? Theme.colour.warnInk : chosen ? Theme.colour.primaryInk : Theme.colour.ink
    readonly property color rim: !able ? Theme.colour.line : kind === "primary" || kind === "staff" ? fill : kind === "act" ? Theme.colour.staff : kind === "quiet" ? (Theme.colour.outline > 0 ? Theme.colour.edge : fill) : kind === "danger" ? Theme.colour.danger : kind === "info" ? Theme.colour.info : kind === "warn" ? Theme.colour.warnInk : chosen ? Theme.colour.primary : Theme.colour.edge

    said: text
    implicitHeight: Math.max(Theme.px(tile ? 128 : kind === "primary" ? 144 : 104), content.implicitHeight + Theme.px(16))
    implicitWidth: (tile ? content.implicitWidth : label.implicitWidth + beside) + Theme.px(2 * inset)

    TextMetrics {
        id: longest

        font.pixelSize: Theme.text(root.size)
        font.bold: true
        // what is written without spaces is broken anywhere
        text: root.tile ? root.text.split(/[\s\u2e80-\uffff]+/).reduce((long, word) => word.length > long.length ? word : long, "") : ""
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.px(root.corner)
        color: root.fill
        // without colours a frame is what can be touched
        border.width: Theme.stark && !root.able ? 0 : Theme.px(root.chosen ? 4 : Theme.colour.border)
        border.color: root.rim
    }
    GridLayout {
        id: content

        anchors.centerIn: parent
        anchors.verticalCenterOffset: root.pressed ? Theme.px(2) : 0
        flow: root.tile ? GridLayout.TopToBottom : GridLayout.LeftToRight
        columnSpacing: Theme.px(16)
        rowSpacing: Theme.px(6)

        Icon {
            Layout.alignment: Qt.AlignCenter
            visible: name !== ""
            name: root.spare ? "" : root.chosen && root.tick ? "check" : root.icon
            size: root.iconSize
            colour: root.words
        }
        Label {
            id: label

            readonly property int room: root.width - Theme.px(root.tile ? 24 : 32) - (root.tile || root.spare ? 0 : root.beside)

            Layout.alignment: Qt.AlignCenter
            Layout.maximumWidth: Math.max(room, 1)
            horizontalAlignment: Text.AlignHCenter
            wrapMode: implicitWidth > room ? Text.Wrap : Text.NoWrap
            visible: text !== ""
            text: root.text
            size: Math.floor(root.size * root.squeeze)
            bold: root.able || !Theme.stark
            color: root.words
            Accessible.ignored: true
        }
        Icon {
            Layout.alignment: Qt.AlignCenter
            visible: name !== ""
            name: root.spare ? "" : root.iconAfter
            size: root.iconSize - 4
            stroke: 2.4
            colour: root.words
        }
    }
}
