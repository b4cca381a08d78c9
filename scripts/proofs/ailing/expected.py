"""What each fault of each emulator is, written down by hand from what the fault does at the device, not from what the
watch makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from drivers.emulators.base import WIRE_FAULTS
from drivers.registry import ProtocolRow
from kiosk.core.findings import Cause, Part
from scripts.proofs.ailing.boxes import BOXES
from scripts.proofs.ailing.fault import (
    ABSENT,
    CUT_SHORT,
    DISTURBED,
    GARBLED,
    LATE,
    LOOSE,
    NOISY,
    NOT_PRINTED,
    NOT_SIGNED,
    NOTHING,
    OUTCOMES,
    REFUSES,
    SETTINGS,
    SILENT,
    SLOW,
    STANDS_OPEN,
    STAYED_SHUT,
    UNCLEAR,
    UNREACHABLE,
    UNSTEADY,
    Fault,
)
from scripts.proofs.ailing.fault import is_ as _is
from scripts.proofs.ailing.fault import named as _named
from scripts.proofs.ailing.fault import none as _none
from scripts.proofs.ailing.otherwise import OTHERWISE
from scripts.proofs.ailing.uses import (
    CLOSES_DAY,
    DECLINED,
    RESTS,
    SCANS_LONG,
    TAKES,
    TAKES_BACK,
    USES,
)
from scripts.proofs.mid_use import Use

ONE_WAY = "it says nothing but codes: its card tells the time since the last one, and the sheet of test cards the rest"
AT_ONCE = "nobody knows when a code was shown to it, nor so how late it comes"
PIECES = "bytes may come in any pieces: it works"
TWICE = "a frame that comes twice is known by its number, or says nothing new: it works"
ANSWER = "it is an answer like any other, and told to whoever asked"
REVERSED = "what nobody asked for is reversed at once, and the payment is told as none"
SINGLE_BYTES = "much of what it says are single bytes: half of one is all of it"
HALF_A_MINUTE = "half an answer over a network may still go on: a payment waits 30 s for the rest before it is unclear"
PRINTS = "how long a receipt takes, nobody can tell from how late it is answered: at rest an answer comes at once"
SIGNS = "how long a signature takes is nobody's to say: at rest an answer comes at once"
BEAT = "while a shopper is at it no octet need come: a terminal at rest is asked every 2.5 s"
BOLT = "a drawer has one switch, which says open or shut: of its bolt nobody knows before it is to open"
UNREAD = "nobody knows whether a code was shown that it could not read: only a person who shows it one sees that"
KEYS = "keys that make no code go on to the window, as a person's do"
BY_ITSELF = "it sends its weight ten times a second by itself: nobody asked, nor knows how late it comes"
ITS_WAY = "the protocol allows it: it works"


def faults_of(row: ProtocolRow) -> Iterator[Fault]:
    """Those of every wire, those of its emulator, and how the device itself may stand."""
    yield _none(NOTHING, "nothing is wrong")
    own = OWN.get(row.name, {})
    for name in () if row in OTHERWISE else WIRE_FAULTS:
        yield own[name] if name in own else _on_the_wire(row, name)
    yield from (fault for name, fault in own.items() if name not in WIRE_FAULTS)


def _on_the_wire(row: ProtocolRow, name: str) -> Fault:
    networked = row.links[0] in ("tls", "cups")
    one_way = row.kind == "scanner"
    may = OUTCOMES
    match name:
        case "unplug":
            return _is(name, UNREACHABLE if networked else ABSENT, may=may)
        case "silence" if one_way:
            return _none(name, ONE_WAY)
        case "slow" if one_way:
            return _none(name, AT_ONCE, value=1000)
        case "silence":
            return _is(name, SILENT, may=may)
        case "slow":
            return _is(name, SLOW, SILENT, may=may, value=1000)
        case "noise" | "half_frame":
            return _is(name, NOISY, GARBLED, *((SILENT,) if name == "half_frame" else ()), may=may | {SILENT, SLOW})
        case "split":
            return _none(name, PIECES, may=may | {SLOW})
        case "merge":
            return _none(name, PIECES, may=may | {SLOW})
        case _:
            return _none(name, TWICE, may=may | DISTURBED)


SERIAL_SCANNER = _named(_is("bad_check", NOISY), _is("garbled", NOISY, GARBLED))
SCALE = _named(
    _is("overload", (Part.PLATTER, Cause.OVERLOADED), stands={"weight_g": 20_000}, uses=(Use("waiting"),)),
    _is("below zero", (Part.PLATTER, Cause.BELOW_ZERO), stands={"weight_g": -200}, uses=(Use("waiting"),)),
    _is("motion", UNSTEADY, stands={"motion": True, "weight_g": 400}, uses=(Use("waiting"),)),
    _is("garbled", GARBLED, NOISY),
)
PARITY = _named(_is("bad_check", SETTINGS, may=DISTURBED))
POUNDS = _named(_is("pounds", SETTINGS))
PRINTER = _named(
    _is("paper out", (Part.PAPER, Cause.PAPER_OUT), may=OUTCOMES, stands={"paper": "out"}),
    _is("paper low", (Part.PAPER, Cause.PAPER_LOW), stands={"paper": "near_end"}),
    _is("cover open", (Part.COVER, Cause.COVER_OPEN), may=OUTCOMES, stands={"cover_open": True}),
    _is("cutter stuck", (Part.CUTTER, Cause.CUTTER_STUCK), may=OUTCOMES, stands={"cutter_error": True}),
    _is("cutter jams", (Part.CUTTER, Cause.CUTTER_STUCK), may=OUTCOMES, stands={"cutter_jams_next": True}),
    _is("head hot", (Part.PRINT_HEAD, Cause.TOO_HOT), may=OUTCOMES, stands={"head_hot": True}),
)
OWN: dict[str, dict[str, Fault]] = {
    **BOXES,
    "serial-aim": SERIAL_SCANNER,
    "serial-datalogic": SERIAL_SCANNER,
    "serial-honeywell": SERIAL_SCANNER,
    "hid-pos": _named(
        _is("bad_check", NOISY),
        _is("split", NOISY, GARBLED),  # a report comes whole or is none
        _is("lost_end", NOISY, SILENT, uses=SCANS_LONG),
        _is("wrong_length", NOISY, GARBLED),
        _none("no_descriptor", "most send the usual reports all the same: it works"),
    ),
    "camera": _named(
        _none("blur", UNREAD),
        _none("dark", UNREAD),
        _none("split", "a picture is a file, and comes whole: it is not ordered", value=False),
        _none("merge", "a picture is a file, and comes whole: it is not ordered", value=False),
        _none(
            "slow",
            "nobody knows when a picture was taken, nor so how late it comes",
            value=1000,
            may=frozenset({SILENT}),
        ),
    ),
    "evdev": _named(
        _is("bad_check", NOISY),
        _none("half_frame", "a key is an event of its own, and a code's keys are whole: it works"),
        _is("dropped", NOISY),
        _none("auto_repeat", "a key held down is one key: it works"),
        _is("split", NOISY, GARBLED),  # an event comes whole or is none
    ),
    "wedge": _named(
        _is("bad_check", NOISY), _none("noise", KEYS), _none("half_frame", KEYS), _none("split", KEYS, may=DISTURBED)
    ),
    "toledo8217": SCALE | PARITY,
    "mt-sics": SCALE
    | PARITY
    | _named(
        _is("busy", REFUSES, may=frozenset({UNSTEADY})),
        _none("slow", BY_ITSELF, value=1000, may=LATE),
    ),
    "dialog06": SCALE
    | PARITY
    | POUNDS
    | _named(
        _is("unfinished", UNSTEADY),
        _is("half_frame", NOISY, GARBLED, SILENT, why=SINGLE_BYTES, every_s=0.1),
        _is("refuses_price_0", REFUSES),
        _is("other_polynomial", SETTINGS, at_start=True),
        _is("general", REFUSES),
        _none("wrong_total", "no price is asked of it, and no total used: see the scale that prices", value=30),
    ),
    "dialog06-prices": _named(_is("wrong_total", (Part.LOAD_CELL, Cause.WRONG_TOTAL), value=30)),
    "scp01": SCALE | PARITY | POUNDS | _named(_is("broken", (Part.LOAD_CELL, Cause.BROKEN), value="ram")),
    "sma": SCALE | PARITY | POUNDS | _named(_is("no_zero", (Part.LOAD_CELL, Cause.BROKEN))),
    "cas": SCALE
    | POUNDS
    | _named(
        _is("half_frame", NOISY, GARBLED, SILENT, why=SINGLE_BYTES, every_s=0.1),
        _is("bad_check", NOISY, GARBLED),
        _is("not_ready", UNSTEADY),
    ),
    "escpos": PRINTER
    | _named(
        _none("half_frame", "its status comes in single bytes: half of one is all of it"),
        _is("slow", SLOW, may=frozenset({SILENT, NOISY}), value=1000, uses=RESTS, why=PRINTS),
    ),
    "escpos-drawer": _named(
        _is("jammed", STAYED_SHUT, stands={"drawer_jammed": True}),
        _is("wired to the other pin", STAYED_SHUT, stands={"drawer_pin": 5}),
        _is("switch stuck", STAYED_SHUT, stands={"drawer_switch_stuck": True}),
        _is("left open", STANDS_OPEN, stands={"drawer_open": True}, uses=RESTS),
        _is("cable out", STANDS_OPEN, stands={"drawer_unplugged": True}, uses=RESTS),
        _none("jammed, before it opens", BOLT, stands={"drawer_jammed": True}, uses=RESTS),
    ),
    "escpos-cups": PRINTER
    | _named(
        _is("drop_after", LOOSE, UNREACHABLE, may=OUTCOMES, value="job_state"),
        _is("half_frame", NOISY, GARBLED, SILENT, may=OUTCOMES),
        _is("server_error", REFUSES, may=OUTCOMES),
        _none("closing", ITS_WAY),
        _is(
            "head hot", (Part.PRINT_HEAD, Cause.BROKEN), REFUSES, may=OUTCOMES, stands={"head_hot": True}
        ),  # IPP has no word for it
        _is("bad_check", GARBLED, NOISY, may=OUTCOMES),
        _is("paused", REFUSES, NOT_PRINTED, stands={"paused": True}),
        _is("rejecting", REFUSES, NOT_PRINTED, stands={"rejecting": True}),
    ),
    "zvt": _named(
        _is("slow, over a network", SLOW, SILENT, may=OUTCOMES, orders="slow", value=1000, link="tcp"),
        _is("drop_after", LOOSE, UNREACHABLE, UNCLEAR, value="after_status", link="tcp"),
        _is("unplug_after", UNREACHABLE, may=OUTCOMES, value="after_status", link="tcp"),
        *(
            _is(f"{fault}, before it is paid at", said, stands={"status_code": code}, uses=RESTS, at_start=True)
            for fault, code, said in (
                ("needs an initialisation", 0x51, (Part.READER, Cause.BROKEN)),
                ("needs a diagnosis", 0xC2, (Part.READER, Cause.BROKEN)),
                ("out of order", 0xDF, (Part.READER, Cause.BROKEN)),
                ("memory full", 0xB1, (Part.ACCOUNT, Cause.FULL)),
            )
        ),
        _none("busy", ANSWER),
        _none("duplicate_status", TWICE, link="tcp"),
        _none("long_length", ITS_WAY),
        _none("keep_alive", ITS_WAY, value=100),
        _is("wrong_amount", UNCLEAR),
        _none("no_reversal", ANSWER, uses=TAKES_BACK),
        _is("no_day_end", (Part.ACCOUNT, Cause.DAY_NOT_CLOSED), uses=CLOSES_DAY),
        _none("wrong_totals", "the lane's own totals are compared with the day's, and the Z report says it"),
        _is("bad_check", NOISY),
        _none("no_ack", "the message that follows proves that ours arrived: it works", may=OUTCOMES | DISTURBED),
        _is("nak", NOISY, GARBLED),
    ),
    "nexo": _named(
        _is("drop_after", LOOSE, UNREACHABLE, UNCLEAR, value="begun"),
        _is("unplug_after", UNREACHABLE, may=OUTCOMES, value="begun"),
        _is("late_request", LOOSE, UNREACHABLE, UNCLEAR, value=500),
        _is("http_error", UNCLEAR),
        _is("garbage", UNCLEAR, GARBLED, NOISY),
        _is("foreign", UNCLEAR, GARBLED, NOISY),
        _none("wrong_amount", REVERSED),
        _none("wrong_currency", REVERSED),
        _is("silence", SILENT, may=OUTCOMES, uses=RESTS, why=BEAT),
        _is(
            *("half_frame", CUT_SHORT),
            may=OUTCOMES | {SILENT, NOISY, GARBLED},
            uses=RESTS,
            then=frozenset({SILENT}),
            then_s=30.0,
        ),
        _is("slow", SLOW, value=1000, uses=RESTS, why=BEAT),
        _none("no_reversal", ANSWER, uses=TAKES_BACK),
        _none("slow_reversal", ANSWER, uses=TAKES_BACK, value=3000),
        _none("busy", ANSWER),
        _none("close_each", ITS_WAY, may=frozenset({LOOSE, UNREACHABLE})),
        _is("strange_condition", UNCLEAR, uses=DECLINED),
        _none("short_memory", "only an older payment that is asked after shows it: it is then unclear, as it is"),
        _none("no_stamp", ITS_WAY),
    ),
    "wallet": _named(
        _is("drop_after", LOOSE, UNREACHABLE, UNCLEAR, value="pay_taken"),
        _is("unplug_after", UNREACHABLE, may=OUTCOMES, value="pay_taken"),
        _is("late_request", LOOSE, UNREACHABLE, UNCLEAR, value=500),
        *(_is(name, UNCLEAR) for name in ("http_error", "garbage", "wrong_merchant", "wrong_key")),
        *(_is(name, UNCLEAR) for name in ("wrong_amount", "wrong_currency", "strange_state")),
        _none("no_refund", ANSWER),
        _is(
            *("half_frame", CUT_SHORT),
            may=OUTCOMES | DISTURBED,
            why=HALF_A_MINUTE,
            then=frozenset({UNCLEAR}),
            then_s=45.0,
        ),
        _none("short_code", "a code that is shown ends sooner, and another is shown", value=3),
    ),
    "sign-json": _named(
        _is("split", SILENT, NOISY, SLOW, may=OUTCOMES),  # a signature of some hundred bytes takes seconds so
        _is("slow", SLOW, value=1000, uses=RESTS, why=SIGNS),
        _is("bad_check", NOISY, GARBLED, may=OUTCOMES | {SILENT}),
        *(
            _is(f"{fault}{when}", said, NOT_SIGNED, stands={flag: True}, **more)
            for fault, flag, said in (
                ("self-test", "self_test", (Part.SIGNING_MODULE, Cause.BROKEN)),
                ("memory full", "memory_full", (Part.SIGNING_MODULE, Cause.FULL)),
            )
            for when, more in (("", {}), (", before it signs", {"uses": RESTS}))
        ),
    ),
    "relay": _named(
        _is("bad_check", NOISY, GARBLED, may=frozenset({SILENT})),
        _is("stuck", (Part.LAMPS, Cause.BROKEN), stands={"stuck": True}),
    ),
    "input-board": _named(
        _is("slow", SLOW, value=1000, uses=RESTS),
        _none("bounce", "the board debounces: it works"),
        _is("bad_check", NOISY, GARBLED),
        _none("lost_change", "the next look, a second later, tells of it: it works"),
    ),
}
"""By protocol, the faults that it has beside the wire's, and those of the wire that are others for it."""


ORDINARY = frozenset(
    (
        *("enabled", "identifiers", "stays_disabled", "lit", "triggered", "waiting", "suffix", "keypad"),
        *("tare_enabled", "tracking", "logic_known", "sending", "repeats"),
        *("online", "printed", "waiting_recovery", "drawer_low"),
        *("in_transaction", "awaits_card", "card_read", "registered", "serial", "tells_day", "open", "pays", "present"),
    )
)
"""What an emulated device may be or not be, and neither is a fault."""
SEEN_TO = {"needs_initialisation": "status_code", "needs_diagnosis": "status_code"}
"""What the driver sees to when it registers → what stands for it where that does not help."""


def lacks(row: ProtocolRow) -> str:
    """What must be written down of a protocol before it can be proven; '' where nothing is missing.

    What its faults are, and how it may stand, its emulator says.
    """
    if row.name not in TAKES if row.kind == "cash" else row.kind not in USES:
        return f"a use of {row.name} in scripts/proofs/ailing/expected.py"
    if row in OTHERWISE:
        return ""
    emulator, told = row.make_emulator(), OWN.get(row.name, {})
    known = emulator.faults.known
    stand = {name for name, value in emulator.state().items() if isinstance(value, bool)}
    written = {name for faults in OWN.values() for fault in faults.values() for name in fault.stands}
    missing = {*(known.keys() - set(WIRE_FAULTS) - told.keys())}
    missing |= {name for name in stand - ORDINARY if SEEN_TO.get(name, name) not in written}
    if missing:
        return f"what {', '.join(sorted(missing))} is, in scripts/proofs/ailing/expected.py"
    ordered = {name: fault.orders or name for name, fault in told.items() if not fault.stands}
    unknown = [name for name, order in ordered.items() if order not in known]
    return f"an emulator of {row.name} with the faults {', '.join(unknown)}" if unknown else ""
