"""Some lanes with one line before them, a host among them, and their mishaps: one day, in one process."""

from __future__ import annotations

import itertools
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from kiosk.core.calls import HelpReason, HostAnswer
from kiosk.core.interventions import ABOUT_GOODS, Answer
from kiosk.core.session.inputs import HelpAnswered, InterventionAnswered
from kiosk.core.session.state import PrintStage, Screen, screen
from scripts.proofs.day.mishaps import Mishaps, new_roll
from scripts.proofs.day.population import OPEN_S, Shopper
from scripts.proofs.day.shopper import Shopping, Visit
from scripts.proofs.day.stand import Stand, Time
from scripts.proofs.day.walk import Pause, Steps, Wait, walk

LOOK_S = 2.0
CLOSES_S = 3600.0
"""After the last came, all are served within so long."""
PRINTS_S = 120.0
WALKS_S = (6.0, 35.0)
LOOKS_S = (4.0, 15.0)
ROLL_S = 20.0
AWAY_S = (60.0, 240.0)
HOST = "Anna"


@dataclass(slots=True)
class Day:
    """What came of one hall's day. Times are seconds since the opening."""

    visits: list[Visit] = field(default_factory=list)
    gave_up: int = 0
    """So many left the line."""
    waits: list[Wait] = field(default_factory=list)
    """Of shoppers, for the lane that they stand at."""
    answered: list[tuple[str, float]] = field(default_factory=list)
    """Each intervention or call that the host cleared: its kind, and how long somebody was wanted there."""
    mishaps: Counter[str] = field(default_factory=Counter)
    """Kind → how often it befell a device."""
    rolls: int = 0
    """Of paper, that the host put in."""
    never_free: list[str] = field(default_factory=list)
    """Lanes that do not invite when all should be over, each with the screen at which it stands."""


class Hall:
    """`day` plays it to the end, once. What people do there takes `hurry` times as long as usual; `shops` is how a
    shopper goes about it.
    """

    def __init__(
        self,
        lanes: Sequence[Stand],
        time: Time,
        seed: int,
        hurry: float = 1.0,
        shops: Callable[[Stand, Shopper], Shopping] = Shopping,
    ) -> None:
        self._shops = shops
        self._lanes = lanes
        self._hurry = hurry
        self._time = time
        self._chance = Random(f"{seed}/hall")
        self._line: deque[Shopper] = deque()
        self._there: dict[str, Shopping] = {}
        self._away: list[Shopping] = []  # their basket is put aside
        self._commands = itertools.count(1)
        self._host_is_away = False
        self._wanted: dict[str, float] = {}  # lane → since when it calls for somebody
        self._day = Day()

    def day(self, shoppers: Sequence[Shopper], open_s: float = OPEN_S) -> Day:
        mishaps = [Mishaps(lane, self._time, self._chance, open_s) for lane in self._lanes]
        for lane, one in zip(self._lanes, mishaps, strict=True):
            lane.start()
            one.begin()
        opens = self._time.now
        for shopper in shoppers:
            self._time.at(opens + shopper.comes_s, lambda shopper=shopper: self._comes(shopper))  # type: ignore[misc]
        self._time.after(LOOK_S, self._look)
        self._time.passes(open_s)
        self._time.until(self._is_empty, CLOSES_S)
        self._time.until(lambda: all(map(_invites, self._lanes)), PRINTS_S)
        self._day.never_free = [_stands(lane) for lane in self._lanes if not _invites(lane)]
        for one in mishaps:
            one.end()
            self._day.mishaps += one.happened
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
        """Whoever stands first goes to any lane that invites."""
        if not self._line and not self._away:
            return
        for lane in self._chance.sample(self._lanes, len(self._lanes)):
            name = lane.policy.lane
            if name in self._there or not _invites(lane):
                continue
            back = next((one for one in self._away if one.is_back and one.hands.lane is lane), None)
            if back is not None:
                self._away.remove(back)
                self._there[name] = back
                self._walks(back, back.comes_back())
            elif self._line:
                shopper = self._line.popleft()
                self._there[name] = shopping = self._shops(lane, shopper)
                self._walks(shopping, _at(shopping))

    def _walks(self, shopping: Shopping, steps: Steps[Visit]) -> None:
        lane, number = shopping.hands.lane, shopping.hands.shopper.number
        walk(self._time, lane, steps, self._ended, self._day.waits.append, self._hurry, number)

    def _ended(self, ended: Visit) -> None:
        shopping = self._there.pop(ended.lane)
        if ended.how == "saved":
            self._away.append(shopping)
            self._time.after(self._chance.uniform(*AWAY_S), shopping.fetched_it)
        else:
            self._day.visits.append(ended)

    def _is_empty(self) -> bool:
        return (
            not self._line
            and not self._there
            and not self._away
            and all(lane.state.session is None for lane in self._lanes)
        )

    def _look(self) -> None:
        """Everybody looks up: is a lane free, does one call for somebody?"""
        self._next()
        calling = [lane for lane in self._lanes if _wants_somebody(lane)]
        self._wanted = {lane.policy.lane: self._wanted.get(lane.policy.lane, self._time.now) for lane in calling}
        if calling and not self._host_is_away:
            first = min(calling, key=lambda lane: self._wanted[lane.policy.lane])
            self._host_is_away = True
            seen_to = self._sees_to(first, self._wanted[first.policy.lane])
            walk(self._time, first, seen_to, lambda _: self._is_back(), hurry=self._hurry)
        self._time.after(LOOK_S, self._look)

    def _is_back(self) -> None:
        self._host_is_away = False

    def _sees_to(self, lane: Stand, since: float) -> Steps[None]:
        """All that waits at the lane is seen to in one walk."""
        self._tells(lane, HostAnswer.COMING)
        yield Pause(self._chance.uniform(*WALKS_S))
        if lane.state.paper_out:
            yield Pause(ROLL_S)
            new_roll(lane)
            self._day.rolls += 1
        yield Pause(self._chance.uniform(*LOOKS_S))
        yield from self._puts_right(lane)
        session = lane.state.session
        for one in session.interventions if session is not None else ():
            lane.post(
                InterventionAnswered(
                    command=self._command(),
                    intervention=one.id,
                    answer=Answer.APPROVE,
                    staff="",
                    name=HOST,
                    reason="seen",
                )
            )
            self._day.answered.append((one.kind.value, self._time.now - since))
        if _asks(lane):
            self._tells(lane, HostAnswer.DONE)
            self._day.answered.append(("help", self._time.now - since))
        yield Pause(1.0)

    def _puts_right(self, lane: Stand) -> Steps[None]:
        """What is not paid for is taken out of the bags by whoever looks into them."""
        session, there = lane.state.session, self._there.get(lane.policy.lane)
        about_goods = session is not None and any(one.kind in ABOUT_GOODS for one in session.interventions)
        if about_goods and there is not None and there.bags.wrong:
            there.bags.put_right()
            yield Pause(3.0)

    def _tells(self, lane: Stand, answer: HostAnswer) -> None:
        call = lane.state.call
        if call is not None:
            lane.post(HelpAnswered(self._command(), call.id, answer, HOST, round(sum(WALKS_S) / 2)))

    def _command(self) -> str:
        return f"{next(self._commands):032x}"


def _at(shopping: Shopping) -> Steps[Visit]:
    yield Pause(2.0)
    return (yield from shopping.visit())


def _wants_somebody(lane: Stand) -> bool:
    session = lane.state.session
    return (session is not None and bool(session.interventions)) or _asks(lane) or lane.state.paper_out


def _asks(lane: Stand) -> bool:
    """A shopper has called."""
    return lane.state.call is not None and lane.state.call.reason is HelpReason.ASKED


def _invites(lane: Stand) -> bool:
    return screen(lane.state) is Screen.ATTRACT and not _prints(lane) and not lane.state.failed


def _stands(lane: Stand) -> str:
    does = ", and prints" if _prints(lane) else ""
    return f"lane {lane.policy.lane}: {lane.state.failed or screen(lane.state)}{does}"


def _prints(lane: Stand) -> bool:
    job = lane.state.print_job
    return job is not None and job.stage is PrintStage.RUNNING
