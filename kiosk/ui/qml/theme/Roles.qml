import QtQuick

// The colour roles of one theme; themes change roles, never components.
QtObject {
    required property color bg
    required property color surface
    required property color sunken
    required property color line
    required property color edge
    required property color ink
    required property color ink2
    // words of what cannot be touched now
    required property color off
    required property color primary
    required property color primaryPress
    required property color primaryText
    required property color primarySoft
    required property color primaryInk
    required property color save
    required property color saveText
    required property color info
    required property color infoSoft
    required property color warn
    required property color warnSoft
    required property color warnInk
    required property color danger
    required property color dangerSoft
    required property color staff
    required property color staffText
    required property color focus
    required property color tile
    required property int border
    // the border of what is told apart by a tint alone; 0 where tints are seen
    required property int outline
}
