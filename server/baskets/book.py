"""The baskets that lanes have put aside, and who has each: the store, or exactly one lane.

Every step is one transaction on the basket's own row. Of two lanes who ask at the same moment one gets it, the other
is told where it is. A grant stays with its lane until that lane gives it back: an answer that was lost is given again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.core.baskets import Ask, Grant, NotGranted, Why
from server.baskets.shapes import OfferIn
from server.baskets.tidying import Tidying
from server.db.engine import for_writing
from server.db.models import BasketRow, DeadRequestRow, FreedRow

log = logging.getLogger(__name__)

FORGOTTEN = timedelta(days=7)
"""So long after its day an old code still tells that its basket was put away."""
MOST_LISTED = 100
"""So many baskets, the newest, a lane is told of."""
SOON = timedelta(minutes=2)
"""So long a lane may need to say that a basket came: nobody takes it back meanwhile."""


class Stage(StrEnum):
    """Where a basket is."""

    WAITING = "waiting"  # with the store
    GRANTED = "granted"  # to its holder, who has not said yet that it came
    TAKEN = "taken"  # by its holder, durably
    VOID = "void"  # a host put it away


class Baskets:
    """Used from any thread."""

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime],
        ring: Callable[[], None],
        end_of_day: time,
        tidying: Tidying | None = None,
    ) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now
        self._ring = ring
        self._end_of_day = end_of_day
        self._tidying = tidying

    def offer(self, lane: str, offer: OfferIn) -> None:
        """The basket is with the store, durably; offered again it is as it was."""
        now = self._now()
        if self._tidying is not None:
            self._tidying.tidy(now)
        row = BasketRow(
            **offer.model_dump(exclude={"wire", "content"}),
            content=json.dumps(offer.content, ensure_ascii=False),
            lane=lane,
            offered_at=_stamp(now),
            keep_until=_stamp(_next(now, self._end_of_day)),
            stage=Stage.WAITING,
        )
        try:
            with Session(self._writing) as session, session.begin():
                if session.get(BasketRow, offer.basket) is None:
                    session.add(row)
        except IntegrityError:  # another worker was quicker with the same offer
            log.info("basket %s of lane %s was there already", offer.basket, lane)
        self._ring()

    def grant(self, lane: str, ask: Ask) -> Grant | NotGranted:
        """The basket that is asked for is `lane`'s from now on; or why not. The same request is answered alike."""
        with Session(self._writing) as session, session.begin():
            found = list(session.scalars(_wanted(ask).with_for_update()))
            dead = session.get(DeadRequestRow, ask.request) is not None
            answer = NotGranted(Why.UNKNOWN) if dead else self._chosen(lane, ask, found)
            if isinstance(answer, NotGranted):
                return answer
            if answer.request and answer.request != ask.request:
                self._bury(session, answer.request)
            if answer.stage == Stage.WAITING:
                answer.stage, answer.holder, answer.granted_at = Stage.GRANTED, lane, _stamp(self._now())
            answer.request = ask.request
            grant = Grant(
                basket=answer.basket,
                code=answer.code,
                lane=answer.lane,
                at=answer.at,
                version=answer.version,
                content=json.loads(answer.content),
            )
        self._ring()
        return grant

    def release(self, lane: str, request: str, basket: str) -> bool:
        """What was granted to `lane` on `request`, and never taken up, is with the store again: whether it is so."""
        with Session(self._writing) as session, session.begin():
            row = session.get(BasketRow, basket, with_for_update=True)
            if row is None or (row.stage, row.holder, row.request) != (Stage.GRANTED, lane, request):
                return False
            self._bury(session, request)
            row.stage, row.holder, row.request, row.granted_at = Stage.WAITING, "", "", ""
        self._ring()
        return True

    def void(self, basket: str, name: str) -> str:
        """A host puts the basket away: '' when it counts, or the sentence why it does not."""
        with Session(self._writing) as session, session.begin():
            row = session.get(BasketRow, basket, with_for_update=True)
            refusal = refused(row)
            if refusal or row is None:
                return refusal
            row.stage, row.content, row.ended_at, row.ended_by = Stage.VOID, "", _stamp(self._now()), name
        self._ring()
        return ""

    def free(self, basket: str, name: str) -> str:
        """A host takes the basket back from a lane that is out of order for good: '' when it counts, or the sentence
        why it does not. Whatever that lane asked for is over.
        """
        now = self._now()
        with Session(self._writing) as session, session.begin():
            row = session.get(BasketRow, basket, with_for_update=True)
            refusal = _not_freed(row, now)
            if refusal or row is None:
                return refusal
            log.warning("%s took basket %s back from lane %s", name, basket, row.holder)
            session.add(FreedRow(basket=basket, lane=row.holder, request=row.request, name=name, at=_stamp(now)))
            self._bury(session, row.request)
            row.stage, row.holder, row.request, row.granted_at = Stage.WAITING, "", "", ""
        self._ring()
        return ""

    def named(self, told: str) -> list[str]:
        """The baskets with a lane that has not said yet that they came, by their code or their own name."""
        held = select(BasketRow.basket).filter_by(stage=Stage.GRANTED)
        with Session(self._engine) as session:
            return list(session.scalars(held.where((BasketRow.code == told) | (BasketRow.basket == told))))

    def kept(self) -> Sequence[BasketRow]:
        """Those that wait, and those that a lane was given and has not taken up yet; the oldest first."""
        with Session(self._engine, expire_on_commit=False) as session:
            rows = select(BasketRow).where(BasketRow.stage.in_((Stage.WAITING, Stage.GRANTED)))
            return list(session.scalars(rows.order_by(BasketRow.offered_at, BasketRow.basket)))

    def for_lane(self, lane: str) -> Sequence[BasketRow]:
        """Those that `lane` may be granted now, the newest first: whatever waits, after its day too, for a host of the
        lane asks; and what it was granted and has not taken up yet.
        """
        own = and_(BasketRow.stage == Stage.GRANTED, BasketRow.holder == lane)
        rows = select(BasketRow).where(or_(BasketRow.stage == Stage.WAITING, own))
        newest = rows.order_by(BasketRow.offered_at.desc(), BasketRow.basket).limit(MOST_LISTED)
        with Session(self._engine, expire_on_commit=False) as session:
            return list(session.scalars(newest))

    def is_over(self, row: BasketRow) -> bool:
        """Whether the day that `row` was kept for is over."""
        return datetime.fromisoformat(row.keep_until) <= self._now()

    def _bury(self, session: Session, request: str) -> None:
        session.add(DeadRequestRow(request=request, at=_stamp(self._now())))

    def _chosen(self, lane: str, ask: Ask, found: Sequence[BasketRow]) -> BasketRow | NotGranted:
        given = [row for row in found if row.stage == Stage.GRANTED and row.holder == lane]
        again = next((row for row in given if row.request == ask.request), None)
        if again is not None:
            return again
        # the very basket is asked for where a host handed it out, whose word counts after its day too
        waiting = [row for row in found if row.stage == Stage.WAITING and (ask.basket or not self.is_over(row))]
        match given + waiting:
            case []:
                return self._refused(found)
            case [one]:
                return one
            case _:
                return NotGranted(Why.TWICE)

    def _refused(self, found: Sequence[BasketRow]) -> NotGranted:
        held = [row for row in found if row.holder and not (row.stage == Stage.TAKEN and self.is_over(row))]
        if held:
            return NotGranted(Why.AT_LANE, max(held, key=lambda row: row.granted_at).holder)
        forgotten = self._now() - FORGOTTEN
        remembered = any(datetime.fromisoformat(row.keep_until) > forgotten for row in found)
        return NotGranted(Why.OVER if remembered else Why.UNKNOWN)


def take_up(session: Session, lane: str, basket: str, visit: str) -> str:
    """`lane` says that it has the basket, durably; a sentence where another one was granted it.

    A store whose books are older than the grant believes the lane.
    """
    row = session.get(BasketRow, basket, with_for_update=True)
    if row is None:
        return ""
    if row.holder not in ("", lane) or row.stage == Stage.VOID:
        return f"basket {basket} was not granted to lane {lane}"
    row.stage, row.holder, row.session, row.content = Stage.TAKEN, lane, visit, ""
    return ""


def refused(row: BasketRow | None) -> str:
    """Why a host can do nothing about `row`; '' where they can."""
    if row is None or row.stage == Stage.VOID:
        return "This basket is not kept any more."
    if row.stage != Stage.WAITING:
        return f"Lane {row.holder} has this basket already."
    return ""


def _not_freed(row: BasketRow | None, now: datetime) -> str:
    """Why a host cannot take `row` back; '' where they can."""
    if row is None or row.stage == Stage.VOID:
        return "This basket is not kept any more."
    if row.stage == Stage.WAITING:
        return "No lane has this basket."
    if row.stage == Stage.TAKEN:
        return f"Lane {row.holder} has opened this basket. Its goods are scanned again."
    if now - datetime.fromisoformat(row.granted_at) < SOON:
        return f"Lane {row.holder} was given this basket just now. Please wait two minutes."
    return ""


def _wanted(ask: Ask) -> Select[BasketRow]:
    rows = select(BasketRow)
    if ask.basket:
        return rows.filter_by(basket=ask.basket)
    return rows.filter_by(code=ask.code, lane=ask.lane) if ask.lane else rows.filter_by(code=ask.code)


def _next(now: datetime, end: time) -> datetime:
    """The next moment when the clock shows `end`."""
    today = now.replace(hour=end.hour, minute=end.minute, second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
