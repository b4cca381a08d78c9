"""What comes of asking for a device's settings, whatever breaks meanwhile, and who is noted for it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from kiosk.core.device_form import Refused, Why
from kiosk.ui.scene import Scene
from kiosk.ui.setter import Change, Setter

log = logging.getLogger(__name__)


def answered(ask: Callable[[], object]) -> object:
    """What `ask` gives; `Refused` where it breaks, so that nobody waits for it for ever."""
    try:
        return ask()
    except Exception as error:
        log.exception("a device could not be set")
        return Refused("", Why.UNWRITTEN, f"{type(error).__name__}: {error}")


def changes_of(setter: Setter, device: str) -> tuple[Change, ...]:
    """What was changed of it; nothing where that cannot be read."""
    try:
        return tuple(setter.history(device))
    except Exception:
        log.exception("what was changed of a device cannot be shown")
        return ()


def number_at(scene: Scene) -> str:
    """The number in the staff list of who is at the lane: what they are called stays in that list."""
    who = scene.state.staff
    member = scene.policy.staff.member(who.staff) if who is not None else None
    return member.number if member is not None else who.staff if who is not None else ""


def called(scene: Scene, who: str) -> str:
    """Who was noted, by name where the staff list has that number."""
    member = scene.policy.staff.numbered(who)
    return member.name if member is not None else who
