import QtQuick
import QtQuick.Layouts
import "../theme"

// A screen in two parts. Upright: `first` above, `second` as low as it is high below it. Across: `first` left,
// `second` right; a part that shall be filled from below puts an Item with Layout.fillHeight before its rest.
// With low reach the upper part begins beneath the calm band, which Main has already cut off.
Item {
    id: root

    default property alias first: one.data
    property alias second: two.data
    // how much of the width is the left column's: 1180 of 1180 + 644, unless a screen has another balance
    property real balance: 1180 / 1824
    property bool across: Theme.landscape
    property int gap: Theme.gap

    Item {
        id: one

        x: Theme.margin
        y: Theme.px(20)
        width: root.across ? Math.round((root.width - 2 * Theme.margin - Theme.gutter) * root.balance) : root.width - 2 * Theme.margin
        height: root.across ? root.height - Theme.px(44) : two.y - root.gap - y
    }
    ColumnLayout {
        id: two

        x: root.across ? one.x + one.width + Theme.gutter : Theme.margin
        y: root.across ? Theme.px(20) : root.height - Theme.px(24) - height
        width: root.across ? root.width - x - Theme.margin : root.width - 2 * Theme.margin
        height: root.across ? root.height - Theme.px(44) : implicitHeight
        spacing: root.gap
    }
}
