pragma ComponentBehavior: Bound
import QtQuick
import KioskPanel
import "../../../ui/qml/theme"
import "../../../ui/qml/parts"

// The store's goods: a touch takes one in hand. Codes that no item has are typed below.
Box {
    id: root

    required property GoodsViewModel shelf
    required property CounterViewModel counter

    title: qsTr("Shelf")
    icon: "store"

    Field {
        id: search

        objectName: "searchField"
        width: parent.width
        hint: qsTr("Find by name or number")
        onTextChanged: root.shelf.seek(text)
    }
    ListView {
        id: tabs

        anchors.top: search.bottom
        anchors.topMargin: Theme.px(14)
        width: parent.width
        height: Theme.px(60)
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.px(10)
        clip: true
        model: root.shelf.categories

        delegate: Tab {
            required property var model

            objectName: "shelf_" + model.key
            text: model.name
            chosen: model.chosen
            onClicked: {
                search.text = "";
                root.shelf.choose(model.key);
                goods.positionViewAtBeginning();
            }
        }
    }
    GridView {
        id: goods

        objectName: "goods"
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.px(14)
        anchors.bottom: typed.top
        anchors.bottomMargin: Theme.px(14)
        width: parent.width
        cellWidth: Math.floor(width / Math.max(3, Math.floor(width / Theme.px(200))))
        cellHeight: Theme.px(222)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.shelf.rows

        delegate: Press {
            id: one

            required property string key
            required property string name
            required property string picture
            required property bool loose

            objectName: "goods_" + key
            said: name
            width: goods.cellWidth
            height: goods.cellHeight
            onClicked: root.shelf.take(key)

            Rectangle {
                anchors.fill: parent
                anchors.margins: Theme.px(5)
                radius: Theme.px(18)
                color: one.pressed ? Theme.colour.primarySoft : root.counter.hand === one.name ? Theme.colour.primarySoft : Theme.colour.surface
                border.width: Theme.px(root.counter.hand === one.name ? 4 : 2)
                border.color: root.counter.hand === one.name ? Theme.colour.primary : Theme.colour.line
            }
            Picture {
                id: art

                anchors.horizontalCenter: parent.horizontalCenter
                y: Theme.px(18)
                width: Theme.px(110)
                height: width
                name: one.picture
            }
            // sold by weight: a sign, and no code to scan
            Icon {
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(18)
                y: Theme.px(18)
                visible: one.loose
                name: "scale"
                size: 32
                colour: Theme.colour.ink2
            }
            Label {
                anchors.top: art.bottom
                anchors.topMargin: Theme.px(8)
                x: Theme.px(16)
                width: parent.width - 2 * x
                height: Theme.px(70)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                text: one.name
                size: 25
                leading: 34
                Accessible.ignored: true
            }
        }
    }
    Field {
        id: typed

        objectName: "codeField"
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: scan.left
        anchors.rightMargin: Theme.px(12)
        mono: true
        hint: qsTr("Any code: ]E0…, ^ for FNC1")
        onMeant: root.counter.scanTyped(text)
    }
    Act {
        id: scan

        objectName: "scanTyped"
        anchors.bottom: parent.bottom
        anchors.right: film.left
        anchors.rightMargin: Theme.px(12)
        icon: "barcode"
        text: qsTr("Scan")
        able: typed.text !== "" && root.counter.scans
        onClicked: root.counter.scanTyped(typed.text)
    }
    Act {
        id: film

        objectName: "filmTyped"
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        icon: "camera"
        text: qsTr("Show")
        able: typed.text !== "" && root.counter.films
        onClicked: root.counter.filmTyped(typed.text)
    }
}
