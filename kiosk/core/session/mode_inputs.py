"""A host's order at the console to close a lane, or to open it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.mode import LaneMode


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeOrdered:
    """It came as the server's command `command`, which may come again; `mode` is open or closed.

    `staff` is who it is; '' where the store's hosts have one token among them, and the server answers for them.
    """

    command: str
    mode: LaneMode
    staff: str
    name: str
