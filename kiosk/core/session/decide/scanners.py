"""Scanners in the lane's hands: which of them sounds, and when they rest (decision 61).

A scanner that the store set up so sounds only when the lane tells it to: when a code was taken, or was not. One whose
settings say so is closed while there is nobody whom the lane could serve.
"""

from __future__ import annotations

from kiosk.core.mode import SHUT
from kiosk.core.policy import Policy
from kiosk.core.session.apply import apply
from kiosk.core.session.effects import Effect, ListenTo, SoundScanner
from kiosk.core.session.facts import CodeRefused
from kiosk.core.session.inputs import Device, Input, ReadBy, Started
from kiosk.core.session.notes import PriceView, Say
from kiosk.core.session.scanner_notes import Beep, BeepNoted
from kiosk.core.session.state import LaneState
from kiosk.core.session.taken import took
from kiosk.core.session.turn import Decision, Turn

REFUSALS = frozenset({
    Say.UNKNOWN_ITEM, Say.UNREADABLE, Say.EXPIRED, Say.RECALLED, Say.PACK_IN_BASKET, Say.PACK_SOLD, Say.NOT_TAKEN,
    Say.COUPON_ASK, Say.COUPON_TWICE, Say.COUPON_USED, Say.COUPON_EXPIRED, Say.COUPON_NOT_NOW, Say.COUPON_LIMIT,
    Say.AGE_REFUSED, Say.PAY_FIRST_STOP, Say.ASKING_BANK, Say.PART_PAID, Say.QUANTITY_LIMIT, Say.BASKET_FULL,
    Say.RECEIPT_CODE, Say.FINISH_FIRST, Say.CODE_UNKNOWN, Say.CODE_WAIT, Say.LANE_CLOSED, Say.BADGE_UNKNOWN,
    Say.SIGN_OFF_FIRST,
})  # fmt: skip
"""Messages that answer a code with no."""


def heard(before: LaneState, event: ReadBy, decision: Decision, policy: Policy) -> Decision:
    """`decision` on the code, and the scanner that read it sounds; in a visit without sound it does not, and where it
    cannot the lane does, as with any scanner that is not asked to.
    """
    beep = _beep(before, event, decision)
    session = decision.state.session
    ease = decision.state.ease if session is None else session.ease
    if beep is None or not ease.sound or event.by in decision.state.mute:
        return decision
    return Decision(
        decision.facts,
        (*decision.effects, SoundScanner(event.by, beep)),
        apply(decision.state, BeepNoted(beep), policy),
    )


def _beep(before: LaneState, event: ReadBy, decision: Decision) -> Beep | None:
    """None for the second code of a pack, and for noise where nobody shops."""
    after = decision.state
    shown = isinstance(after.view, PriceView) and after.view.found == event.code
    if shown or took(before, after) or _spotted(before, after) or _opened(before, after):
        return Beep.TAKEN
    against = after.message is not None and after.message.say in REFUSALS
    refused = against or any(isinstance(fact, CodeRefused) for fact in decision.facts)
    return Beep.REFUSED if refused else None


def _spotted(before: LaneState, after: LaneState) -> bool:
    """A piece more was seen in a spot check."""
    was, now = before.spot, after.spot
    return was is not None and now is not None and (was.seen, was.extra) != (now.seen, now.extra)


def _opened(before: LaneState, after: LaneState) -> bool:
    """A badge, a basket's code or a receipt opened what it is for."""
    staff = after.staff != before.staff or after.pad != before.pad
    return (staff and (after.staff is not None or after.pad is not None)) or (
        (after.asking is not None and after.asking != before.asking)
        or (after.desk is not None and after.desk != before.desk)
        or (bool(before.saved) and len(after.saved) < len(before.saved))
    )


def settle(turn: Turn, before: LaneState, event: Input) -> None:
    """Told at the start too: they may still be as another run of the lane left them."""
    reads = is_wanted(turn.state)
    if isinstance(event, Started) or reads is not is_wanted(before):
        turn.effect(*listening(turn.policy, reads=reads))


def is_wanted(state: LaneState) -> bool:
    """Whether a code could mean anything here: at a closed lane only while somebody of the staff signs on or is there.

    Not while a message shows and not while a payment runs: what is scanned then is answered.
    """
    nobody = state.session is None and state.staff is None and state.pad is None
    return state.mode not in SHUT or not nobody


def listening(policy: Policy, *, reads: bool) -> tuple[Effect, ...]:
    """Those that may rest read from now on, or do not."""
    return tuple(ListenTo(Device(name), reads=reads) for name in sorted(policy.resting_scanners))
