import QtQuick
import QtQuick.Layouts
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// What is in hand, how much of it, and where it goes.
Box {
    id: root

    required property CounterViewModel counter
    readonly property bool full: counter.hand !== ""

    title: qsTr("In hand")
    icon: "hand"

    Label {
        anchors.centerIn: parent
        visible: !root.full
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: qsTr("Touch an item of the shelf.")
        color: Theme.colour.ink2
    }
    ColumnLayout {
        anchors.fill: parent
        visible: root.full
        spacing: Theme.px(14)

        RowLayout {
            spacing: Theme.px(18)

            Picture {
                Layout.preferredWidth: Theme.px(104)
                Layout.preferredHeight: Theme.px(104)
                name: root.counter.picture
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Label {
                    objectName: "hand"
                    Layout.fillWidth: true
                    text: root.counter.hand
                    size: 28
                    leading: 38
                    bold: true
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                }
                Label {
                    Layout.fillWidth: true
                    text: root.counter.code === "" ? qsTr("No code: picked and weighed") : root.counter.code
                    font.family: root.counter.code === "" ? Application.font.family : Theme.mono
                    size: 24
                    elide: Text.ElideRight
                    color: Theme.colour.ink2
                }
            }
        }
        RowLayout {
            spacing: Theme.px(8)

            Act {
                objectName: "muchLighter"
                Layout.preferredWidth: Theme.px(104)
                inset: 4
                text: "−100"
                onClicked: root.counter.heavier(-100)
            }
            Act {
                objectName: "lighter"
                Layout.preferredWidth: Theme.px(72)
                inset: 4
                text: "−5"
                onClicked: root.counter.heavier(-5)
            }
            Label {
                objectName: "handWeight"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: root.counter.weight
                size: 32
                bold: true
            }
            Act {
                objectName: "heavier"
                Layout.preferredWidth: Theme.px(72)
                inset: 4
                text: "+5"
                onClicked: root.counter.heavier(5)
            }
            Act {
                objectName: "muchHeavier"
                Layout.preferredWidth: Theme.px(104)
                inset: 4
                text: "+100"
                onClicked: root.counter.heavier(100)
            }
        }
        GridLayout {
            columns: 2
            columnSpacing: Theme.px(12)
            rowSpacing: Theme.px(12)
            uniformCellWidths: true

            Act {
                objectName: "scanButton"
                Layout.fillWidth: true
                kind: "primary"
                size: 26
                iconSize: 30
                icon: "barcode"
                text: qsTr("Scan")
                able: root.counter.code !== "" && root.counter.scans
                onClicked: root.counter.scan()
            }
            Act {
                objectName: "filmButton"
                Layout.fillWidth: true
                icon: "camera"
                text: qsTr("To camera")
                able: root.counter.code !== "" && root.counter.films
                onClicked: root.counter.film()
            }
            Act {
                objectName: "layOnScale"
                Layout.fillWidth: true
                icon: "scale"
                text: qsTr("On the scale")
                able: root.counter.scaleThere
                onClicked: root.counter.lay("scale")
            }
            Act {
                objectName: "layInBag"
                Layout.fillWidth: true
                icon: "bag"
                text: qsTr("Into the bag")
                able: root.counter.bagThere
                onClicked: root.counter.lay("bagging")
            }
        }
    }
}
