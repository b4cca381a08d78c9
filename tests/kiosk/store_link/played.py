"""Two lanes and their store without threads and sockets: lanes decide, fold and encode as they really do, the store's
shelf is the real one, and what is on the wire between them lies open.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import cache

from hypothesis import currently_in_test_context, note
from sqlalchemy import create_engine, delete
from sqlalchemy.engine import Engine
from sqlalchemy.pool import StaticPool

from kiosk.core.baskets import Ask, Grant, NotGranted
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.effects import AnswerCommand, AskForBasket, Effect, OfferBasket, ReleaseBasket
from kiosk.core.session.facts import BasketTakenUp, Fact, SessionEnded
from kiosk.core.session.inputs import (
    AskLost,
    BasketGranted,
    BasketRefused,
    Input,
    Moment,
    OfferTaken,
    Started,
    Ticked,
)
from kiosk.core.session.visit import Saved, Session
from kiosk.store_link.basket_content import basket_in, offer_of
from server.baskets.book import Baskets
from server.baskets.hands import Hands
from server.baskets.shapes import OfferIn
from server.db.models import Base, BasketRow, DeadRequestRow, HandRow
from tests.kiosk.core.session.sharing import SHARED

LANES = ("4", "7")
NOON = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
SHELF = (HandRow, DeadRequestRow, BasketRow)
Token = str
"""The key of the one item that tells a basket from all others."""


def tell(what: str) -> None:
    """`what` is in the report of a play that fails."""
    if currently_in_test_context():
        note(what[:200])


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
        tell(f"lane {self.name}: {event!r}")
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
        tell(f"lane {self.name}: power cut")
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
        self.hands = Hands(self.engine, lambda: self.now, lambda _lane: None, LANES)

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

    def places(self) -> dict[str, tuple[str, str]]:
        """Of every basket that ever reached the store its stage and holder.

        It is looked at after each step, so in plain SQL: by way of the models it would be half of the play.
        """
        with self.engine.connect() as connection:
            told = connection.exec_driver_sql("SELECT basket, stage, holder FROM basket ORDER BY offered_at, basket")
            return {basket: (stage, holder) for basket, stage, holder in told}


def token_of(visit: Session) -> Token:
    return visit.lines[0].item.key
