import QtQuick
import QtQuick.Layouts
import Kiosk
import "../theme"

// The page's question, and a line of fixed height, two with large words, for what goes on beneath: scans are seen here.
ColumnLayout {
    id: root

    required property HelpViewModel help
    // not where it would be out of reach: Help and Back in the dock close the page too
    property bool closable: true
    property bool drawn: false

    spacing: Theme.px(12)
    Component.onCompleted: drawn = true

    RowLayout {
        spacing: Theme.px(20)

        Balanced {
            objectName: "helpTitle"
            Layout.fillWidth: true
            text: root.help.title
            size: Theme.h2
            bold: true
        }
        Button {
            objectName: "closeHelpButton"
            visible: root.closable
            Layout.alignment: Qt.AlignTop
            implicitHeight: Theme.px(80)
            inset: 24
            size: 30
            iconSize: 36
            corner: 18
            icon: "x"
            text: qsTr("Close")
            onClicked: root.help.toggle()
        }
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.text(Theme.large ? 84 : 64)
        radius: Theme.px(16)
        color: Theme.colour.sunken
        border.width: Theme.px(Theme.colour.outline)
        border.color: Theme.colour.edge

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.px(20)
            anchors.rightMargin: Theme.px(20)
            spacing: Theme.px(14)

            Icon {
                name: root.help.newsIcon
                size: 36
                stroke: 2.4
            }
            Label {
                id: news

                objectName: "helpNews"
                Layout.fillWidth: true
                text: root.help.news
                elide: Text.ElideRight
                wrapMode: Theme.large ? Text.Wrap : Text.NoWrap
                maximumLineCount: Theme.large ? 2 : 1
                fontSizeMode: Theme.large ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: Theme.px(Theme.body)
                bold: true
                onTextChanged: if (root.drawn)
                    seen.restart()

                // what is new comes in as a line does
                NumberAnimation {
                    id: seen

                    target: news
                    property: "opacity"
                    from: 0.2
                    to: 1
                    duration: Theme.reducedMotion ? 0 : 160
                }
            }
            Label {
                objectName: "helpTotal"
                text: root.help.total
                bold: true
            }
        }
    }
}
