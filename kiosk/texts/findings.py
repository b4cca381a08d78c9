"""What a finding says to the technician, and what to do next: English, as the sources of all translations are."""

from __future__ import annotations

from kiosk.core.findings import Cause, Finding

SAID: dict[Cause, str] = {
    Cause.ABSENT: "Nothing is plugged in there.",
    Cause.UNREACHABLE: "It cannot be reached over the network.",
    Cause.SILENT: "It does not answer.",
    Cause.GARBLED: "What it says cannot be understood.",
    Cause.NOISY: "Some of what it says cannot be understood.",
    Cause.LOOSE: "It goes and comes back.",
    Cause.SLOW: "It answers slowly.",
    Cause.REFUSES: "It says no to what the lane asks.",
    Cause.SETTINGS: "It cannot work with these settings.",
    Cause.BROKEN: "It reports a fault of its own.",
    Cause.PAPER_OUT: "The paper has run out.",
    Cause.PAPER_LOW: "The paper will run out soon.",
    Cause.COVER_OPEN: "The cover is open.",
    Cause.CUTTER_STUCK: "The cutter is stuck.",
    Cause.TOO_HOT: "The print head is too hot.",
    Cause.NOT_PRINTED: "A receipt was not printed.",
    Cause.NOT_CONFIRMED: "It did not confirm a receipt.",
    Cause.STAYED_SHUT: "The drawer did not open, or does not say so.",
    Cause.STANDS_OPEN: "The drawer stands open.",
    Cause.WRONG_TOTAL: "Its totals are not what weight and price come to.",
    Cause.OVERLOADED: "More lies on it than it can weigh.",
    Cause.BELOW_ZERO: "It shows less than nothing.",
    Cause.UNSTEADY: "It does not come to rest.",
    Cause.UNCLEAR_PAYMENT: "It did not say how a payment ended.",
    Cause.DAY_NOT_CLOSED: "Its day was not closed.",
    Cause.NOT_SIGNED: "A receipt was not signed.",
    Cause.UNKNOWN_MONEY: "It may hold money that nobody counted.",
    Cause.CHANGE_LOW: "Coins for change run short.",
    Cause.CHANGE_OUT: "There are no coins for change.",
    Cause.PAID_PARTLY: "Not all the change came out.",
    Cause.PAYOUT_UNCLEAR: "Nobody knows whether change came out.",
    Cause.HALTS: "Change has begun, and does not come out.",
    Cause.CUT_SHORT: "An answer stopped in the middle.",
    Cause.NOT_KNOWN: "The store server does not know this lane.",
    Cause.ENDS: "The lane's certificate ends soon.",
    Cause.ENDED: "The lane's certificate has ended.",
    Cause.ASTRAY: "The lane's clock and the server's differ.",
    Cause.UNSENT: "Sales wait to be sent.",
    Cause.NEARLY_FULL: "It is nearly full.",
    Cause.FULL: "It is full.",
    Cause.NOT_TRIED: "Nothing came of the test.",
}

NEXT: dict[Cause, str] = {
    Cause.ABSENT: "Plug the cable in at both ends.",
    Cause.UNREACHABLE: "Check its network cable, its power, and its address.",
    Cause.SILENT: "Switch it off and on. Then check cable and line settings.",
    Cause.GARBLED: "Compare its line settings with the lane's. Then try another cable.",
    Cause.NOISY: "Try another cable, and lay it another way.",
    Cause.LOOSE: "Push its plug in, or try another cable.",
    Cause.SLOW: "See whether somebody else uses it or its network.",
    Cause.REFUSES: "Read what it says, and change that at the device.",
    Cause.SETTINGS: "Set the device as the lane's handbook says.",
    Cause.BROKEN: "Switch it off and on. If it stays, swap the device.",
    Cause.PAPER_OUT: "Put a new roll in.",
    Cause.PAPER_LOW: "Have a new roll at hand.",
    Cause.COVER_OPEN: "Close the cover until it clicks.",
    Cause.CUTTER_STUCK: "Open the cover, and free the blade.",
    Cause.TOO_HOT: "Let it cool down. Clear what covers its slots.",
    Cause.NOT_PRINTED: "Print a test receipt.",
    Cause.NOT_CONFIRMED: "Print a test receipt, and see whether it is whole.",
    Cause.STAYED_SHUT: "See whether it opens. Free what jams it, then look at its cable.",
    Cause.STANDS_OPEN: "Shut it. If it is shut, look at its cable.",
    Cause.WRONG_TOTAL: "Sell nothing by it, and have it serviced.",
    Cause.OVERLOADED: "Take everything off the platter.",
    Cause.BELOW_ZERO: "See that the platter lies right, then set it to zero.",
    Cause.UNSTEADY: "See that nothing touches the platter, and no wind does.",
    Cause.UNCLEAR_PAYMENT: "Look the payment up: a manager can settle it.",
    Cause.DAY_NOT_CLOSED: "Close the terminal's day by hand.",
    Cause.NOT_SIGNED: "Look at the signing unit's own state.",
    Cause.UNKNOWN_MONEY: "Count its cash box against the lane's figures.",
    Cause.CHANGE_LOW: "Have coins at hand.",
    Cause.CHANGE_OUT: "Fill the hopper, and book what was filled in.",
    Cause.PAID_PARTLY: "Fill the hopper. What is missing is owed.",
    Cause.PAYOUT_UNCLEAR: "Count what lies in the hopper.",
    Cause.HALTS: "Wait a moment. If nothing comes, free what is stuck.",
    Cause.CUT_SHORT: "Wait a moment. If it does not go on, check its cable.",
    Cause.NOT_KNOWN: "Enrol the lane anew.",
    Cause.ENDS: "Enrol the lane anew.",
    Cause.ENDED: "Enrol the lane anew.",
    Cause.ASTRAY: "Set the lane's clock, and have it follow a time server.",
    Cause.UNSENT: "Check the network to the store server.",
    Cause.NEARLY_FULL: "Make room on it.",
    Cause.FULL: "Make room on it, then start the lane again.",
    Cause.NOT_TRIED: "Do the test again with somebody at the device. If it stays silent, check cable and power.",
}
"""Of causes whose next step is the same for every kind of device."""

NEXT_OF: dict[tuple[str, Cause], str] = {
    ("store", Cause.SETTINGS): "Put that file right, then start the lane again.",
    ("scanner", Cause.REFUSES): "Scan the scanner's own set-up codes again.",
    ("camera", Cause.SILENT): "Plug the camera in again.",
    ("scale", Cause.REFUSES): "Read what it says, and set the scale accordingly.",
    ("terminal", Cause.REFUSES): "Look at the terminal's screen: it may want a diagnosis.",
    ("wallet", Cause.REFUSES): "Check the lane's merchant number and key.",
    ("terminal", Cause.BROKEN): "Read what it says, and do that at the terminal.",
    ("terminal", Cause.FULL): "Have the terminal end its day.",
    ("signer", Cause.BROKEN): "Switch it off and on. If it stays, call its maker.",
    ("signer", Cause.FULL): "Have its records read out, and its memory freed.",
    ("cash", Cause.FULL): "Empty its cash box.",
    ("cash", Cause.BROKEN): "Open it, and take out what is stuck.",
    ("hopper", Cause.BROKEN): "Open it, and take out what is stuck.",
    ("disk", Cause.BROKEN): "Have the disk swapped.",
}
"""Where a kind of device has a better one."""


def said(finding: Finding) -> str:
    """What is found, in English."""
    return SAID[finding.cause]


def next_step(finding: Finding, kind: str) -> str:
    """What to do about it at a device of that kind, in English."""
    return NEXT_OF.get((kind, finding.cause)) or NEXT[finding.cause]
