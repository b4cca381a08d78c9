"""Some lanes with one line before them, a host among them, and cables that come loose: one day, in one process."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from drivers.virtual.time import VirtualTime
from drivers.virtual.wire import VirtualWire
from kiosk.compose.virtual import VirtualLane
from kiosk.core.interventions import Answer
from kiosk.core.session.inputs import Device, InterventionAnswered
from kiosk.core.session.state import PrintStage, Screen, screen
from scripts.proofs.day.population import OPEN_S, Shopper
from scripts.proofs.day.shopper import Visit, visit
from scripts.proofs.day.walk import Pause, Steps, walk

LOOK_S = 2.0
CLOSES_S = 3600.0
"""After the last came, all are served within so long."""
WALKS_S = (6.0, 35.0)
LOOKS_S = (4.0, 15.0)
PULLS_A_DAY = 2.0
"""How often each cable of each lane comes loose in a day, on the average."""
PULLED_S = (3.0, 120.0)
PULLED = (Device.SCANNER, Device.SCALE, Device.PRINTER, Device.LIGHT, Device.BUTTONS)


@dataclass(slots=True)
class Day:
    """What came of one hall's day. Times are seconds since the opening."""

    visits: list[Visit] = field(default_factory=list)
    gave_up: int = 0
    """So many left the line."""
    waited_s: list[float] = field(default_factory=list)
    answered: list[tuple[str, float]] = field(default_factory=list)
    """Each intervention that the host cleared: its kind, and how long it was open."""
    pulled: int = 0
    never_free: list[str] = field(default_factory=list)
    """Lanes on which a visit did not end, and where they stand."""


class Hall:
    """`day` plays it to the end, once."""

    def __init__(self, lanes: Sequence[VirtualLane], time: VirtualTime, seed: int) -> None:
        self._lanes = lanes
        self._time = time
        self._chance = Random(f"{seed}/hall")
        self._line: deque[Shopper] = deque()
        self._taken: set[str] = set()
        self._commands = itertools.count(1)
        self._host_is_away = False
        self._day = Day()

    def day(self, shoppers: Sequence[Shopper], open_s: float = OPEN_S) -> Day:
        for lane in self._lanes:
            lane.start()
            self._loosen_cables(lane, open_s)
        opens = self._time.now
        for shopper in shoppers:
            self._time.at(opens + shopper.comes_s, lambda shopper=shopper: self._comes(shopper))  # type: ignore[misc]
        self._time.after(LOOK_S, self._look)
        self._time.passes(open_s)
        self._time.until(self._is_empty, CLOSES_S)
        self._time.passes(120.0)  # the last paper
        return self._day

    def _comes(self, shopper: Shopper) -> None:
        self._line.append(shopper)
        self._time.after(shopper.waits_s, lambda: self._gives_up(shopper))
        self._next()

    def _gives_up(self, shopper: Shopper) -> None:
        if shopper in self._line:
            self._line.remove(shopper)
            self._day.gave_up += 1

    def _next(self) -> None:
        """Whoever stands first goes to a lane that invites."""
        for lane in self._lanes:
            name = lane.policy.lane
            if self._line and name not in self._taken and _invites(lane):
                shopper = self._line.popleft()
                self._taken.add(name)
                self._day.waited_s.append(self._time.now - shopper.comes_s)
                walk(self._time, lane, _at(lane, shopper), self._ended)

    def _ended(self, ended: Visit) -> None:
        self._day.visits.append(ended)
        self._taken.discard(ended.lane)

    def _is_empty(self) -> bool:
        return not self._line and not self._taken and all(lane.state.session is None for lane in self._lanes)

    def _look(self) -> None:
        """Everybody looks up: is a lane free, does one call for somebody?"""
        self._next()
        for lane in self._lanes:
            session = lane.state.session
            if session is not None and session.interventions and not self._host_is_away:
                self._host_is_away = True
                walk(self._time, lane, self._clears(lane), lambda _: self._is_back())
        self._time.after(LOOK_S, self._look)

    def _is_back(self) -> None:
        self._host_is_away = False

    def _clears(self, lane: VirtualLane) -> Steps[None]:
        since = self._time.now
        yield Pause(self._chance.uniform(*WALKS_S))
        yield Pause(self._chance.uniform(*LOOKS_S))
        session = lane.state.session
        for one in session.interventions if session is not None else ():
            lane.post(
                InterventionAnswered(
                    command=f"{next(self._commands):032x}",
                    intervention=one.id,
                    answer=Answer.APPROVE,
                    staff="",
                    name="Anna",
                    reason="seen",
                )
            )
            self._day.answered.append((one.kind.value, self._time.now - since))
        yield Pause(1.0)

    def _loosen_cables(self, lane: VirtualLane, open_s: float) -> None:
        for device in PULLED:
            if device not in lane.wires:
                continue
            at = self._chance.expovariate(PULLS_A_DAY / OPEN_S)
            while at < open_s:
                for_s = self._chance.uniform(*PULLED_S)
                self._time.after(at, lambda wire=lane.wires[device]: self._pull(wire))  # type: ignore[misc]
                self._time.after(at + for_s, lambda wire=lane.wires[device]: wire.clear("unplug"))  # type: ignore[misc]
                at += for_s + self._chance.expovariate(PULLS_A_DAY / OPEN_S)

    def _pull(self, wire: VirtualWire) -> None:
        self._day.pulled += 1
        wire.fault("unplug", value=True)


def _at(lane: VirtualLane, shopper: Shopper) -> Steps[Visit]:
    yield Pause(2.0)
    return (yield from visit(lane, shopper))


def _invites(lane: VirtualLane) -> bool:
    state = lane.state
    printing = state.print_job is not None and state.print_job.stage is PrintStage.RUNNING
    return screen(state) is Screen.ATTRACT and not printing and not state.failed
