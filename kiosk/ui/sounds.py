"""Which sound belongs to what has just changed. Pure: two states in, one sound or none out."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.session.notes import PriceView, Say, WeighView
from kiosk.core.session.state import LaneState, Paid, Session
from kiosk.ui.scene import ease_of


class Sound(StrEnum):
    """One file in assets/sounds each. Never a siren; a mistake is never louder than a success."""

    SCANNED = "scanned"
    NOT_FOUND = "not_found"
    LOOK = "look"
    WEIGHED = "weighed"
    PAID = "paid"
    HELP = "help"
    KEY = "key"


NOT_FOUND = frozenset({Say.UNKNOWN_ITEM, Say.NUMBER_UNKNOWN, Say.UNREADABLE, Say.CODE_UNKNOWN})
SILENT = frozenset({Say.HELP_CALLED, Say.ASK_CANCEL, Say.RESUMED, Say.TAKEN_UP})
"""Messages that answer a touch of the shopper's own, or have a sound of another kind."""


def sound_between(before: LaneState, after: LaneState) -> Sound | None:
    """The one sound for all that changed from `before` to `after`, the weightiest first; None when sound is off."""
    if not ease_of(after).sound:
        return None
    if after.call is not None and before.call is None:
        return Sound.HELP
    if after.session is None:
        return None
    was = before.session if before.session is not None and before.session.id == after.session.id else None
    if was is not None and isinstance(after.session.phase, Paid) and not isinstance(was.phase, Paid):
        return Sound.PAID
    if after.message is not None and after.message != before.message and after.message.say not in SILENT:
        return Sound.NOT_FOUND if after.message.say in NOT_FOUND else Sound.LOOK
    return _basket_sound(was, after.session) or _weighing_sound(before, after)


def _basket_sound(was: Session | None, now: Session) -> Sound | None:
    """One more piece or coupon, however it came."""
    known = was.lines if was is not None else ()
    if len(now.lines) > len(known) and now.lines[-1].weighing is not None:
        return Sound.WEIGHED
    pieces, coupons = (was.pieces, len(was.coupons)) if was is not None else (0, 0)
    return Sound.SCANNED if now.pieces > pieces or len(now.coupons) > coupons else None


def _weighing_sound(before: LaneState, after: LaneState) -> Sound | None:
    """An item that is to be weighed, or asked about, was read: its line comes later, or never."""
    if isinstance(after.view, PriceView) and after.view.found is not None and after.view != before.view:
        return Sound.SCANNED
    if not isinstance(after.view, WeighView):
        return None
    waited = len(before.view.waiting) if isinstance(before.view, WeighView) else -1
    return Sound.SCANNED if len(after.view.waiting) > waited else None
