"""One shopper at a lane: their pace, their chance, what they wait for, and what came of the visit so far."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from kiosk.core.pricing import Line
from kiosk.core.session.inputs import MessageClosed
from kiosk.core.session.state import LaneState, Screen, screen
from scripts.proofs.day.population import Shopper
from scripts.proofs.day.stand import Stand
from scripts.proofs.day.visit import Visit
from scripts.proofs.day.walk import Pause, Steps, Until

REACTS_S = 8.0
"""A lane that has not reacted by then is tried once more."""
HOST_S = 1800.0
"""The longest that a shopper waits for somebody of the staff, or for a device to come back."""
TRIES = 3


class Stuck(Exception):
    """The lane goes on nowhere; says what the shopper waited for."""


class Hands:
    def __init__(self, lane: Stand, shopper: Shopper) -> None:
        self.lane = lane
        self.shopper = shopper
        self.chance = Random(shopper.seed)
        self.visit = Visit(shopper.number, lane.policy.lane, lane.time.now)
        self._called_for: set[str] = set()

    @property
    def state(self) -> LaneState:
        return self.lane.state

    @property
    def lines(self) -> tuple[Line, ...]:
        session = self.state.session
        return session.lines if session is not None else ()

    @property
    def pieces(self) -> int:
        return sum(line.quantity for line in self.lines)

    def takes(self, seconds: float) -> float:
        """What the quickest do in about `seconds`, as long as it takes this one."""
        return seconds * self.shopper.pace * self.chance.uniform(0.7, 1.5)

    def shows(self, wanted: Screen) -> Steps[None]:
        yield from self.comes(f"the screen {wanted}", lambda state: screen(state) is wanted)

    def comes(self, what: str, holds: Callable[[LaneState], bool]) -> Steps[None]:
        if not (yield Until(holds, REACTS_S)):
            raise Stuck(what)

    def closes_message(self) -> Steps[None]:
        yield Pause(self.takes(1.5))
        if self.state.message is not None:
            self.lane.post(MessageClosed())
            yield Pause(0.5)

    def once_more(self) -> Steps[None]:
        """What did not work is tried again, at once or when the devices are well."""
        self.visit.again += 1
        yield from self.closes_message()
        if self.state.troubles:
            yield Until(lambda state: not state.troubles, HOST_S)

    def waits_for_staff(self) -> Steps[None]:
        """Nothing that is to be looked at is in the way afterwards."""
        if not (yield Until(lambda state: state.session is None or not state.session.interventions, HOST_S)):
            raise Stuck("nobody of the staff comes")
