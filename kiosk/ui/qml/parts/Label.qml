import QtQuick
import "../theme"

// Text in the lane's type: a size of the scale, its line height, figures that keep their width.
Text {
    property int size: 28
    property int leading: size >= 128 ? size + 8 : size >= 76 ? size + 12 : size >= 64 ? 74 : size >= 48 ? size + 10 : size >= 32 ? size + 8 : 36
    property bool bold: false

    font.pixelSize: Theme.px(size)
    font.bold: bold
    font.features: ({
            "tnum": 1
        })
    lineHeightMode: Text.FixedHeight
    lineHeight: Theme.px(leading)
    color: Theme.colour.ink
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: text === ""
}
