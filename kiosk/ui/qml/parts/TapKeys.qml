import QtQuick
import Kiosk
import "../theme"

// The keys for a remark.
Keyboard {
    id: root

    required property TapViewModel tap

    digits: tap.digits
    onTyped: letter => root.tap.type(letter)
    onErased: root.tap.erase()
    onSwitched: root.tap.switchKeys()
}
