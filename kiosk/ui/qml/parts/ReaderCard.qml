import QtQuick
import QtQuick.Layouts
import "../theme"

// The card reader as it looks now, what it asks, and how to do it.
Card {
    id: root

    // names its words for whoever looks for them
    required property string name
    required property string amount
    required property string step
    required property string title
    required property string body
    property bool hinting: false
    property int size: Theme.h1
    readonly property bool across: Theme.landscape

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.px(32)
        spacing: Theme.px(12)

        // upright picture and words stand together in the middle
        Item {
            visible: !root.across
            Layout.fillHeight: true
            Layout.preferredHeight: 1
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Theme.px(root.across ? 640 : 720) * reader.reach
            Layout.maximumHeight: root.across ? Infinity : Layout.preferredHeight

            Reader {
                id: reader

                anchors.centerIn: parent
                width: Math.min(parent.width, parent.height / reach, Theme.px(720))
                height: width * reach
                amount: root.amount
                step: root.step
                hinting: root.hinting
            }
        }
        Balanced {
            objectName: root.name === "" ? "" : root.name + "Title"
            Layout.fillWidth: true
            Layout.topMargin: Theme.px(root.across ? 0 : 12)
            horizontalAlignment: Text.AlignHCenter
            text: root.title
            size: root.size
            bold: true
        }
        Balanced {
            objectName: root.name === "" ? "" : root.name + "Body"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.body
            size: 36
            leading: 50
            color: Theme.colour.ink2
        }
        Item {
            visible: !root.across
            Layout.fillHeight: true
            Layout.preferredHeight: 1
        }
    }
}
