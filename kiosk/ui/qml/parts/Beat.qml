import QtQuick
import "../theme"

// The time of a hint: `t` goes from 0 to 1 and back in two seconds, three times, then rests at 0; with reduced motion
// it rests there from the start. Takes no room.
Item {
    id: root

    property bool on: false
    property real t: 0

    visible: false

    SequentialAnimation {
        running: root.on && !Theme.reducedMotion
        loops: 3
        onStopped: root.t = 0

        NumberAnimation {
            target: root
            property: "t"
            from: 0
            to: 1
            duration: 900
            easing.type: Easing.InOutCubic
        }
        PauseAnimation {
            duration: 400
        }
        NumberAnimation {
            target: root
            property: "t"
            from: 1
            to: 0
            duration: 500
            easing.type: Easing.InOutCubic
        }
        PauseAnimation {
            duration: 200
        }
    }
}
