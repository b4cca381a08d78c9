"""What a decision of a journal was about, put to today's core again: the lane as it was, and what was put in.

No journal keeps inputs: a question is made of what the facts carry with them. Where they do not carry it, there is no
question, and it is said why. Pages, live weights and what devices said are set as they must have been.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from kiosk.core import spot
from kiosk.core.interventions import InterventionKind
from kiosk.core.items import Item
from kiosk.core.policy import Policy
from kiosk.core.session.bag_facts import BagFact
from kiosk.core.session.facts import (
    BasketOffered,
    Fact,
    HelpCleared,
    HelpRequested,
    InterventionCleared,
    InterventionRaised,
    ReceiptChosen,
    ReceiptRequested,
    SessionEnded,
    SessionStarted,
    SessionSuspended,
    SigningFailed,
    TapGiven,
    VisitTold,
)
from kiosk.core.session.inputs import Input, Moment
from kiosk.core.session.lane_facts import LaneCarried, MasterTaken
from kiosk.core.session.spot_facts import SpotDrawn
from kiosk.core.session.staff_facts import StaffTaken
from kiosk.core.session.state import LaneState
from kiosk.core.session.views import BasketView
from kiosk.replay.told import Append

BESIDE = (LaneCarried, MasterTaken, StaffTaken, BasketOffered, VisitTold)
"""What a lane does by itself between two visits, whatever was put in: the journal does not tell what it goes by."""
OF_A_PAGE = (ReceiptChosen, ReceiptRequested, SessionEnded, HelpCleared, InterventionCleared, *BESIDE)
"""What comes of a receipt, or of the question after it, that nobody answers."""
MOST_DRAWN = 1 << 16
"""So many are the first four digits of a moment's id."""

Goods = Mapping[str, Item]


@dataclass(frozen=True, slots=True)
class Scene:
    """`append` as it is asked about: `state` is the lane before it, `lead` the fact that tells what was put in."""

    state: LaneState
    append: Append
    lead: Fact
    goods: Goods = field(default_factory=dict)

    @property
    def mono(self) -> float:
        """Monotonic seconds: those of the wall clock, which is all that a journal has."""
        return datetime.fromisoformat(self.append.at).timestamp()

    def has(self, *kinds: type) -> bool:
        """Whether such facts came with it."""
        return any(isinstance(fact, kinds) for fact in self.append.facts)

    def more_was_due(self) -> bool:
        """Whether at that moment something came due besides the page that was open."""
        return not all(isinstance(fact, OF_A_PAGE) for fact in self.append.facts)

    def today(self, item: Item) -> Item:
        """`item` as the goods are today, where they were given."""
        return self.goods.get(item.key, item)


@dataclass(frozen=True, slots=True)
class Question:
    """`event` reaches a lane in `state` at `moment`."""

    state: LaneState
    event: Input
    moment: Moment


@dataclass(frozen=True, slots=True)
class NotAsked:
    """`why` is a few words that complete: not asked, because the journal does not tell …"""

    why: str


BAGS = NotAsked("what the bagging scale saw")
MORE_DUE = NotAsked("what else was due at that moment, and since when")
Asked = tuple[LaneState, Input] | NotAsked
Ask = Callable[[Scene, Any], Asked]
"""Of a scene and the fact that leads in it, which is of the kind that it is kept under."""


def scene_of(state: LaneState, append: Append, goods: Goods) -> Scene:
    """The page is the basket's, as it is most of the time; who is asked sets another."""
    facts = tuple(fact for fact in append.facts if not isinstance(fact, (*BESIDE, BagFact))) or append.facts
    lead = 0
    for place, fact in enumerate(facts):
        if isinstance(fact, SessionStarted):
            state = replace(state, language=fact.language, ease=fact.ease)
            lead = min(place + 1, len(facts) - 1)
    paper = any(isinstance(fact, ReceiptRequested) for fact in facts)
    signs = not any(isinstance(fact, SigningFailed) for fact in facts)
    state = replace(state, view=BasketView(), message=None, printer_ready=paper, signer_ready=signs)
    return Scene(state, append, facts[lead], goods)


def question_of(scene: Scene, asks: Mapping[type, Ask]) -> Question | NotAsked:
    """The question that `asks` has for the kind of the fact that leads."""
    if isinstance(scene.lead, BagFact):
        return BAGS
    ask = asks.get(type(scene.lead))
    asked = ask(scene, scene.lead) if ask is not None else NotAsked(f"what made a {type(scene.lead).__name__}")
    if isinstance(asked, NotAsked):
        return asked
    state, event = asked
    return Question(state, event, Moment(scene.append.at, scene.mono, _nonce(scene)))


def _nonce(scene: Scene) -> str:
    """The moment's id, as far as something was named by it; it also drew whether there is a spot check."""
    drawn = next((fact for fact in scene.append.facts if isinstance(fact, SpotDrawn)), None)
    for nonce in _nonces(scene.append.facts):
        before = scene.state.session.spot_bp if scene.state.session is not None else 0
        if drawn is None or spot.falls(nonce, drawn.chance_bp, before) == drawn.picked:
            return nonce
    return "0" * 32


def _nonces(facts: tuple[Fact, ...]) -> Iterator[str]:
    """Those that fit: a call and a tap are named by it, a code is its last digits, a check is named by most of it."""
    for fact in facts:
        match fact:
            case TapGiven():
                yield fact.tap
            case HelpRequested() if fact.call:
                yield fact.call
            case SessionSuspended():
                yield f"{int(fact.code):032x}"
            case _:
                continue
    raised = next((fact for fact in facts if isinstance(fact, InterventionRaised)), None)
    rest = raised.intervention.id[4:] if raised is not None else "0" * 28
    yield from (f"{number:04x}{rest}" for number in range(MOST_DRAWN))


OF_BAGS = frozenset(
    {InterventionKind.EXTRA, InterventionKind.OTHER_ITEM, InterventionKind.NOT_PLACED, InterventionKind.TAKEN_OUT}
)


def of_bags(state: LaneState, facts: tuple[Fact, ...]) -> bool:
    """Whether in `facts`, which follow `state`, a person is called for bags, or done with them."""
    there = {one.id: one.kind for one in (state.session.interventions if state.session is not None else ())}
    raised = {fact.intervention.id: fact.intervention.kind for fact in facts if isinstance(fact, InterventionRaised)}
    cleared = {fact.intervention for fact in facts if isinstance(fact, InterventionCleared)}
    return any(kind in OF_BAGS for one, kind in (there | raised).items() if one in raised or one in cleared)


def without_bagging(policy: Policy) -> Policy:
    """Without the bagging scale: what it saw is in no journal."""
    return replace(policy, devices=policy.devices - {"bagging"})
