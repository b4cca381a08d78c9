import QtQuick
import QtQuick.Layouts
import "../theme"

// What to do with cash, and how much of it is in: both figures stand still while they count.
Card {
    id: root

    // names its words for whoever looks for them
    required property string name
    required property string icon
    required property string title
    required property string body
    property string putIn: ""
    property string restIs: ""
    property string rest: ""

    component Sum: RowLayout {
        id: sum

        required property string says
        required property string amount
        required property string figure
        property bool leads: false

        spacing: Theme.gap

        Label {
            Layout.fillWidth: true
            text: sum.says
            size: sum.leads ? Theme.title : Theme.bodyLarge
            bold: sum.leads
            wrapMode: Text.Wrap
        }
        Label {
            objectName: sum.figure
            text: sum.amount
            size: sum.leads ? Theme.figure : Theme.title
            bold: true
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.px(32)
        spacing: Theme.px(12)

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Rectangle {
                anchors.centerIn: parent
                height: Math.min(parent.height, Theme.px(360))
                width: height
                radius: height / 2
                color: Theme.colour.primarySoft

                Icon {
                    anchors.centerIn: parent
                    name: root.icon
                    size: Math.round(parent.height * 0.5 / Theme.k)
                    stroke: 1.8
                    colour: Theme.colour.primaryInk
                }
            }
        }
        Balanced {
            objectName: root.name === "" ? "" : root.name + "Title"
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.title
            size: Theme.large ? Theme.h2 : Theme.h1
            bold: true
        }
        Balanced {
            objectName: root.name === "" ? "" : root.name + "Body"
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.px(12)
            horizontalAlignment: Text.AlignHCenter
            text: root.body
            size: 36
            leading: 50
            color: Theme.colour.ink2
        }
        Rectangle {
            Layout.fillWidth: true
            visible: root.putIn !== ""
            implicitHeight: sums.implicitHeight + Theme.px(40)
            radius: Theme.px(20)
            color: Theme.colour.sunken
            border.width: Theme.stark ? Theme.px(Theme.colour.border) : 0
            border.color: Theme.colour.line

            ColumnLayout {
                id: sums

                anchors.verticalCenter: parent.verticalCenter
                x: Theme.px(28)
                width: parent.width - 2 * x
                spacing: Theme.px(4)

                Sum {
                    Layout.fillWidth: true
                    says: qsTr("You put in")
                    amount: root.putIn
                    figure: "putIn"
                }
                Sum {
                    Layout.fillWidth: true
                    says: root.restIs
                    amount: root.rest
                    figure: "cashRest"
                    leads: true
                }
            }
        }
    }
}
