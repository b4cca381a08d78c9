"""A host's order at the console: a lane is closed, opened, or there for small baskets."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.mode import LaneMode


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeOrdered:
    """It came as the server's command `command`, which may come again; `mode` is among `ORDERED`, EXPRESS for baskets
    up to `pieces`. With `only_in` it counts where the lane is in that mode.

    `staff` is who it is; '' where the store's hosts have one token among them, or its rules say so, and the server
    answers for them.
    """

    command: str
    mode: LaneMode
    staff: str
    name: str
    pieces: int = 0
    only_in: LaneMode | None = None
