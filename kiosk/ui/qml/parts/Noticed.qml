import QtQuick

// A screen that makes room for the one message of the lane where it must be in reach.
Item {
    // so high the message is, 0 for none
    property int notice: 0
    // where it stands then
    property int noticeY: 0
    // how far below a message that stands above all of it it begins
    property int lead: 0
}
