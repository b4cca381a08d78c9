"""What each fault of each emulator is, written down by hand from what the fault does at the device, not from what the
watch makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from drivers.emulators.base import WIRE_FAULTS, Value
from drivers.registry import ProtocolRow
from kiosk.core.findings import Cause, Part
from scripts.proofs.ailing.uses import (
    CLOSES_DAY,
    DECLINED,
    HOPPER_PAYS_ONCE,
    RECYCLER_PAYS,
    RECYCLER_PAYS_ONCE,
    RESTS,
    SCANS_LONG,
    TAKES,
    TAKES_BACK,
    USES,
)
from scripts.proofs.mid_use import Use

Said = tuple[Part, Cause]

ABSENT, UNREACHABLE = (Part.CABLE, Cause.ABSENT), (Part.NETWORK, Cause.UNREACHABLE)
SILENT, SLOW, LOOSE = (Part.POWER, Cause.SILENT), (Part.LINE, Cause.SLOW), (Part.CABLE, Cause.LOOSE)
NOISY, GARBLED = (Part.LINE, Cause.NOISY), (Part.LINE, Cause.GARBLED)
SETTINGS, REFUSES = (Part.SETTINGS, Cause.SETTINGS), (Part.SETTINGS, Cause.REFUSES)
UNSTEADY = (Part.PLATTER, Cause.UNSTEADY)
NOT_PRINTED, NOT_CONFIRMED = (Part.PRINT_HEAD, Cause.NOT_PRINTED), (Part.PRINT_HEAD, Cause.NOT_CONFIRMED)
UNCLEAR, NOT_SIGNED = (Part.ACCOUNT, Cause.UNCLEAR_PAYMENT), (Part.SIGNING_MODULE, Cause.NOT_SIGNED)
UNKNOWN_MONEY = (Part.CASH_BOX, Cause.UNKNOWN_MONEY)
PAID_PARTLY, PAYOUT_UNCLEAR = (Part.HOPPER, Cause.PAID_PARTLY), (Part.HOPPER, Cause.PAYOUT_UNCLEAR)
CHANGE_LOW, CHANGE_OUT = (Part.HOPPER, Cause.CHANGE_LOW), (Part.HOPPER, Cause.CHANGE_OUT)
DISTURBED = frozenset({NOISY, GARBLED})
"""Any of the two says that the line disturbs what is said on it."""
LATE = frozenset({SLOW, SILENT, UNSTEADY})
"""What a scale seems that tells its weight late."""
OUTCOMES = frozenset({NOT_PRINTED, NOT_CONFIRMED, UNCLEAR, NOT_SIGNED, UNKNOWN_MONEY, PAYOUT_UNCLEAR, PAID_PARTLY})
"""How that which is under way may end for it."""


NOTHING = "nothing"
STRIKE_S = 0.7
"""So often a fault that strikes but once is ordered anew."""
WITHIN_S = 10.0
"""In so many seconds a finding must be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong at the device, and what of it must be found.

    `value`: of the emulator's fault; `stands`: how the device stands instead. `is_`: any of these names it; empty where
    nothing may be found, and `why` says why not. `may`: what it brings about beside itself. `uses`: where only another
    use than the kind's shows it. `at_start`: it is there from the start, for it shows then only.
    `within_s`: longer than usual where `why` says so. `every_s`: so often it is ordered anew, if it strikes once.
    """

    name: str
    is_: frozenset[Said]
    may: frozenset[Said] = frozenset()
    why: str = ""
    value: Value = True
    stands: dict[str, object] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()
    link: str = ""
    at_start: bool = False
    within_s: float = WITHIN_S
    every_s: float = STRIKE_S


def _is(name: str, *said: Said, **more: object) -> Fault:
    return Fault(name=name, is_=frozenset(said), **more)  # type: ignore[arg-type]


def _none(name: str, why: str, **more: object) -> Fault:
    return Fault(name=name, is_=frozenset(), why=why, **more)  # type: ignore[arg-type]


ONE_WAY = "a scanner says nothing but codes: only a person who shows it one sees that none comes (an interactive check)"
AT_ONCE = "nobody knows when a code was shown to it, nor so how late it comes"
PIECES = "bytes may come in any pieces: it works"
TWICE = "a frame that comes twice is known by its number, or says nothing new: it works"
ANSWER = "it is an answer like any other, and told to whoever asked"
REVERSED = "what nobody asked for is reversed at once, and the payment is told as none"
TURNS = "a motor may turn for long before it gives up, or nobody believes it any more"
FIRST_PAYOUT = "only a payout is sealed with it: none was asked for before"
THREE_PAYMENTS = "a terminal is asked once a payment, and three must have begun late"
SINGLE_BYTES = "much of what it says are single bytes: half of one is all of it"
HALF_A_MINUTE = "half an answer over a network may still go on: a payment waits 30 s for the rest"
THREE_PAYOUTS = "a payout takes seconds, and three must have lost their answers"
EVERY_THREE_SECONDS = "a board that says each change by itself is asked every three seconds only"
PRINTS = "how long a receipt takes, nobody can tell from how late it is answered"
BEAT = "a payment takes its time, and a terminal at rest is asked every 20 s"
UNREAD = "nobody knows whether a code was shown that it could not read: only a person who shows it one sees that"
KEYS = "keys that make no code go on to the window, as a person's do"
BY_ITSELF = "it sends its weight ten times a second by itself: nobody asked, nor knows how late it comes"
ITS_WAY = "the protocol allows it: it works"


def faults_of(row: ProtocolRow) -> Iterator[Fault]:
    """Those of every wire, those of its emulator, and how the device itself may stand."""
    yield _none(NOTHING, "nothing is wrong")
    own = OWN.get(row.name, {})
    for name in WIRE_FAULTS:
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


SLOW_BUS = _is("slow", SLOW, SILENT, NOISY, GARBLED, may=OUTCOMES, value=1000)
"""An answer that comes when the next question is out is taken for its answer, and is none."""


def _named(*faults: Fault) -> dict[str, Fault]:
    return {fault.name: fault for fault in faults}


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
NOTES = _named(
    SLOW_BUS,
    _is("bad_check", NOISY, GARBLED, may=OUTCOMES),
    _is("lost_answer", NOISY, SILENT, may=OUTCOMES),
    _is("jam", (Part.NOTE_PATH, Cause.BROKEN), may=OUTCOMES),
    _is("stacker_full", (Part.CASH_BOX, Cause.FULL), may=OUTCOMES),
    _is("fraud", (Part.NOTE_PATH, Cause.BROKEN), may=OUTCOMES),
    _none("no_counters", "older validators have none: alarms take the place of counting"),
    _is("strange_event", UNKNOWN_MONEY),
    _is("old_protocol", SETTINGS, at_start=True),
)
OWN: dict[str, dict[str, Fault]] = {
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
        _none("other_polynomial", "a scale that is not paired asks for no logic"),
        _is("general", REFUSES),
        _none(
            "wrong_total",
            "no price is asked of it: of a scale that prices, scripts/prove fuzz judges each total",
            value=30,
        ),
    ),
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
        _none("slow", PRINTS, value=1000, may=frozenset({SLOW, SILENT, NOISY})),
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
        _is("slow", SLOW, SILENT, may=OUTCOMES, value=1000, why=THREE_PAYMENTS, within_s=45.0),
        _is("drop_after", LOOSE, UNREACHABLE, UNCLEAR, value="after_status", link="tcp"),
        _is("unplug_after", UNREACHABLE, may=OUTCOMES, value="after_status", link="tcp"),
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
        _is("silence", SILENT, may=OUTCOMES, uses=RESTS, why=BEAT, within_s=30.0),
        _is("half_frame", SILENT, NOISY, GARBLED, may=OUTCOMES, uses=RESTS, why=BEAT, within_s=45.0),
        _none("slow", "how long a shopper takes with a card is nobody's to say", value=1000, may=frozenset({SLOW})),
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
        _is("half_frame", UNCLEAR, NOISY, why=HALF_A_MINUTE, within_s=45.0),
        _none("short_code", "a code that is shown ends sooner, and another is shown", value=3),
    ),
    "sign-json": _named(
        _is("split", SILENT, NOISY, SLOW, may=OUTCOMES),  # a signature of some hundred bytes takes seconds so
        _none("slow", "how long a signature takes is nobody's to say"),
        _is("bad_check", NOISY, GARBLED, may=OUTCOMES | {SILENT}),
        _is("self-test", NOT_SIGNED, stands={"self_test": True}),
        _is("memory full", NOT_SIGNED, stands={"memory_full": True}),
    ),
    "relay": _named(
        _is("bad_check", NOISY, GARBLED, may=frozenset({SILENT})),
        _is("stuck", (Part.LAMPS, Cause.BROKEN), stands={"stuck": True}),
    ),
    "input-board": _named(
        _is("slow", SLOW, SILENT, NOISY, value=1000, why=EVERY_THREE_SECONDS, within_s=30.0, uses=RESTS),
        _none("bounce", "the board debounces: it works"),
        _is("bad_check", NOISY, GARBLED),
        _none("lost_change", "the next look, a second later, tells of it: it works"),
    ),
    "cctalk": _named(
        SLOW_BUS,
        _is("no_echo", SETTINGS),
        _is("bad_check", NOISY, GARBLED, may=OUTCOMES),
        _is("jam", (Part.COIN_PATH, Cause.BROKEN)),
        _is("lost_answer", NOISY, SILENT, may=OUTCOMES),
        _is("unknown_coins", SETTINGS, at_start=True),
    ),
    "cctalk-hopper": _named(
        SLOW_BUS,
        _is("no_echo", SETTINGS, may=OUTCOMES),
        _is("bad_check", NOISY, GARBLED, may=OUTCOMES),
        _is("lost_answer", NOISY, SILENT, may=OUTCOMES),
        _is("lost_question", NOISY, SILENT, may=OUTCOMES),
        _is("stuck", PAID_PARTLY, PAYOUT_UNCLEAR, uses=HOPPER_PAYS_ONCE, why=TURNS, within_s=60.0),
        _is("no_count", REFUSES, may=OUTCOMES, at_start=True),
        _is("other_coin", SETTINGS, at_start=True),
        _is("empty", CHANGE_OUT, CHANGE_LOW, PAID_PARTLY, may=OUTCOMES, stands={"coins": 0}),
    ),
    "ssp": NOTES,
    "ssp-recycler": NOTES
    | _named(
        _is("no_counters", REFUSES),  # it pays nothing out that nobody counts
        _is("lost_question", NOISY, SILENT, may=OUTCOMES, uses=RECYCLER_PAYS),
        _is("lost_pay_answer", NOISY, SILENT, may=OUTCOMES, uses=RECYCLER_PAYS, why=THREE_PAYOUTS, within_s=25.0),
        _is("payout_jam", PAID_PARTLY, (Part.NOTE_PATH, Cause.BROKEN), may=OUTCOMES, uses=RECYCLER_PAYS_ONCE),
        _is("stuck", PAID_PARTLY, PAYOUT_UNCLEAR, uses=RECYCLER_PAYS_ONCE, why=TURNS, within_s=60.0),
        _is("other_key", SETTINGS, may=OUTCOMES, at_start=True, uses=RECYCLER_PAYS, why=FIRST_PAYOUT, within_s=30.0),
        _none("held", "a note waits in its mouth to be taken, as each does", may=OUTCOMES, uses=RECYCLER_PAYS),
    ),
}
"""By protocol, the faults that it has beside the wire's, and those of the wire that are others for it."""


def lacks(row: ProtocolRow) -> str:
    """What must be written down of a protocol before it can be proven; '' where nothing is missing."""
    if row.name not in TAKES if row.kind == "cash" else row.kind not in USES:
        return f"a use of {row.name} in scripts/proofs/ailing/expected.py"
    known, told = row.make_emulator().faults.known, OWN.get(row.name, {})
    if untold := known.keys() - set(WIRE_FAULTS) - told.keys():
        return f"what {', '.join(sorted(untold))} is, in scripts/proofs/ailing/expected.py"
    unknown = [name for name, fault in told.items() if not fault.stands and name not in known]
    return f"an emulator of {row.name} with the faults {', '.join(unknown)}" if unknown else ""
