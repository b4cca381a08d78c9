"""The real lane on its real screen, its scanner's wire in our hand: what the two benchmarks of the screen share."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.compose import build_lane, open_ui
from kiosk.core.session.inputs import Input, UndoTouched
from kiosk.core.session.state import LaneState
from scripts.benchmarks.frames import Frames, NotDrawnError, find, rest
from scripts.benchmarks.small_lane import Terminal, scan_of, settings
from scripts.benchmarks.visits import packed_items

ITEMS = 20
"""So many different items are scanned in turn; two equal ones in a row would be one line."""


class ScreenLane:
    """Everything is as `kiosk.compose` builds it; the one thing added is a watcher that notes when a state came."""

    def __init__(self, folder: Path) -> None:
        self._wire = Terminal()
        config = settings(folder / "lane", self._wire)
        self._running = build_lane(config)
        self._ui = open_ui(self._running, config)
        self._items = packed_items(self._running.catalogue)[:ITEMS]
        self._chance = random.Random(8217)
        self._known_at = 0
        self.window = self._ui.window
        self._frames = Frames(self.window)
        self.known_ms = 0.0
        self._running.lane.watch(self._known)
        self._running.start()
        self._wire.wait_greeted()

    @property
    def lines(self) -> int:
        session = self._running.lane.state.session
        return len(session.lines) if session is not None else 0

    def scan(self) -> float:
        """Bytes on the scanner's wire → the frame with the new line as the open one, in ms; its fact is durable."""
        count, item = self.lines + 1, self._items[self.lines % ITEMS]
        opened = self._texts("openName", item.name("en"))
        return self._timed(
            lambda: self.lines == count and opened(), lambda: self._wire.send(scan_of(item)), f"line {count}"
        )

    def take_back(self) -> None:
        """The last of at least two scans is undone, and drawn so."""
        count = self.lines - 1
        opened = self._texts("openName", self._items[(count - 1) % ITEMS].name("en"))
        self._timed(lambda: self.lines == count and opened(), lambda: self.post(UndoTouched()), f"{count} lines")

    def touch_more(self, press: Callable[[QQuickWindow, QQuickItem], None]) -> float:
        """A touch on + → the frame with one piece more, in ms; its fact is durable."""
        quantity, plus = self.quantity + 1, find(self.window, "increaseButton")
        figure = self._texts("quantity", str(quantity))
        return self._timed(
            lambda: self.quantity == quantity and figure(), lambda: press(self.window, plus), f"quantity {quantity}"
        )

    @property
    def quantity(self) -> int:
        """Of the newest line."""
        session = self._running.lane.state.session
        return session.lines[-1].quantity if session is not None and session.lines else 0

    def fill(self, lines: int) -> None:
        while self.lines < lines:
            self.scan()

    def post(self, touched: Input) -> None:
        self._running.lane.post(touched)

    def rest(self) -> None:
        rest(self._chance)

    def close(self) -> None:
        self._running.stop()
        self._ui.close()
        self._wire.close()

    def _timed(self, drawn: Callable[[], bool], act: Callable[[], object], what: str) -> float:
        """As `Frames.until`; `known_ms` tells afterwards when the lane gave the new state out: the fact was durable."""
        seq = self._running.journal.last_seq
        began = time.perf_counter_ns()
        taken = self._frames.until(drawn, act, what)
        if self._running.journal.last_seq <= seq:
            raise RuntimeError(f"{what}: drawn, but not journaled")
        self.known_ms = (self._known_at - began) / 1e6
        return taken

    def _known(self, _: LaneState) -> None:
        """On the lane's thread."""
        self._known_at = time.perf_counter_ns()

    def _texts(self, name: str, wanted: str) -> Callable[[], bool]:
        """Whether the item called `name` says `wanted`; it is looked for once, and again while it is not there."""
        found: list[QQuickItem] = []

        def says() -> bool:
            if not found:
                try:
                    found.append(find(self.window, name))
                except NotDrawnError:
                    return False
            return bool(found[0].property("text") == wanted)

        says()
        return says
