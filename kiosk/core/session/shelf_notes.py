"""What passes by of saved baskets before staff: what the store has, and how it stands with the one that was touched."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.baskets import Kept
from kiosk.core.session.views import Fetching


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfRun:
    """The store was asked for its baskets by `request` and has until `until` (monotonic seconds), '' = it is not being
    asked; `kept` is what it said last, and `away` that it did not. `told` is why the one that was touched last does not
    come; `lane` has it, where one does.
    """

    request: str = ""
    until: float = 0.0
    kept: tuple[Kept, ...] = ()
    away: bool = False
    told: Fetching | None = None
    lane: str = ""


@dataclass(frozen=True, slots=True)
class ShelfRunNoted:
    """`run` is on the screen, or none."""

    run: ShelfRun | None
