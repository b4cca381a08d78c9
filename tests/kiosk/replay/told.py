"""Journals of made-up lanes, each input an append of its own, as the lane thread writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import get_args

from kiosk.core.policy import Policy
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.facts import Fact
from kiosk.core.session.inputs import Input, Moment, Started, Stopping, Ticked
from kiosk.core.session.screens import Screen
from kiosk.core.session.state import LaneState, screen
from kiosk.replay.told import Told
from tests.kiosk.core.session.drawing import Chance, draw
from tests.kiosk.core.session.sensible import sensible

ANY = tuple(kind for kind in get_args(Input) if kind not in (Started, Stopping))
"""All but the first and the last input of a run."""
BEGAN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class Lane:
    """Keeps what it journals, and what it showed after each append. Seconds pass only where told."""

    def __init__(self, policy: Policy, state: LaneState | None = None) -> None:
        self.policy = policy
        self.state = state or new_lane(policy)
        self.told: list[Told] = []
        self.showed: dict[int, LaneState] = {}
        self.now = 1000.0
        self._inputs = 0

    def does(self, *inputs: Input) -> Lane:
        for one in inputs:
            self._inputs += 1
            at = (BEGAN + timedelta(seconds=round(self.now) - 1000)).isoformat()
            decision = decide(self.state, one, Moment(at, self.now, f"{self._inputs * 7919:032x}"), self.policy)
            self.state = decision.state
            self._append(at, decision.facts)
        return self

    def writes(self, facts: Sequence[Fact], at: str = BEGAN.isoformat()) -> Lane:
        """One append with facts that come from elsewhere; what it showed is not known."""
        self._append(at, tuple(facts))
        return self

    def _append(self, at: str, facts: tuple[Fact, ...]) -> None:
        first = len(self.told) + 1
        for place, fact in enumerate(facts):
            self.told.append(Told(first + place, at, getattr(fact, "session", ""), first, fact))
        if facts:
            self.showed[first] = self.state

    def waits(self, seconds: float) -> Lane:
        self.now += seconds
        return self.does(Ticked())

    def loses_power(self) -> Lane:
        state = new_lane(self.policy)
        for one in self.told:
            state = apply(state, one.fact, self.policy)
        self.state = state
        return self.waits(5.0).does(Started("test"))

    @property
    def screen(self) -> Screen:
        return screen(self.state)


def any_order(policy: Policy, seed: int, inputs: int) -> Lane:
    """Mostly sense, some nonsense, some waiting, now and then a power cut; with one seed always alike."""
    lane, draws = Lane(policy).does(Started("test")), Random(seed)
    for _ in range(inputs):
        chance = Chance(draws.getrandbits(64))
        match chance.one("sssssssaaaatp"):
            case "s":
                lane.does(draw(chance.one(sensible(lane.state)), lane.state, chance))
            case "a":
                lane.does(draw(chance.one(ANY), lane.state, chance))
            case "t":
                lane.waits(chance.one((0.5, 3.0, 11.0, 31.0, 130.0)))
            case _:
                lane.loses_power()
        lane.now += 1.0
    return lane
