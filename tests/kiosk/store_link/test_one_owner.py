"""Two lanes, their store, a wire that delays, loses and repeats, and power that goes: no basket in two places, none in
no place. Lanes decide, fold and encode as they really do, the store's shelf is the real one; only threads and sockets
are played.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import create_engine, delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session as Rows
from sqlalchemy.pool import StaticPool

from kiosk.core.baskets import Ask, Grant, NotGranted
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.effects import AnswerCommand, AskForBasket, Effect, OfferBasket, ReleaseBasket
from kiosk.core.session.facts import BasketTakenUp, Fact, LineAdded, SessionEnded
from kiosk.core.session.inputs import (
    AskLost,
    BackTouched,
    BasketCodeGiven,
    BasketGranted,
    BasketHanded,
    BasketRefused,
    CancelConfirmed,
    CancelTouched,
    ComeBackTouched,
    Input,
    ItemScanned,
    Moment,
    OfferTaken,
    SaveTouched,
    ServerLinkChanged,
    Started,
    Ticked,
)
from kiosk.core.session.state import LaneState
from kiosk.core.session.visit import Saved, Session
from kiosk.store_link.basket_content import basket_in, offer_of
from server.baskets.book import Baskets, Stage, take_up
from server.baskets.hands import Hands
from server.baskets.shapes import OfferIn
from server.db.models import Base, BasketRow, DeadRequestRow, HandRow
from tests.kiosk.core.session.drawing import Chance
from tests.kiosk.core.session.sharing import SHARED
from tests.shop import item

LANES = ("4", "7")
NOON = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
SHELF = (HandRow, DeadRequestRow, BasketRow)
RARELY = (
    "came back", "back", "waited", "link", "power", "power soon", "arrived", "arrived", "no answer", "outbox",
    "put away", "handed", "day", "code", "shopped",
)  # fmt: skip
MOST = 3
"""So many baskets first, before the play is mostly about them."""
Token = str
"""The key of the one item that tells a basket from all others."""


@dataclass(frozen=True)
class Offered:
    saved: Saved


@dataclass(frozen=True)
class GivenBack:
    request: str
    basket: str


Job = Offered | GivenBack | Ask


@dataclass(eq=False)
class Attempt:
    """One request on the wire. `awaited`: its lane still listens for the answer."""

    lane: str
    job: Job
    awaited: bool = True


class Lane:
    """Decides for real. Its journal is a list, its channel does one thing after the other, as `BasketChannel` does."""

    def __init__(self, name: str, world: World) -> None:
        self.policy = replace(SHARED, lane=name, code_tries=10**9, saved_most=3)
        self.name = name
        self.world = world
        self.journal: list[Fact] = []
        self.durable = new_lane(self.policy)
        self.state = self.durable
        self.now = 1000.0
        self.inputs = 0
        self.told = 0  # facts that the store has
        self.power_goes = ""  # before or after the next facts are durable
        self.offers: dict[str, Saved] = {}
        self.jobs: deque[Ask | GivenBack] = deque()
        self.attempt: Attempt | None = None
        self.does(Started("test"))

    def does(self, event: Input) -> None:
        self.inputs += 1
        note(f"lane {self.name}: {event!r}"[:200])
        moment = Moment("2026-11-22T10:00:00+00:00", self.now, f"{self.name}{self.inputs:031x}")
        decision = decide(self.state, event, moment, self.policy)
        if decision.facts and self.power_goes == "before":
            self.loses_power()
            return
        for fact in decision.facts:
            self.durable = apply(self.durable, fact, self.policy)
            self.journal.append(fact)
            self.world.saw(fact)
        if decision.facts and self.power_goes == "after":
            self.loses_power()
            return
        self.state = decision.state
        for effect in decision.effects:
            self.begins(effect)

    def begins(self, effect: Effect) -> None:
        match effect:
            case OfferBasket(saved):
                self.offers[saved.basket] = saved
            case AskForBasket(ask):
                self.jobs.append(ask)
            case ReleaseBasket(request, basket):
                self.jobs.append(GivenBack(request, basket))
            case AnswerCommand(command, outcome):
                self.world.hands.note(self.name, {command: outcome})

    def loses_power(self) -> None:
        note(f"lane {self.name}: power cut")
        self.power_goes = ""
        if self.attempt is not None:
            self.attempt.awaited = False
        self.attempt, self.offers, self.jobs = None, {}, deque()
        self.state = self.durable
        self.now += 5
        self.does(Started("test"))

    def waits(self, seconds: float) -> None:
        self.now += seconds
        self.does(Ticked())

    def sends(self) -> None:
        """What is next goes onto the wire, as long as nothing is there."""
        if self.attempt is not None:
            return
        if self.offers:
            self.attempt = Attempt(self.name, Offered(next(iter(self.offers.values()))))
        elif self.jobs:
            self.attempt = Attempt(self.name, self.jobs[0])
        if self.attempt is not None:
            self.world.wire.append(self.attempt)

    def gives_up(self, *, for_good: bool) -> None:
        """No answer came in time: it is sent again, or whoever asked is told."""
        if self.attempt is None:
            return
        job, self.attempt.awaited, self.attempt = self.attempt.job, False, None
        if for_good and isinstance(job, Ask):
            self.jobs.remove(job)
            self.does(AskLost(job.request))

    def hears(self, job: Job, answer: Grant | NotGranted | None) -> None:
        self.attempt = None
        match job, answer:
            case Offered(saved), _:
                self.offers.pop(saved.basket, None)
                self.does(OfferTaken(saved.basket))
            case GivenBack(), _:
                self.jobs.remove(job)
            case Ask(), NotGranted(why, lane):
                self.jobs.remove(job)
                self.does(BasketRefused(job.request, why, lane))
            case Ask(), Grant():
                self.jobs.remove(job)
                self.does(
                    BasketGranted(
                        request=job.request,
                        basket=answer.basket,
                        code=answer.code,
                        lane=answer.lane,
                        content=basket_in(answer),
                    )
                )


@cache
def _one_shelf() -> Engine:
    """The shelf's tables in memory, made once."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    tables = [Base.metadata.tables[row.__tablename__] for row in SHELF]
    Base.metadata.create_all(engine, tables=tables)
    return engine


def shelf() -> Engine:
    """As `_one_shelf`, with nothing on it."""
    engine = _one_shelf()
    with engine.begin() as connection:
        for row in SHELF:
            connection.execute(delete(row))
    return engine


@dataclass
class World:
    """The store, the wire, and what became of each basket."""

    now: datetime = NOON
    wire: list[Attempt] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    ended: set[Token] = field(default_factory=set)
    visits: dict[str, Token] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.engine = shelf()
        self.baskets = Baskets(self.engine, lambda: self.now, lambda: None, time(4))
        self.hands = Hands(self.engine, lambda: self.now, lambda: None, LANES)

    def saw(self, fact: Fact) -> None:
        match fact:
            case BasketTakenUp():
                self.visits[fact.session] = token_of(fact.visit)
            case SessionEnded() if fact.session in self.visits:
                token = self.visits[fact.session]
                assert token not in self.ended, "a basket ends once"
                self.ended.add(token)

    def answer(self, lane: str, job: Job) -> Grant | NotGranted | None:
        match job:
            case Offered(saved):
                offer = offer_of(saved)
                told = OfferIn(
                    wire=1,
                    basket=offer.basket,
                    code=offer.code,
                    at=offer.at,
                    pieces=offer.pieces,
                    total_minor=offer.total.minor,
                    currency=offer.total.currency,
                    version=1,
                    content=dict(offer.content),
                )
                self.baskets.offer(lane, told)
                return None
            case GivenBack(request, basket):
                self.baskets.release(lane, request, basket)
                return None
            case Ask():
                return self.baskets.grant(lane, job)

    def rows(self) -> list[BasketRow]:
        return list(self.baskets.kept())

    def known(self) -> set[str]:
        """Every basket that ever reached the store."""
        with self.engine.connect() as connection:
            return set(connection.scalars(select(BasketRow.basket)))


def token_of(visit: Session) -> Token:
    return visit.lines[0].item.key


class OneOwner(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.lanes = {name: Lane(name, self.world) for name in LANES}
        self.made = 0
        self.slips: list[tuple[str, str]] = []
        self.token_in: dict[str, Token] = {}  # basket → what is in it
        for at in self.lanes.values():
            at.does(ServerLinkChanged(online=True))

    @rule(drawn=st.integers(0, 2**30))
    def goes_on(self, drawn: int) -> None:
        """One rule, so that the mixture stays: baskets are put aside and taken up all the time, and mishaps happen."""
        chance = Chance((drawn * 0x9E3779B97F4A7C15 % 2**64) >> 16)
        at = self.lanes[chance.one(LANES)]
        what = chance.one(self.likely(at) + RARELY)
        note(f"lane {at.name}: {what}")
        self.acts()[what](at, chance)

    def likely(self, at: Lane) -> tuple[str, ...]:
        """What shoppers and a good wire do next."""
        wire = ("answered",) * 30 if at.attempt is not None else ("sent",) * 30 if at.offers or at.jobs else ()
        if at.state.session is not None and at.state.session.lines:
            return (*wire, *("put aside",) * 10, *("left",) * 2, "cancelled")
        if wire:  # who waits for a basket mostly waits on
            return wire
        return (*("code",) * 6, "shopped") if self.slips and self.made > MOST else ("shopped", "code")

    def acts(self) -> dict[str, Callable[[Lane, Chance], None]]:
        return {
            "shopped": lambda at, _: self.somebody_shops(at),
            "put aside": lambda at, _: self.puts_it_aside(at),
            "left": lambda at, _: self.walks_away(at),
            "came back": lambda at, _: at.does(ComeBackTouched()),
            "cancelled": lambda at, _: self.cancels(at),
            "code": self.gives_a_code,
            "back": lambda at, _: at.does(BackTouched()),
            "waited": lambda at, chance: at.waits(chance.one((1.0, 11.0, 40.0, 700.0))),
            "link": lambda at, chance: at.does(ServerLinkChanged(chance.one((True, True, False)))),
            "power": lambda at, _: at.loses_power(),
            "power soon": self.power_goes_soon,
            "sent": lambda at, _: at.sends(),
            "answered": lambda at, _: self.is_answered(at),
            "arrived": self.something_arrives,
            "no answer": lambda at, chance: at.gives_up(for_good=chance.yes()),
            "outbox": lambda at, chance: self.the_outbox_is_sent(at, again=chance.yes()),
            "put away": lambda _, chance: self.a_host_puts_one_away(chance),
            "handed": self.a_host_hands_one_over,
            "day": lambda _, __: self.the_day_is_over(),
        }

    def somebody_shops(self, at: Lane) -> None:
        if at.state.session is not None:
            return
        self.made += 1
        key, number = f"0200000{self.made:06d}0", f"{at.name}-{at.state.sessions + 1:06d}"
        before = len(at.journal)
        self.world.visits[number] = key
        at.does(ItemScanned(key, item(key, f"Thing {self.made}", 100)))
        if any(isinstance(fact, LineAdded) for fact in at.journal[before:]):
            self.world.tokens.append(key)

    def puts_it_aside(self, at: Lane) -> None:
        at.does(SaveTouched())
        self.note_slips(at)

    def walks_away(self, at: Lane) -> None:
        at.waits(at.policy.idle_s)
        at.waits(at.policy.idle_warning_s)
        self.note_slips(at)

    def cancels(self, at: Lane) -> None:
        at.does(CancelTouched())
        at.does(CancelConfirmed())

    def gives_a_code(self, at: Lane, chance: Chance) -> None:
        if self.slips:
            code, of = chance.one(self.slips[-3:])
            at.does(BasketCodeGiven(code, chance.one((of, ""))))

    def power_goes_soon(self, at: Lane, chance: Chance) -> None:
        at.power_goes = chance.one(("before", "after"))

    def is_answered(self, at: Lane) -> None:
        """The store does what the lane waits for, and the lane hears of it, unless it was done and the answer lost."""
        if at.attempt not in self.world.wire:
            at.gives_up(for_good=False)
        elif at.attempt is not None:
            self.world.wire.remove(at.attempt)
            at.hears(at.attempt.job, self.world.answer(at.name, at.attempt.job))

    def something_arrives(self, _: Lane, chance: Chance) -> None:
        """Any request on the wire, an old one too, reaches the store; its answer may be lost."""
        if not self.world.wire:
            return
        attempt = chance.one(self.world.wire)
        self.world.wire.remove(attempt)
        answer = self.world.answer(attempt.lane, attempt.job)
        note(f"the store did {attempt.job!r} for lane {attempt.lane}: {type(answer).__name__}"[:200])
        if attempt.awaited and chance.yes():
            self.lanes[attempt.lane].hears(attempt.job, answer)

    def the_outbox_is_sent(self, at: Lane, *, again: bool) -> None:
        """That baskets were taken up reaches the store, late and more than once."""
        with Rows(self.world.engine) as session, session.begin():
            for fact in at.journal[0 if again else at.told :]:
                if isinstance(fact, BasketTakenUp):
                    assert take_up(session, at.name, fact.basket, fact.session) == ""
        at.told = len(at.journal)

    def a_host_puts_one_away(self, chance: Chance) -> None:
        rows = self.world.rows()
        if rows:
            basket = chance.one(rows).basket
            if self.world.baskets.void(basket, "Anna") == "":
                self.world.ended.add(self.token_in[basket])

    def a_host_hands_one_over(self, at: Lane, chance: Chance) -> None:
        rows = self.world.rows()
        if rows:
            self.world.hands.hand(chance.one(rows).basket, at.name, "Anna")
        for command in self.world.hands.open_for(at.name):
            at.does(BasketHanded(command.id, command.basket))

    def the_day_is_over(self) -> None:
        self.world.now += timedelta(hours=17)

    def note_slips(self, at: Lane) -> None:
        self.slips += [(one.code, at.name) for one in at.state.saved if (one.code, at.name) not in self.slips]

    @invariant()
    def every_basket_is_in_one_place(self) -> None:
        for at in self.lanes.values():
            for one in at.durable.saved:
                if one.basket:
                    self.token_in[one.basket] = token_of(one.session)
        places: dict[Token, list[str]] = {token: [] for token in self.world.tokens}
        rows = {row.basket: row for row in self.world.rows()}
        known = self.world.known()
        for at in self.lanes.values():
            self._in_the_lane(at.name, at.durable, places, known)
        for row in rows.values():
            holder = self.lanes.get(row.holder)
            if holder is not None and row.basket in holder.durable.taken_baskets:
                assert row.stage == Stage.GRANTED, "what a lane has taken up is nobody else's"
                continue
            places[self.token_in[row.basket]].append(f"the store ({row.stage} {row.holder})")
            for other in self.lanes.values():
                assert row.basket not in other.durable.taken_baskets, "the store thinks it has what a lane took up"
        for token, found in places.items():
            if token in self.world.ended:
                assert found == [], f"{token} is over, and still in {found}"
            else:
                assert len(found) == 1, f"{token} is in {found or 'no place'}"

    def _in_the_lane(self, name: str, state: LaneState, places: dict[Token, list[str]], known: set[str]) -> None:
        if state.session is not None and state.session.lines:
            places[token_of(state.session)].append(f"lane {name}, open")
        for one in state.saved:
            if not one.basket:
                places[token_of(one.session)].append(f"lane {name}, saved")
            elif one.basket not in known:
                places[token_of(one.session)].append(f"lane {name}, on its way")


OneOwner.TestCase.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)


class TestOneOwner(OneOwner.TestCase):  # type: ignore[misc, valid-type]
    pass


def test_the_model_does_not_look_away() -> None:
    """With a store that grants what a lane has taken up already, two lanes would hold one basket."""
    machine = OneOwner()
    with pytest.raises(AssertionError, match=r"took up|is in \["):
        _takes_one_up_twice(machine)


def _takes_one_up_twice(machine: OneOwner) -> None:
    four, seven = machine.lanes["4"], machine.lanes["7"]
    usual = Chance(0)
    machine.somebody_shops(four)
    machine.puts_it_aside(four)
    _all_goes_well(machine, four)
    machine.gives_a_code(seven, usual)
    _all_goes_well(machine, seven)
    machine.every_basket_is_in_one_place()
    assert seven.state.session is not None
    with Rows(machine.world.engine) as session, session.begin():
        [row] = session.scalars(select(BasketRow))
        row.stage, row.holder = Stage.WAITING, ""  # what must never be
    machine.every_basket_is_in_one_place()


def _all_goes_well(machine: OneOwner, at: Lane) -> None:
    while at.offers or at.jobs:
        at.sends()
        machine.is_answered(at)
