pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Kiosk
import "parts"
import "theme"

// The lane's window: the strip, the one message, the screen that belongs on, the dock; questions above all but the dock.
Window {
    id: root

    required property real k
    required property bool across
    required property bool reducedMotion
    required property ShellViewModel shell
    required property EaseViewModel ease
    required property MessageViewModel message
    required property AttractViewModel attract
    required property BasketViewModel basket
    required property PickViewModel pick
    required property TypedViewModel typed
    required property MemberViewModel member
    required property PriceViewModel price
    required property BagsViewModel bags
    required property WeighViewModel weigh
    required property WaitViewModel wait
    required property PayViewModel pay
    required property SplitViewModel split
    required property PayingViewModel paying
    required property WalletViewModel wallet
    required property ReceiptViewModel receipt
    required property TapViewModel tap
    required property RestingViewModel resting
    required property SavedViewModel saved
    required property FetchViewModel fetch
    required property HelpViewModel help
    required property HintViewModel hint
    required property PractiseViewModel practise
    required property SignOnViewModel signOn
    required property StaffViewModel staff
    required property ChecksViewModel checks
    required property SpotViewModel spot
    required property RefundViewModel refund
    required property DebtsViewModel debts
    required property SettleViewModel settle
    required property TotalsViewModel totals
    required property DrawerViewModel drawer
    required property ShelfViewModel shelf
    required property ServiceViewModel service
    required property DeviceViewModel device
    required property SettingsViewModel settings
    required property FinderViewModel finder
    required property ChangeViewModel change
    required property GuidedViewModel guided
    // staff's own pages, under their head
    readonly property bool staffed: ["find_receipt", "refund", "debts", "settle", "totals", "drawer", "shelf", "change"].includes(shell.screen) && staff.who !== ""
    readonly property bool inviting: shell.screen === "attract"
    // with low reach the message comes down to what is touched
    readonly property Noticed noticed: stage.item as Noticed
    readonly property bool low: Theme.calm > 0 && noticed !== null

    // a screen gets the view-models that it names
    function lay(file: string, names: list<string>): void {
        const given = {};
        for (const name of names)
            given[name] = root[name];
        stage.setSource("screens/" + file + ".qml", given);
    }

    function bring(screen: string): void {
        switch (screen) {
        case "attract":
            return root.lay("AttractScreen", ["attract", "saved", "shell", "member"]);
        case "basket":
            return root.lay("BasketScreen", ["basket", "hint", "typed", "price", "bags", "member"]);
        case "pick":
            return root.lay("PickScreen", ["hint", "pick"]);
        case "type":
            return root.lay("TypeScreen", ["typed"]);
        case "price":
            return root.lay("PriceScreen", ["basket", "price", "typed"]);
        case "member":
            return root.lay("MemberScreen", ["member"]);
        case "bags":
            return root.lay("BagsScreen", ["bags"]);
        case "weigh":
            return root.lay("WeighScreen", ["hint", "weigh"]);
        case "wait":
            return root.lay("WaitScreen", ["wait"]);
        case "pay":
            return root.lay("PayScreen", ["hint", "pay", "split"]);
        case "split":
            return root.lay("SplitScreen", ["split"]);
        case "paying":
            return root.lay("PayingScreen", ["hint", "paying"]);
        case "wallet":
            return root.lay("WalletScreen", ["wallet"]);
        case "receipt":
            return root.lay("ReceiptScreen", ["receipt"]);
        case "tap":
            return root.lay("TapScreen", ["tap"]);
        case "saved":
            return root.lay("SavedScreen", ["saved"]);
        case "take_up":
            return root.lay("TakeUpScreen", ["saved"]);
        case "fetch":
            return root.lay("FetchScreen", ["fetch"]);
        case "practise":
            return root.lay("PractiseScreen", ["practise"]);
        case "sign_on":
            return root.lay("SignOnScreen", ["signOn"]);
        case "staff":
            return root.lay("StaffScreen", ["staff", "checks", "spot"]);
        case "find_receipt":
            return root.lay("FindReceiptScreen", ["refund"]);
        case "refund":
            return root.lay("RefundScreen", ["refund"]);
        case "debts":
            return root.lay("DebtsScreen", ["debts"]);
        case "settle":
            return root.lay("SettleScreen", ["settle"]);
        case "totals":
            return root.lay("TotalsScreen", ["totals"]);
        case "drawer":
            return root.lay("DrawerScreen", ["drawer"]);
        case "shelf":
            return root.lay("ShelfScreen", ["shelf"]);
        case "service":
            return root.lay("ServiceScreen", ["service", "finder"]);
        case "finding":
            return root.lay("FindingScreen", ["finder"]);
        case "device":
            return root.settings.device === "" ? root.lay("DeviceScreen", ["device", "settings"]) : root.lay("SettingsScreen", ["settings"]);
        case "change":
            return root.lay("ChangeScreen", ["change"]);
        case "guided":
            return root.lay("GuidedScreen", ["guided"]);
        case "closed":
        case "resting":
            return root.lay("RestingScreen", ["resting"]);
        }
    }

    function layHelp(): void {
        if (root.help.open)
            page.setSource("screens/HelpPage.qml", {
                "help": root.help
            });
        else
            page.source = "";
    }

    width: Theme.px(across ? 1920 : 1080)
    height: Theme.px(across ? 1080 : 1920)
    flags: Qt.Window | Qt.FramelessWindowHint
    color: Theme.colour.bg
    title: root.shell.lane

    Component.onCompleted: {
        root.bring(root.shell.screen);
        root.layHelp();
    }

    Binding {
        target: Theme
        property: "k"
        value: root.k
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.reducedMotion
    }
    Binding {
        target: Theme
        property: "landscape"
        value: root.width > root.height
    }
    Binding {
        target: Theme
        property: "compact"
        value: root.width > root.height && root.height < 1000 * root.k
    }
    Binding {
        target: Theme
        property: "scheme"
        value: root.ease.scheme
    }
    Binding {
        target: Theme
        property: "large"
        value: root.ease.large
    }
    Binding {
        target: Theme
        property: "lowReach"
        value: root.ease.lowReach
    }
    Connections {
        target: root.settings

        function onDeviceChanged() {
            if (root.shell.screen === "device")
                root.bring("device");
        }
    }
    Connections {
        target: root.shell

        function onScreenChanged() {
            root.bring(root.shell.screen);
        }
    }
    Rectangle {
        anchors.fill: parent
        visible: root.inviting
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.shade
            }
            GradientStop {
                position: 1
                color: Theme.shadeDeep
            }
        }
    }
    StatusStrip {
        id: strip

        width: parent.width
        shell: root.shell
        inviting: root.inviting
    }
    TrainingBand {
        id: band

        y: strip.height
        width: parent.width
        visible: root.shell.training !== ""
        text: root.shell.training
    }
    Binding {
        target: Theme
        property: "band"
        value: (band.visible ? band.height : 0) + (head.visible ? head.height : 0) + (served.visible ? served.height : 0)
    }
    Binding {
        target: Theme
        property: "asked"
        value: root.help.open || root.message.kind === "cancel" || root.message.kind === "help" || root.shell.choosingLanguage || root.shell.easing || root.saved.asking
    }
    StaffHead {
        id: head

        y: strip.height + (band.visible ? band.height : 0)
        width: parent.width
        visible: root.staffed
        staff: root.staff
        leaves: false
    }
    ServiceHead {
        id: served

        y: strip.height
        width: parent.width
        visible: ["service", "device", "finding", "guided"].includes(root.shell.screen)
        service: root.service
    }
    Nudge {
        id: nudge

        visible: ["banner", "bag", "offer", "call"].includes(root.message.kind) && !root.help.open
        x: Theme.margin
        y: strip.height + Theme.band + (root.low ? root.noticed.noticeY : Theme.px(20))
        z: 1
        width: parent.width - 2 * Theme.margin
        message: root.message
    }
    Loader {
        id: stage

        objectName: "stage"
        focus: true
        visible: !root.help.open // kept as it is, to the very place
        y: strip.height + Theme.band + (nudge.visible && !root.low ? nudge.height + Theme.px(16) + (root.noticed?.lead ?? 0) : 0)
        height: dock.y - y
        width: parent.width
    }
    Binding {
        target: root.noticed
        when: root.noticed !== null
        property: "notice"
        value: root.low && nudge.visible ? nudge.height : 0
    }
    Loader {
        id: page

        anchors.top: strip.bottom
        anchors.bottom: dock.top
        width: parent.width
    }
    Connections {
        target: root.help

        function onOpenChanged() {
            root.layHelp();
        }
    }
    // questions and sheets, above all but the dock
    Item {
        anchors.top: parent.top
        anchors.bottom: dock.top
        width: parent.width

        Loader {
            active: (root.message.kind === "cancel" || root.message.kind === "help") && !root.help.open
            anchors.fill: parent
            sourceComponent: MessageModal {
                message: root.message
                saved: root.saved
            }
        }
        Loader {
            active: root.shell.choosingLanguage
            anchors.fill: parent
            sourceComponent: LanguageModal {
                shell: root.shell
            }
        }
        Loader {
            active: root.shell.easing
            anchors.fill: parent
            sourceComponent: EaseSheet {
                shell: root.shell
                ease: root.ease
            }
        }
        Loader {
            active: root.saved.asking
            anchors.fill: parent
            sourceComponent: StillThere {
                saved: root.saved
            }
        }
    }
    Dock {
        id: dock

        anchors.bottom: parent.bottom
        width: parent.width
        shell: root.shell
    }
}
