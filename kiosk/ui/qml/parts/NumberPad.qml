pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Ten digits, erase and OK, each always in its place; across they fill the height of their column. Keys are named digit_0 to digit_9, eraseDigit and padOk.
// The keys of a keypad or keyboard do the same: digits, Backspace and Enter.
Grid {
    id: root

    property bool able: true
    // how high what stands above it in its column is
    property int above: 0
    // how high a key is where the pad is as high as it likes
    property int upright: 136
    property string ok: qsTr("Go on")
    // not shown it has no width, and a button of less than none never comes to rest
    readonly property int keyWidth: Math.max(1, (width - 2 * spacing) / 3)
    readonly property int keyHeight: Theme.landscape ? Math.min(Theme.px(200), ((parent?.height ?? 0) - above - 3 * spacing) / 4) : Theme.px(upright)

    signal digit(string typed)
    signal erase
    signal done

    columns: 3
    spacing: Theme.px(16)
    focus: true

    Keys.onPressed: event => {
        if (Theme.asked || event.isAutoRepeat)
            return;
        event.accepted = true;
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            root.digit(String(event.key - Qt.Key_0));
        else if (event.key === Qt.Key_Backspace)
            root.erase();
        else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && root.able)
            root.done();
    }

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        Key {
            required property string modelData

            objectName: "digit_" + modelData
            width: root.keyWidth
            height: root.keyHeight
            letter: modelData
            size: 48
            onClicked: root.digit(modelData)
        }
    }
    Button {
        objectName: "eraseDigit"
        width: root.keyWidth
        height: root.keyHeight
        icon: "back"
        text: qsTr("Erase")
        onClicked: root.erase()
    }
    Key {
        objectName: "digit_0"
        width: root.keyWidth
        height: root.keyHeight
        letter: "0"
        size: 48
        onClicked: root.digit("0")
    }
    Button {
        objectName: "padOk"
        width: root.keyWidth
        height: root.keyHeight
        kind: "primary"
        size: 36
        iconSize: 40
        icon: "check"
        able: root.able
        text: root.ok
        onClicked: root.done()
    }
}
