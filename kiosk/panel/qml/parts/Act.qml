import QtQuick
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// A button of the panel: the lane's, at a desk's height.
Button {
    size: 26
    iconSize: 30
    corner: 16
    inset: 20
    implicitHeight: Theme.px(76)
    enabled: able
}
