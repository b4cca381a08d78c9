"""A lane played by hand whose boxes are real drivers, with the emulators of their devices behind them. Time passes by
hand for all of them.
"""

from __future__ import annotations

import datetime
from typing import Any

from drivers.cash.cctalk import CcTalkCoins
from drivers.cash.cctalk_hopper import CcTalkHopper
from drivers.cash.ssp import SspNotes
from drivers.contract import DeviceFault, Driver, FaultKind, Output, Reading, Request, Stamped
from drivers.emulators.base import Emulator, Say
from drivers.emulators.cctalk import CcTalkEmulator
from drivers.emulators.cctalk_hopper import CcTalkHopperEmulator
from drivers.emulators.ssp import SspEmulator
from kiosk.core.cash import Box
from kiosk.core.items import Item
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.inputs import CashTouched, Device, Input, PayTouched
from kiosk.lane.effects import EffectPerformer
from kiosk.lane.inputs import InputReader
from tests.kiosk.core.session.test_decide_cash import BOXES
from tests.kiosk.lane.bench import Shelf
from tests.shop import Shop, item

WINE = item("02000000000077", "Red wine", 500)
PULLED = DeviceFault(FaultKind.UNPLUGGED, "the plug was pulled")
DRIVERS: dict[Box, type[Driver[bytes]]] = {Box.COINS: CcTalkCoins, Box.NOTES: SspNotes, Box.HOPPER: CcTalkHopper}


class Line:
    """One wire: what a device says arrives after the time that it takes to think."""

    def __init__(self, driver: Driver[bytes], emulator: Emulator) -> None:
        self.driver = driver
        self.emulator = emulator
        self.plugged = False
        self._coming: list[tuple[float, bytes]] = []

    def plug(self, now: float) -> tuple[Reading, ...]:
        self.plugged = True
        self.emulator.connected(now)
        return self._takes(self.driver.connected(now), now)

    def unplug(self, now: float) -> tuple[Reading, ...]:
        self.plugged, self._coming = False, []
        self.emulator.disconnected(now)
        return self._takes(self.driver.disconnected(PULLED, now), now)

    def asks(self, request: Request, now: float) -> tuple[Reading, ...]:
        return self._takes(self.driver.requested(request, now), now)

    def next(self) -> list[float]:
        moments = (self.driver.deadline, self.emulator.deadline, *(at for at, _ in self._coming[:1]))
        return [moment for moment in moments if moment is not None]

    def turns(self, now: float) -> list[Reading]:
        readings: list[Reading] = []
        while self._coming and self._coming[0][0] <= now:
            readings += self._takes(self.driver.received(self._coming.pop(0)[1], now), now)
        if self.emulator.deadline is not None and self.emulator.deadline <= now:
            self.emulator.ticked(now)
        if self.driver.deadline is not None and self.driver.deadline <= now:
            readings += self._takes(self.driver.ticked(now), now)
        return readings

    def _takes(self, output: Output, now: float) -> tuple[Reading, ...]:
        assert not output.hang_up
        if self.plugged and output.send:
            said = [act for act in self.emulator.received(output.send, now) if isinstance(act, Say)]
            self._coming += [(now + act.after_s, act.data) for act in said]
        return output.readings


class Lane:
    """A lane with a coin acceptor, a note validator and a hopper of whole euros, all of them in use."""

    def __init__(self, *away: Box) -> None:
        """`away`: boxes that are not plugged in yet."""
        self.emulators: dict[Box, Emulator] = {
            Box.COINS: CcTalkEmulator(),
            Box.NOTES: SspEmulator(),
            Box.HOPPER: CcTalkHopperEmulator(),
        }
        self.shop = Shop(policy=BOXES)
        self._away = set(away)
        self._begins()
        self.shop.opens()
        self.passes(5)

    def _begins(self) -> None:
        self.lines = {box: Line(DRIVERS[box](), emulator) for box, emulator in self.emulators.items()}
        self._performed = len(self.shop.effects)
        self._reader = InputReader(Shelf(), BOXES, lambda: datetime.date(2026, 11, 22))
        self._performer = EffectPerformer({Device(box.value): self._submit(box) for box in Box})
        self._answers: list[Input] = []
        self._performer.connect(self._answers.append)
        self._told: list[tuple[Box, Reading]] = []
        for box in set(Box) - self._away:
            self._hears(box, self.lines[box].plug(self.shop.now))

    def loses_power(self) -> None:
        """The lane's computer, not its boxes."""
        for box, line in self.lines.items():
            if line.plugged:
                line.unplug(self.shop.now)
            else:
                self._away.add(box)
        self.shop = self.shop.loses_power()
        effects, self.shop.effects = self.shop.effects, []
        self._begins()
        self.shop.effects = effects
        self.passes(5)

    def does(self, *inputs: Input) -> Lane:
        for one in inputs:
            self.shop.does(one)
            self._settles()
        return self

    def asks_for_cash(self, *goods: Item) -> Lane:
        self.shop.scans(*goods)
        return self.does(PayTouched(), CashTouched()).passes(3)

    def puts_in(self, box: Box, *pieces: str) -> Lane:
        for piece in pieces:
            self.emulators[box].set({"insert": piece}, self.shop.now)
            self.passes(3)
        return self

    def unplugs(self, box: Box) -> Lane:
        self._hears(box, self.lines[box].unplug(self.shop.now))
        self._settles()
        return self

    def plugs_in(self, box: Box) -> Lane:
        self._away.discard(box)
        self._hears(box, self.lines[box].plug(self.shop.now))
        return self.passes(5)

    def passes(self, seconds: float) -> Lane:
        self._settles()
        until = self.shop.now + seconds
        while (moment := min(self._moments(), default=until)) <= until:
            self.shop.now = max(self.shop.now, moment)
            for box, line in self.lines.items():
                self._hears(box, line.turns(self.shop.now))
            self._settles()
            self._looks_at_the_clock()
        self.shop.now = until
        return self

    def _moments(self) -> list[float]:
        due = next_deadline(self.shop.state)
        return [moment for line in self.lines.values() for moment in line.next()] + ([due] if due is not None else [])

    def _looks_at_the_clock(self) -> None:
        due = next_deadline(self.shop.state)
        if due is not None and due <= self.shop.now:
            self.shop.waits(0)
            self._settles()

    def _submit(self, box: Box) -> Any:
        return lambda request: self._hears(box, self.lines[box].asks(request, self.shop.now))

    def _hears(self, box: Box, readings: Any) -> None:
        self._told += [(box, reading) for reading in readings]

    def _settles(self) -> None:
        """All that was told is decided on, and all that the lane wants is asked."""
        while self._told or self._answers or self._performed < len(self.shop.effects):
            wanted, self._performed = self.shop.effects[self._performed :], len(self.shop.effects)
            for effect in wanted:
                self._performer.perform(effect)
            told, self._told = self._told, []
            for box, reading in told:
                meant = self._reader.read(Stamped(box.value, 1, self.shop.now, reading))
                if meant is not None:
                    self.shop.does(meant)
            while self._answers:
                self.shop.does(self._answers.pop(0))
