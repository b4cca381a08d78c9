"""A journal decided again by today's core and rules: where what would come of it is not what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiosk.core.policy import Policy
from kiosk.core.pricing import RuleBook
from kiosk.core.session.bag_facts import BagFact
from kiosk.core.session.decide import decide
from kiosk.core.session.facts import CouponAdded, CouponRemoved, Fact, LineAdded, LineRemoved, QuantityChanged
from kiosk.core.session.screens import Screen
from kiosk.core.session.visit import Session
from kiosk.replay.asking import (
    BAGS,
    BESIDE,
    Ask,
    Goods,
    NotAsked,
    Question,
    Scene,
    of_bags,
    question_of,
    scene_of,
    without_bagging,
)
from kiosk.replay.basket_asks import BASKET_ASKS, ONE_MORE, scanned_again
from kiosk.replay.cash_asks import CASH_ASKS
from kiosk.replay.differing import Change, changes
from kiosk.replay.money_asks import MONEY_ASKS
from kiosk.replay.people_asks import PEOPLE_ASKS
from kiosk.replay.shown import shown
from kiosk.replay.staff_asks import STAFF_ASKS
from kiosk.replay.steps import Step, steps
from kiosk.replay.told import Append, Told

BooksOf = Callable[[str], tuple[RuleBook, ...] | None]
ASKS: dict[type, Ask] = {**BASKET_ASKS, **MONEY_ASKS, **CASH_ASKS, **PEOPLE_ASKS, **STAFF_ASKS}
"""All, for a lane whose settings are known."""
PRICES: dict[type, Ask] = {
    kind: BASKET_ASKS[kind] for kind in (LineAdded, QuantityChanged, LineRemoved, CouponAdded, CouponRemoved)
}
"""Those about what a basket costs, for which rules of price are enough."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`append` would come to something else: each of `changes`, and with that another screen or total. `screen_sure`:
    both screens follow from the facts; else one is the last that they told of.
    """

    append: Append
    screen_was: Screen
    screen_would: Screen
    screen_sure: bool
    was: Session | None
    would: Session | None
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Again:
    """Goes through a journal once, and counts. `not_asked`: what the journal does not tell → how many appends.

    `goods` are as they are today, key by key; others are as they were sold. `books_of` gives the rules of a version
    of the store's, None where it is gone; without it the rules are those of `policy`, whatever was handed out.
    Only the visit `session` is asked about, and counted, where one is given.
    """

    policy: Policy
    goods: Goods = field(default_factory=dict)
    asks: Mapping[type, Ask] = field(default_factory=lambda: ASKS)
    books_of: BooksOf | None = None
    session: str | None = None
    asked: int = 0
    differing: int = 0
    not_asked: Counter[str] = field(default_factory=Counter)

    def differences(self, told: Iterable[Told]) -> Iterator[Difference]:
        """Every append that today's core, asked anew, would decide otherwise; the lane before it is as it was."""
        policy = without_bagging(self.policy)
        for step in steps(told, policy):
            if self.session is not None and self.session not in step.append.sessions:
                continue
            found = self._ask(step, policy)
            if found is not None:
                self.differing += 1
                yield found

    def _ask(self, step: Step, policy: Policy) -> Difference | None:
        before = step.before
        if self.books_of is not None and before.master:
            books = self.books_of(before.master)
            if books is None:
                self._counts(NotAsked(f"the rules of version {before.master}"))
                return None
            before = replace(before, books=books)
        scene = scene_of(before, step.append, self.goods)
        question = question_of(scene, self.asks)
        if isinstance(question, NotAsked):
            self._counts(question)
            return None
        facts, found = _decided(scene, question, policy)
        if of_bags(before, step.append.facts) or of_bags(before, facts):
            self._counts(BAGS)
            return None
        other = scanned_again(scene)
        if other is not None and type(scene.lead) in self.asks:
            event = replace(question, event=other)
            if bool(_decided(scene, event, policy)[1]) != bool(found):
                self._counts(ONE_MORE)
                return None
        self.asked += 1
        if not found:
            return None
        after = shown(step.before, facts, policy)
        return Difference(
            append=step.append,
            screen_was=step.after.screen,
            screen_would=after.screen,
            screen_sure=step.after.sure and after.sure,
            was=step.visit,
            would=after.state.session if after.state.session is not None else step.before.session,
            changes=found,
        )

    def _counts(self, answer: NotAsked) -> None:
        self.not_asked[answer.why] += 1


def _decided(scene: Scene, question: Question, policy: Policy) -> tuple[tuple[Fact, ...], tuple[Change, ...]]:
    """What would be decided, and where that differs from what was."""
    facts = decide(question.state, question.event, question.moment, policy).facts
    return facts, tuple(changes(_of_the_input(scene.append.facts), _of_the_input(facts)))


def _of_the_input(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Without what the lane does beside it, and what comes of the load in the bags."""
    return tuple(fact for fact in facts if not isinstance(fact, BESIDE) and not isinstance(fact, BagFact))
