"""Which sound belongs to what has just changed. Pure: two states in, one sound or none out."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.session.notes import Say
from kiosk.core.session.scanner_notes import Beep
from kiosk.core.session.state import LaneState, Paid
from kiosk.core.session.taken import took
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


SAID_BY_SCANNER = {Beep.TAKEN: (Sound.SCANNED,), Beep.REFUSED: (Sound.NOT_FOUND, Sound.LOOK)}


def sound_between(before: LaneState, after: LaneState) -> Sound | None:
    """The one sound for all that changed from `before` to `after`, the weightiest first; None when sound is off, and
    when a scanner has just said the same.
    """
    sound = _sound(before, after)
    last = after.beeped.last
    said = last is not None and after.beeped != before.beeped and sound in SAID_BY_SCANNER[last]
    return None if said else sound


def _sound(before: LaneState, after: LaneState) -> Sound | None:
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
    lines = after.session.lines
    if len(lines) > (len(was.lines) if was is not None else 0) and lines[-1].weighing is not None:
        return Sound.WEIGHED
    return Sound.SCANNED if took(before, after) else None
