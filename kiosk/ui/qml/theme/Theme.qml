pragma Singleton
import QtQuick

// Tokens: how things look, never what is. One design pixel is k pixels of the window. Main sets the first block from
// the window, the display and what the shopper chose. Sizes here are design pixels, lengths are pixels of the window.
QtObject {
    id: theme

    property real k: 1
    property string scheme: "light"
    property bool large: false
    property bool lowReach: false
    property bool landscape: false
    property bool reducedMotion: false
    // a small display that lies across, such as 1024 × 768
    property bool compact: false
    // a question or the help page lies over the screen: keys are not for what is beneath
    property bool asked: false
    // a technician's test has the whole screen
    property bool bare: false
    // how high the band is that marks training, 0 without it
    property int band: 0

    readonly property int body: 28
    readonly property int bodyLarge: 32
    readonly property int title: 38
    readonly property int h2: 48
    readonly property int h1: 64
    readonly property int figure: 76
    readonly property int display: 104
    readonly property int figureLarge: 136
    readonly property real grown: large ? 1.3 : 1

    readonly property int margin: px(36)
    readonly property int gutter: px(24)
    readonly property int gap: px(16)
    readonly property int statusHeight: px(landscape ? 72 : 88)
    // a line of the basket or of a list like it
    readonly property int rowHeight: Math.max(px(landscape ? 86 : 127), text(78) + px(landscape ? 8 : 24))
    readonly property int rowLeast: text(78) + px(8)
    readonly property int dockHeight: px(landscape ? 120 : 136)
    // how far down nothing may be touched, as a part of the window's height
    readonly property real calm: lowReach && !landscape ? 0.45 : 0

    readonly property Roles colour: scheme === "dark" ? dark : scheme === "contrast" ? contrast : light
    readonly property color scrim: "#9E0B120F"
    readonly property color paper: "#FFFFFF"
    readonly property color paperInk: "#13201A"
    readonly property color paperPressed: "#E7EAE3"
    readonly property bool stark: scheme === "contrast"
    readonly property color shade: stark ? "#000000" : "#0A6847"
    readonly property color shadeDeep: stark ? "#000000" : "#064A33"
    readonly property color shadeText: "#FFFFFF"
    readonly property color shadeTextSoft: stark ? "#FFFFFF" : "#DDF0E4"
    readonly property color shadeFill: stark ? "#FFE600" : "#FFFFFF"
    readonly property color shadeEdge: stark ? "#FFFFFF" : "#9CCBB5"
    readonly property color shadeInk: stark ? "#000000" : "#0A5A3E"
    readonly property color shelf: "#F3F4EF"
    readonly property color shelfBoard: "#D13B30"
    readonly property int pressMs: reducedMotion ? 0 : 80
    readonly property int nudgeMs: reducedMotion ? 0 : 240
    readonly property string mono: "Noto Sans Mono CJK SC"

    readonly property Roles light: Roles {
        bg: "#F3F4EF"
        surface: "#FFFFFF"
        sunken: "#E7EAE3"
        line: "#CDD3CA"
        edge: "#66736B"
        ink: "#13201A"
        ink2: "#46534C"
        off: "#46534C"
        primary: "#0A6847"
        primaryPress: "#07472F"
        primaryText: "#FFFFFF"
        primarySoft: "#DDF0E4"
        primaryInk: "#0A5A3E"
        save: "#FFDF80"
        saveText: "#3D2B00"
        info: "#0A4A8A"
        infoSoft: "#E2EDF9"
        warn: "#FFC845"
        warnSoft: "#FFF3D1"
        warnInk: "#6B4700"
        danger: "#B3261E"
        dangerSoft: "#FBE5E2"
        staff: "#3F3187"
        staffText: "#FFFFFF"
        focus: "#1447E6"
        tile: "#EEF1E9"
        border: 2
        outline: 0
    }

    readonly property Roles dark: Roles {
        bg: "#0E1512"
        surface: "#18211C"
        sunken: "#26312B"
        line: "#35423A"
        edge: "#8FA297"
        ink: "#F1F5F2"
        ink2: "#BCC9C1"
        off: "#BCC9C1"
        primary: "#56D6A0"
        primaryPress: "#8BE7C1"
        primaryText: "#04150D"
        primarySoft: "#14382A"
        primaryInk: "#8BE7C1"
        save: "#FFD766"
        saveText: "#2B1E00"
        info: "#A9D3FF"
        infoSoft: "#12304D"
        warn: "#FFC845"
        warnSoft: "#3A2E0C"
        warnInk: "#FFDE8F"
        danger: "#FFB4AB"
        dangerSoft: "#43160F"
        staff: "#C3B9FF"
        staffText: "#170E4A"
        focus: "#8FB4FF"
        tile: "#DCE3DA"
        border: 2
        outline: 0
    }

    readonly property Roles contrast: Roles {
        bg: "#000000"
        surface: "#000000"
        sunken: "#000000"
        line: "#FFFFFF"
        edge: "#FFFFFF"
        ink: "#FFFFFF"
        ink2: "#FFFFFF"
        off: "#C8C8C8"
        primary: "#FFE600"
        primaryPress: "#FFFFFF"
        primaryText: "#000000"
        primarySoft: "#000000"
        primaryInk: "#FFE600"
        save: "#FFFFFF"
        saveText: "#000000"
        info: "#8FD8FF"
        infoSoft: "#000000"
        warn: "#FFC845"
        warnSoft: "#000000"
        warnInk: "#FFC845"
        danger: "#FFB0A8"
        dangerSoft: "#000000"
        staff: "#CFC6FF"
        staffText: "#000000"
        focus: "#00E5FF"
        tile: "#FFFFFF"
        border: 4
        outline: 3
    }

    // n design pixels, in whole pixels of the window
    function px(n: real): int {
        return Math.round(n * theme.k);
    }
    // the same for type and for boxes that hold it: more of them when the shopper asked for large text
    function text(n: real): int {
        return Math.round(n * theme.k * theme.grown);
    }
}
