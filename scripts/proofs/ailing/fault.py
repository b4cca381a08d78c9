"""A fault at a device, and what of it must be found: the words in which `expected.py` and `boxes.py` write it down."""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.emulators.base import Value
from kiosk.core.findings import Cause, Part
from scripts.proofs.mid_use import Use

Said = tuple[Part, Cause]

ABSENT, UNREACHABLE = (Part.CABLE, Cause.ABSENT), (Part.NETWORK, Cause.UNREACHABLE)
SILENT, SLOW, LOOSE = (Part.POWER, Cause.SILENT), (Part.LINE, Cause.SLOW), (Part.CABLE, Cause.LOOSE)
NOISY, GARBLED = (Part.LINE, Cause.NOISY), (Part.LINE, Cause.GARBLED)
SETTINGS, REFUSES = (Part.SETTINGS, Cause.SETTINGS), (Part.SETTINGS, Cause.REFUSES)
UNSTEADY = (Part.PLATTER, Cause.UNSTEADY)
NOT_PRINTED, NOT_CONFIRMED = (Part.PRINT_HEAD, Cause.NOT_PRINTED), (Part.PRINT_HEAD, Cause.NOT_CONFIRMED)
UNCLEAR, NOT_SIGNED = (Part.ACCOUNT, Cause.UNCLEAR_PAYMENT), (Part.SIGNING_MODULE, Cause.NOT_SIGNED)
STAYED_SHUT, STANDS_OPEN = (Part.DRAWER, Cause.STAYED_SHUT), (Part.DRAWER, Cause.STANDS_OPEN)
UNKNOWN_MONEY = (Part.CASH_BOX, Cause.UNKNOWN_MONEY)
PAID_PARTLY, PAYOUT_UNCLEAR = (Part.HOPPER, Cause.PAID_PARTLY), (Part.HOPPER, Cause.PAYOUT_UNCLEAR)
HALTS, CUT_SHORT = (Part.HOPPER, Cause.HALTS), (Part.LINE, Cause.CUT_SHORT)
CHANGE_LOW, CHANGE_OUT = (Part.HOPPER, Cause.CHANGE_LOW), (Part.HOPPER, Cause.CHANGE_OUT)
DISTURBED = frozenset({NOISY, GARBLED})
"""Any of the two says that the line disturbs what is said on it."""
LATE = frozenset({SLOW, SILENT, UNSTEADY})
"""What a scale seems that tells its weight late."""
OUTCOMES = frozenset({NOT_PRINTED, NOT_CONFIRMED, UNCLEAR, NOT_SIGNED, UNKNOWN_MONEY, PAYOUT_UNCLEAR, PAID_PARTLY})
"""How that which is under way may end for it."""
OVER = frozenset({PAID_PARTLY, PAYOUT_UNCLEAR})
"""How a payout ends of which not all is known to be out."""


NOTHING = "nothing"
STRIKE_S = 0.7
"""So often a fault that strikes but once is ordered anew."""
WITHIN_S = 10.0
"""In so many seconds a finding must be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong at the device, and what of it must be found.

    `orders`: the emulator's fault, where that is not called by its name here; `value`: of it; `stands`: how the device
    stands instead. `is_`: any of these names it; empty where
    nothing may be found, and `why` says why not. `may`: what it brings about beside itself. `uses`: where only another
    use than the kind's shows it. `at_start`: it is there from the start, for it shows then only.
    `every_s`: so often it is ordered anew, if it strikes once. `first`: what the device does before it strikes, where
    only so it can. `then`: where an early word names it, any of these confirms that, within `then_s`.
    """

    name: str
    is_: frozenset[Said]
    may: frozenset[Said] = frozenset()
    why: str = ""
    orders: str = ""
    value: Value = True
    stands: dict[str, object] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()
    link: str = ""
    at_start: bool = False
    every_s: float = STRIKE_S
    first: tuple[Use, ...] = ()
    then: frozenset[Said] = frozenset()
    then_s: float = 0.0


def is_(name: str, *said: Said, **more: object) -> Fault:
    return Fault(name=name, is_=frozenset(said), **more)  # type: ignore[arg-type]


def none(name: str, why: str, **more: object) -> Fault:
    return Fault(name=name, is_=frozenset(), why=why, **more)  # type: ignore[arg-type]


def named(*faults: Fault) -> dict[str, Fault]:
    return {fault.name: fault for fault in faults}
