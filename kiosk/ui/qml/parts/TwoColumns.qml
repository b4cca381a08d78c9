import QtQuick
import QtQuick.Layouts
import "../theme"

// A screen in two parts. Upright: `first` above, `second` as low as it is high beneath it. Across: `first` left, `second`
// right; what shall be low there has an Item with Layout.fillHeight before it. Touching is for `second`; where `first` is
// touched as well it sinks with low reach, so that nothing to touch lies in the calm band. A message stands right above `second`.
Noticed {
    id: root

    default property alias first: one.data
    property alias second: two.data
    // how much of the width is the left column's: 1180 of 1180 + 644, unless a screen has another balance
    property real balance: 1180 / 1824
    property bool across: Theme.landscape
    property bool sinks: false
    // how much of the top of `first` is only looked at: it may stand in the calm band
    property int rises: 0
    property int gap: Theme.gap
    readonly property int calmY: Theme.calm > 0 ? Math.round(Theme.calm * Window.height) - Theme.statusHeight - Theme.band : 0

    noticeY: two.y - notice - gap

    Item {
        id: one

        x: Theme.margin
        y: root.sinks ? Math.max(Theme.px(20), root.calmY - root.rises) : Theme.px(20)
        width: root.across ? Math.round((root.width - 2 * Theme.margin - Theme.gutter) * root.balance) : root.width - 2 * Theme.margin
        height: root.across ? root.height - Theme.px(44) : two.y - root.gap - (root.notice > 0 ? root.notice + root.gap : 0) - y
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
