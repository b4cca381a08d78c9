"""What ails a lane: which device, which part of it, what it is, and how bad. Closed, so that each has a next step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Grade(IntEnum):
    """How bad a finding is; the worst of a lane is that of the lane."""

    FINE = 0
    SOON = 1  # it works, and somebody should look before it does not
    FAULT = 2  # it does not do what it is for

    @property
    def word(self) -> str:
        return self.name.lower()


class Part(StrEnum):
    """What a technician puts a hand on."""

    CABLE = "cable"
    POWER = "power"
    LINE = "line"  # what is said on the cable: its settings, and what disturbs it
    SETTINGS = "settings"
    PAPER = "paper"
    COVER = "cover"
    CUTTER = "cutter"
    PRINT_HEAD = "print_head"
    DRAWER = "drawer"
    PLATTER = "platter"
    LOAD_CELL = "load_cell"
    READER = "reader"
    ACCOUNT = "account"  # what bank or gateway know of the lane
    LAMPS = "lamps"
    BUTTONS = "buttons"
    SIGNING_MODULE = "signing_module"
    COIN_PATH = "coin_path"
    NOTE_PATH = "note_path"
    CASH_BOX = "cash_box"
    HOPPER = "hopper"
    NETWORK = "network"
    CERTIFICATE = "certificate"
    CLOCK = "clock"
    DISK = "disk"
    MEMORY = "memory"


class Cause(StrEnum):
    """What it is. Each is told of some kinds of device only; `GRADES` says how bad it is."""

    ABSENT = "absent"  # there is nothing at the other end of the cable
    UNREACHABLE = "unreachable"  # the same of what hangs on the network
    SILENT = "silent"  # it is there, and does not answer
    GARBLED = "garbled"  # nothing that it says can be understood
    NOISY = "noisy"  # some of it cannot be
    LOOSE = "loose"  # it went and came back, more than once
    SLOW = "slow"
    REFUSES = "refuses"
    SETTINGS = "settings"
    BROKEN = "broken"
    PAPER_OUT = "paper_out"
    PAPER_LOW = "paper_low"
    COVER_OPEN = "cover_open"
    CUTTER_STUCK = "cutter_stuck"
    TOO_HOT = "too_hot"
    NOT_PRINTED = "not_printed"
    NOT_CONFIRMED = "not_confirmed"
    STAYED_SHUT = "stayed_shut"
    STANDS_OPEN = "stands_open"
    WRONG_TOTAL = "wrong_total"
    OVERLOADED = "overloaded"
    BELOW_ZERO = "below_zero"
    UNSTEADY = "unsteady"
    UNCLEAR_PAYMENT = "unclear_payment"
    DAY_NOT_CLOSED = "day_not_closed"
    NOT_SIGNED = "not_signed"
    UNKNOWN_MONEY = "unknown_money"
    CHANGE_LOW = "change_low"
    CHANGE_OUT = "change_out"
    PAID_PARTLY = "paid_partly"
    PAYOUT_UNCLEAR = "payout_unclear"
    HALTS = "halts"  # change is on its way, and does not come: an early word
    CUT_SHORT = "cut_short"  # an answer began, and does not go on: likewise
    NOT_KNOWN = "not_known"  # the store server does not take this lane
    ENDS = "ends"
    ENDED = "ended"
    ASTRAY = "astray"
    UNSENT = "unsent"
    NEARLY_FULL = "nearly_full"
    FULL = "full"
    NOT_TRIED = "not_tried"  # a test that needs a hand, and nobody lent one


SOON = frozenset(
    {
        Cause.NOISY,
        Cause.LOOSE,
        Cause.SLOW,
        Cause.PAPER_LOW,
        Cause.NOT_CONFIRMED,
        Cause.UNSTEADY,
        Cause.STANDS_OPEN,
        Cause.CHANGE_LOW,
        Cause.HALTS,
        Cause.CUT_SHORT,
        Cause.ENDS,
        Cause.UNSENT,
        Cause.NEARLY_FULL,
        Cause.NOT_TRIED,
    }
)
"""All other causes are faults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`detail`: what the device or its driver says of it, in English, for the technician; '' where it says nothing."""

    device: str
    part: Part
    cause: Cause
    detail: str = ""

    @property
    def grade(self) -> Grade:
        return Grade.SOON if self.cause in SOON else Grade.FAULT


def worst(findings: tuple[Finding, ...]) -> Grade:
    """FINE where nothing was found."""
    return max((finding.grade for finding in findings), default=Grade.FINE)
