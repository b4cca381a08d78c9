import QtQuick
import QtQuick.Layouts
import "../theme"

// Text in the lane's type: a size of the scale, its line height, figures that keep their width.
Text {
    property int size: Theme.body
    property int leading: size >= 128 ? size + 8 : size >= 76 ? size + 12 : size >= 64 ? 74 : size >= 48 ? size + 10 : size >= 32 ? size + 8 : 36
    property bool bold: false
    readonly property bool wraps: wrapMode !== Text.NoWrap

    font.pixelSize: Theme.text(size)
    font.bold: bold
    font.features: ({
            "tnum": 1
        })
    // one line stands in the middle of its height whatever its script; several keep their distance
    height: wraps ? implicitHeight : Theme.text(leading)
    lineHeightMode: wraps ? Text.FixedHeight : Text.ProportionalHeight
    lineHeight: wraps ? Theme.text(leading) : 1
    Layout.preferredHeight: wraps ? -1 : Theme.text(leading)
    color: Theme.colour.ink
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: text === ""
}
