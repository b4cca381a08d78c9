import QtQuick

// Something to touch: its place, its name to speech, and whether a finger is on it.
MouseArea {
    id: root

    property string said: ""
    property bool chosen: false

    Accessible.role: Accessible.Button
    Accessible.name: said
    Accessible.checkable: chosen
    Accessible.checked: chosen
    Accessible.onPressAction: root.clicked(null)
}
