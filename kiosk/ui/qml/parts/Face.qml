import QtQuick

// A face to touch.
Press {
    id: root

    required property int face
    required property string word
    required chosen
    property bool answered: false

    objectName: "face_" + face
    said: word
    implicitHeight: shown.implicitHeight

    FaceShown {
        id: shown

        anchors.fill: parent
        face: root.face
        word: root.word
        chosen: root.chosen
        pressed: root.pressed
        answered: root.answered
    }
}
