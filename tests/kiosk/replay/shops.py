"""A lane played by hand, whose journal can be replayed."""

from __future__ import annotations

from tests.kiosk.replay.told import Lane
from tests.shop import Shop


class ToldShop(Shop):
    """A shop whose decisions are appends of a journal."""

    def __init__(self, lane: Lane, **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]
        self.lane = lane

    def does(self, *inputs: object) -> ToldShop:
        for one in inputs:
            before = len(self.facts)
            super().does(one)  # type: ignore[arg-type]
            self.lane.writes(self.facts[before:], f"2026-11-22T10:00:{self._inputs % 60:02d}+00:00")
        return self
