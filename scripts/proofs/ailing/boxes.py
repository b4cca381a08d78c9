"""What each fault of what takes cash, or gives it out, is."""

from __future__ import annotations

from kiosk.core.findings import Cause, Part
from scripts.proofs.ailing.fault import (
    CHANGE_LOW,
    CHANGE_OUT,
    GARBLED,
    HALTS,
    NOISY,
    OUTCOMES,
    OVER,
    PAID_PARTLY,
    REFUSES,
    SETTINGS,
    SILENT,
    SLOW,
    UNKNOWN_MONEY,
    Fault,
)
from scripts.proofs.ailing.fault import is_ as _is
from scripts.proofs.ailing.fault import named as _named
from scripts.proofs.ailing.fault import none as _none
from scripts.proofs.ailing.uses import HOPPER_PAYS_ONCE, MARKED, RECYCLER_PAYS, RECYCLER_PAYS_ONCE, RESTS, SHUTS

TURNS = "a motor may turn for long before it gives up: what came of it is known then"

SLOW_BUS = _is("slow", SLOW, SILENT, NOISY, GARBLED, may=OUTCOMES, value=1000)
"""An answer that comes when the next question is out is taken for its answer, and is none."""

NOTES = _named(
    SLOW_BUS,
    _is("bad_check", NOISY, GARBLED, may=OUTCOMES),
    _is("lost_answer", NOISY, SILENT, may=OUTCOMES),
    _is("jam", (Part.NOTE_PATH, Cause.BROKEN), may=OUTCOMES),
    _is("stacker_full", (Part.CASH_BOX, Cause.FULL), may=OUTCOMES),
    _is("jam, before a note", (Part.NOTE_PATH, Cause.BROKEN), orders="jam", uses=MARKED),
    _is("stacker_full, before a note", (Part.CASH_BOX, Cause.FULL), orders="stacker_full", uses=MARKED),
    _is("fraud", (Part.NOTE_PATH, Cause.BROKEN), may=OUTCOMES),
    _none("no_counters", "older validators have none: alarms take the place of counting"),
    _is("strange_event", UNKNOWN_MONEY),
    _is("old_protocol", SETTINGS, at_start=True),
)

BOXES: dict[str, dict[str, Fault]] = {
    "cctalk": _named(
        SLOW_BUS,
        _is("no_echo", SETTINGS),
        _is("bad_check", NOISY, GARBLED, may=OUTCOMES),
        _is("jam", (Part.COIN_PATH, Cause.BROKEN)),
        _is("jam, before a coin", (Part.COIN_PATH, Cause.BROKEN), orders="jam", uses=RESTS),
        _is("lost_answer", NOISY, SILENT, may=OUTCOMES),
        _is("unknown_coins", SETTINGS, at_start=True),
    ),
    "cctalk-hopper": _named(
        SLOW_BUS,
        _is("no_echo", SETTINGS, may=OUTCOMES),
        _is("bad_check", NOISY, GARBLED, may=OUTCOMES),
        _is("lost_answer", NOISY, SILENT, may=OUTCOMES),
        _is("lost_question", NOISY, SILENT, may=OUTCOMES),
        _is("stuck", HALTS, may=OUTCOMES, uses=HOPPER_PAYS_ONCE, why=TURNS, then=OVER, then_s=60.0),
        _is("covered", (Part.HOPPER, Cause.BROKEN), uses=RESTS),
        _is("no_count", REFUSES, may=OUTCOMES, at_start=True),
        _is("other_coin", SETTINGS, at_start=True),
        _is("empty", CHANGE_OUT, CHANGE_LOW, PAID_PARTLY, may=OUTCOMES, stands={"coins": 0}),
    ),
    "ssp": NOTES,
    "ssp-recycler": NOTES
    | _named(
        _is("no_counters", REFUSES),  # it pays nothing out that nobody counts
        _is("lost_question", NOISY, SILENT, may=OUTCOMES, first=SHUTS, uses=RECYCLER_PAYS),
        _is("lost_pay_answer", NOISY, may=OUTCOMES, first=SHUTS, uses=RECYCLER_PAYS),
        _is(
            *("payout_jam", PAID_PARTLY, (Part.NOTE_PATH, Cause.BROKEN)),
            may=OUTCOMES,
            first=SHUTS,
            uses=RECYCLER_PAYS_ONCE,
        ),
        _is("stuck", HALTS, may=OUTCOMES, first=SHUTS, uses=RECYCLER_PAYS_ONCE, why=TURNS, then=OVER, then_s=60.0),
        _is("other_key", SETTINGS, at_start=True, uses=RESTS),
        _none(
            *("held", "a note waits in its mouth to be taken, as each does"),
            may=OUTCOMES,
            first=SHUTS,
            uses=RECYCLER_PAYS,
        ),
    ),
}
