import QtQuick
import QtQuick.Layouts
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// The printer and the paper that came out, drawn from its bytes, small; large it is as the printer has it.
Box {
    id: root

    required property PaperViewModel paper

    signal enlarged

    title: qsTr("Printer")
    icon: "print"
    there: paper.there
    told: paper.roll
    toldColour: paper.rollOut ? Theme.colour.danger : paper.rollLow ? Theme.colour.warnInk : Theme.colour.primaryInk

    RowLayout {
        id: hands

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.px(12)
        uniformCellSizes: true

        Act {
            objectName: "rollOut"
            Layout.fillWidth: true
            inset: 8
            text: root.paper.rollOut ? qsTr("New roll") : qsTr("Paper out")
            onClicked: root.paper.putRoll(root.paper.rollOut ? "ok" : "out")
        }
        Act {
            objectName: "rollLow"
            Layout.fillWidth: true
            inset: 8
            text: qsTr("Low")
            chosen: root.paper.rollLow
            onClicked: root.paper.putRoll(root.paper.rollLow ? "ok" : "near_end")
        }
        Act {
            objectName: "cover"
            Layout.fillWidth: true
            inset: 8
            text: root.paper.coverOpen ? qsTr("Close") : qsTr("Open")
            chosen: root.paper.coverOpen
            onClicked: root.paper.liftCover()
        }
    }
    RowLayout {
        id: leaves

        anchors.bottom: hands.top
        anchors.bottomMargin: Theme.px(12)
        width: parent.width

        Act {
            objectName: "olderPaper"
            Layout.preferredWidth: Theme.px(76)
            inset: 8
            icon: "back"
            able: root.paper.older
            onClicked: root.paper.leaf(-1)
        }
        Label {
            objectName: "paperTitle"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            text: root.paper.title
            color: Theme.colour.ink2
        }
        Act {
            objectName: "enlargePaper"
            inset: 16
            icon: "search"
            text: qsTr("Large")
            able: sheet.status === Image.Ready
            onClicked: root.enlarged()
        }
        Act {
            objectName: "newerPaper"
            Layout.preferredWidth: Theme.px(76)
            inset: 8
            icon: "fwd"
            able: root.paper.newer
            onClicked: root.paper.leaf(1)
        }
    }
    Rectangle {
        anchors.top: parent.top
        anchors.bottom: leaves.top
        anchors.bottomMargin: Theme.px(12)
        width: parent.width
        radius: Theme.px(12)
        color: Theme.colour.sunken
        clip: true

        Label {
            anchors.centerIn: parent
            visible: root.paper.number === 0
            text: root.paper.rollOut ? qsTr("No paper comes out. Put in a new roll.") : qsTr("Paper comes out here.")
            color: Theme.colour.ink2
        }

        Flickable {
            id: tray

            objectName: "paperTray"
            anchors.fill: parent
            anchors.margins: Theme.px(12)
            contentHeight: sheet.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Image {
                id: sheet

                objectName: "paperSheet"
                width: tray.width
                height: status === Image.Ready ? Math.round(width * implicitHeight / Math.max(1, implicitWidth)) : 0
                source: root.paper.picture
                cache: false
                asynchronous: true
                smooth: true
                mipmap: true
                Accessible.role: Accessible.Graphic
                Accessible.name: root.paper.title
            }
        }
    }
}
