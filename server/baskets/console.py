"""/console/baskets: the baskets that are put aside, as hosts see them, and what hosts may do about one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.calls import Outcome
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.baskets.book import Baskets, Stage
from server.baskets.hands import Hands
from server.baskets.shapes import Hex
from server.calls.bell import Bell
from server.calls.console import HOLD_S, REFUSALS, DoneOut, HostName, named
from server.calls.hold import hold
from server.console.page import money
from server.db.models import BasketRow, HandRow
from server.ingest.body import ShortRoute
from server.ingest.payloads import Lane
from server.staff.host import Host
from server.staff.trail import Trail


class WhoIn(BaseModel):
    """Who says it, where nobody signs on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: HostName | None = None


class HandIn(WhoIn):
    lane: Lane


class Where(StrEnum):
    """OVER: nobody came back for it; HANDED: a lane is told to take it; NOT_FREE: that lane could not; GRANTED: a lane
    asked for it, and has not said yet that it came.
    """

    WAITING = "waiting"
    OVER = "over"
    HANDED = "handed"
    NOT_FREE = "not_free"
    GRANTED = "granted"


class KeptOut(BaseModel):
    """`holder`: the lane that `where` speaks of; `free`: a host may put it away or hand it to a lane; `held`: they may
    take it back from the lane that has it.
    """

    basket: str
    code: str
    lane: str
    at: str
    pieces: int
    total: str
    where: Where
    holder: str
    over: bool
    free: bool
    held: bool


class ShelfOut(BaseModel):
    """`tag` changes with what is on it."""

    tag: str
    lanes: list[str]
    baskets: list[KeptOut]


def make_shelf(gate: Gate, baskets: Baskets, hands: Hands, trail: Trail, bell: Bell) -> APIRouter:
    router = APIRouter(prefix="/console", route_class=ShortRoute)
    allowed = Depends(gate.may(Act.BASKETS))

    @router.get("/baskets", dependencies=[Depends(gate.host)], responses=REFUSALS)
    async def shelf(request: Request, seen: Annotated[str, Field(max_length=64)] = "") -> ShelfOut:
        """The baskets that wait, those whose day is over first. With `seen`, the `tag` of what is known, the answer
        waits until something else is to be told.
        """
        return await hold(request, bell, lambda: told(baskets, hands), lambda found: found.tag != seen, HOLD_S)

    @router.post("/baskets/{basket}/void", responses=REFUSALS)
    def void(basket: Hex, who: WhoIn, host: Host = allowed) -> DoneOut:
        """The basket is given up, its goods go back. 409: it does not count, and the sentence says why."""
        done = _done(baskets.void(basket, named(host, who.name)))
        trail.did(host.staff, Act.BASKETS, reason="void", command=basket)
        return done

    @router.post("/baskets/{basket}/free", responses=REFUSALS)
    def free(basket: Hex, who: WhoIn, host: Host = allowed) -> DoneOut:
        """The basket is taken back from a lane that is out of order for good. 409: it does not count."""
        done = _done(baskets.free(basket, named(host, who.name)))
        trail.did(host.staff, Act.BASKETS, reason="free", command=basket)
        return done

    @router.post("/baskets/{basket}/hand", responses=REFUSALS)
    def hand(basket: Hex, wish: HandIn, host: Host = allowed) -> DoneOut:
        """The lane is told to take the basket up. 409: it does not count, and the sentence says why."""
        done = _done(hands.hand(basket, wish.lane, named(host, wish.name)))
        trail.did(host.staff, Act.BASKETS, lane=wish.lane, reason="hand", command=basket)
        return done

    return router


def told(baskets: Baskets, hands: Hands) -> ShelfOut:
    """What is on the shelf, as the script takes it."""
    newest = hands.newest()
    kept = [_out(row, newest.get(row.basket), over=baskets.is_over(row)) for row in baskets.kept()]
    kept.sort(key=lambda one: not one.over)
    return ShelfOut(tag=_tag(kept), lanes=list(hands.lanes), baskets=kept)


def _out(row: BasketRow, hand: HandRow | None, *, over: bool) -> KeptOut:
    free = row.stage == Stage.WAITING
    where, holder = _where(row, hand, over=over)
    return KeptOut(
        basket=row.basket,
        code=row.code,
        lane=row.lane,
        at=row.at,
        pieces=row.pieces,
        total=money(row.total_minor, row.currency),
        where=where,
        holder=holder,
        over=free and over,
        free=free,
        held=row.stage == Stage.GRANTED,
    )


def _where(row: BasketRow, hand: HandRow | None, *, over: bool) -> tuple[Where, str]:
    if row.stage == Stage.GRANTED:
        return Where.GRANTED, row.holder
    if hand is not None and not hand.outcome:
        return Where.HANDED, hand.lane
    if hand is not None and hand.outcome == Outcome.OVER:
        return Where.NOT_FREE, hand.lane
    return Where.OVER if over else Where.WAITING, ""


def _tag(kept: Sequence[KeptOut]) -> str:
    return hashlib.sha256(json.dumps([one.model_dump() for one in kept]).encode()).hexdigest()[:32]


def _done(refusal: str) -> DoneOut:
    if refusal:
        raise HTTPException(409, refusal)
    return DoneOut()
