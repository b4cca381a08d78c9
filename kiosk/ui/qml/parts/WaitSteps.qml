import QtQuick
import QtQuick.Layouts
import "../theme"

// How far it is: called, who comes, looked at.
ColumnLayout {
    id: root

    required property var steps

    spacing: Theme.px(28)

    Repeater {
        model: root.steps

        WaitStep {
            required property int index

            first: index === 0
            Layout.fillWidth: true
        }
    }
}
