"""One decision in the making: what happened is applied at once, so that the next step sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from kiosk.core.items import Item
from kiosk.core.policy import Policy
from kiosk.core.session.apply import apply
from kiosk.core.session.apply_visit import noted
from kiosk.core.session.effects import Effect
from kiosk.core.session.facts import Fact
from kiosk.core.session.inputs import Input, Moment
from kiosk.core.session.lane_notes import MessageFades
from kiosk.core.session.notes import Message, MessageShown, MessageWithdrawn, Note, Say, View, ViewOpened
from kiosk.core.session.state import Attempt, LaneState, Session
from kiosk.core.session.visit_log import Time

FACTS: tuple[type, ...] = get_args(Fact)  # flat: a union in a union is one


@dataclass(frozen=True, slots=True)
class Decision:
    """What one input comes to. `facts` must be durable before `effects` start; `state` is the lane afterwards."""

    facts: tuple[Fact, ...]
    effects: tuple[Effect, ...]
    state: LaneState


class Turn:
    """Built for one input and dropped after it; pure as a whole."""

    def __init__(self, state: LaneState, moment: Moment, policy: Policy) -> None:
        self.state = state
        self.moment = moment
        self.policy = policy
        self.again: Input | None = None  # to be decided as soon as this turn is over
        self._facts: list[Fact] = []
        self._effects: list[Effect] = []

    def happened(self, *events: Fact | Note) -> None:
        for event in events:
            before, self.state = self.state, apply(self.state, event, self.policy)
            if isinstance(event, FACTS):
                self._facts.append(event)  # type: ignore[arg-type]
                self.state = noted(before, self.state, event, self.time)  # type: ignore[arg-type]

    @property
    def time(self) -> Time:
        return Time(self.moment.wall, self.moment.mono)

    def effect(self, *effects: Effect) -> None:
        self._effects += effects

    def say(self, say: Say, item: Item | None = None) -> None:
        """`say` is on the screen, unless it is already."""
        self.tell(Message(say, item))

    def tell(self, message: Message) -> None:
        if self.state.message != message:
            self.happened(MessageShown(message))

    def say_for_a_while(self, say: Say, item: Item | None = None) -> None:
        """`say` is on the screen, and goes by itself."""
        self.say(say, item)
        self.happened(MessageFades(self.moment.mono + self.policy.passing_s))

    def hush(self, *about: Say) -> None:
        """No message shows afterwards; with `about`, only these are withdrawn."""
        message = self.state.message
        if message is not None and (not about or message.say in about):
            self.happened(MessageWithdrawn())

    def open(self, view: View) -> None:
        if self.state.view != view:
            self.happened(ViewOpened(view))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What happened so far."""
        return tuple(self._facts)

    @property
    def session(self) -> Session:
        """The open session; asked for only where there is one."""
        if self.state.session is None:
            raise LookupError("there is no open session")
        return self.state.session

    @property
    def attempt(self) -> Attempt:
        """The open payment attempt; asked for only where there is one."""
        if self.state.attempt is None:
            raise LookupError("there is no open attempt")
        return self.state.attempt

    def decision(self) -> Decision:
        return Decision(tuple(self._facts), tuple(self._effects), self.state)
