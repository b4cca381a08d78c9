"""A driver and an emulator at the two ends of a wire that is only memory, in a time that passes by itself."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Sequence

from drivers.contract import DeviceFault, FaultKind, Output
from drivers.emulators.base import Act, Emulator, HangUp, Say
from drivers.finding.candidates import Candidate
from drivers.finding.hearing import Hearing
from drivers.finding.probing import HUSH_S, TRY_S

TRAVEL_S = 0.002
AGAIN_S = 0.05


class Meeting:
    """`emulator`, to whom one driver after the other speaks; or nobody, where it is None."""

    def __init__(self, emulator: Emulator | None) -> None:
        self.now = 1000.0
        self._emulator = emulator
        self._order = itertools.count()
        self._on_the_way: list[tuple[float, int, Act]] = []

    def tried(self, candidate: Candidate) -> Hearing:
        """As over a real link: until it is clear, or `TRY_S` are over."""
        heard = Hearing(sure=candidate.sure)
        driver = candidate.row.make_asking_driver(candidate.link)
        until, closed_until = self.now + TRY_S, None

        def take(output: Output) -> float | None:
            if output.send:
                self._say(output.send)
            for reading in output.readings:
                heard.told(reading)
            if not output.hang_up:
                return None
            for reading in driver.disconnected(DeviceFault(FaultKind.GARBLED, output.hang_up), self.now).readings:
                heard.told(reading)
            self._left()
            return self.now + AGAIN_S

        if self._emulator is not None:
            self._put(self._emulator.connected(self.now))
        closed_until = take(driver.connected(self.now))
        while not heard.over:
            own = closed_until if closed_until is not None else driver.deadline
            moments = [own, self._on_the_way[0][0] if self._on_the_way else None]
            moments.append(self._emulator.deadline if self._emulator is not None else None)
            self.now = max(self.now, min(moment for moment in (*moments, until) if moment is not None))
            if self.now >= until:
                break
            for act in self._come():
                if closed_until is None:
                    gone = isinstance(act, HangUp)
                    closed_until = take(Output(hang_up="gone") if gone else driver.received(act.data, self.now))
            if closed_until is not None and closed_until <= self.now:
                if self._emulator is not None:
                    self._put(self._emulator.connected(self.now))
                closed_until = take(driver.connected(self.now))
            elif closed_until is None and driver.deadline is not None and driver.deadline <= self.now:
                closed_until = take(driver.ticked(self.now))
        self._left()
        self.now += HUSH_S
        return heard

    def _say(self, data: bytes) -> None:
        if self._emulator is not None:
            self._put(self._emulator.received(data, self.now))

    def _put(self, acts: Sequence[Act]) -> None:
        for act in acts:
            after_s = act.after_s if isinstance(act, Say) else 0.0
            heapq.heappush(self._on_the_way, (self.now + TRAVEL_S + after_s, next(self._order), act))

    def _come(self) -> list[Act]:
        if self._emulator is not None and self._emulator.deadline is not None and self._emulator.deadline <= self.now:
            self._put(self._emulator.ticked(self.now))
        due = []
        while self._on_the_way and self._on_the_way[0][0] <= self.now:
            due.append(heapq.heappop(self._on_the_way)[2])
        return due

    def _left(self) -> None:
        self._on_the_way.clear()
        if self._emulator is not None:
            self._emulator.disconnected(self.now)
