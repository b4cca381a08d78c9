"""/actions: what is to be done, by whom, and what came of it; the same for the bar over the wall, and hosts' words on
it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.mode import LaneMode
from kiosk.core.session.decide.mode import ACT
from kiosk.core.staff import Act
from server.actions.book import DISMISSED, DONE
from server.actions.crowd import Crowd
from server.actions.remedies import ORDERS, Remedy
from server.actions.rules import Gauge, Rules
from server.actions.saying import Told, came, clock, percent, told
from server.actions.watch import Watcher
from server.auth.gate import Gate
from server.baskets.console import WhoIn
from server.calls.bell import Bell
from server.calls.console import HOLD_S, REFUSALS, DoneOut, named
from server.calls.hold import hold
from server.ingest.body import ShortRoute
from server.modes.book import Modes
from server.staff.host import Host
from server.staff.trail import Trail
from server.wall.door import Door
from server.wall.pages import Pages

FOLDER = Path(__file__).parent
ENDED = 30
REASONS = ("no_need", "nobody_free", "known", "wrong")

Language = Annotated[str, Query(alias="lang", max_length=10)]
Number = Annotated[int, Field(ge=1, le=2**53)]
ItemNames = Callable[[str, str], str]
"""A language and an item's key → what the item is called."""


class OpenOut(BaseModel):
    """One that is to be done: `said` and `do` in the page's language; `take`: what its button says, '' where somebody
    has it; `orders`: a lane that it tells what to be, or ''.
    """

    model_config = ConfigDict(from_attributes=True)

    number: int
    state: str
    gauge: str
    said: str
    do: str
    since: str
    owner: str
    orders: str
    take: str


class ActionsOut(BaseModel):
    """What nobody has yet comes first. `tag` changes with what is told."""

    tag: str
    actions: list[OpenOut]


class WhyIn(WhoIn):
    reason: Literal["no_need", "nobody_free", "known", "wrong"]


@dataclass(frozen=True, slots=True)
class Bar:
    """How long who comes `after` so many minutes waits; `wide` twentieths of the page."""

    after: int
    wait: str
    line: str
    wide: int
    is_over: bool


def make_actions(
    gate: Gate,
    watcher: Watcher,
    modes: Modes,
    trail: Trail,
    bell: Bell,
    pages: Pages,
    names: ItemNames,
    now: Callable[[], datetime],
) -> APIRouter:
    router, door = APIRouter(route_class=ShortRoute), Door(gate, trail)
    actions = watcher.actions
    pages = pages.room("actions", FOLDER)
    acts = Depends(gate.may(Act.ACTIONS))

    def open_ones(request: Request, language: str) -> list[Told]:
        words, today = pages.words(request, language), now().date().isoformat()
        rules = watcher.rules
        return [told(row, words, rules, today, partial(names, words["item_language"])) for row in actions.open()]

    @router.get("/actions", include_in_schema=False)
    def view(request: Request, language: Language = "") -> Response:
        """What is to be done, the wait of the next half hour, and what came of what was done."""
        host = door.enter(request, Act.ACTIONS, pages, language)
        if isinstance(host, Response):
            return host
        words, today = pages.words(request, language), now().date().isoformat()
        full, rows = watcher.crowd(), open_ones(request, language)
        name_of, rules = partial(names, words["item_language"]), watcher.rules
        return pages.show(
            request,
            "actions",
            language,
            host,
            tag=_tag(rows),
            rows=rows,
            ended=[came(row, words, rules, today, name_of) for row in actions.ended(ENDED)],
            bars=bars(full, goal_s(rules)),
            open_lanes=full.lanes,
            goal=f"{clock(goal_s(rules))} ({percent(rules.of[Gauge.WAITING].raise_at)})",
            reasons=REASONS,
        )

    @router.get("/console/actions", dependencies=[Depends(gate.may_follow(Act.ACTIONS))], responses=REFUSALS)
    async def news(request: Request, seen: Annotated[str, Field(max_length=64)] = "") -> ActionsOut:
        """What is to be done. With `seen`, the `tag` of what is known, the answer waits until something else is."""

        def look() -> ActionsOut:
            rows = open_ones(request, "")
            return ActionsOut(tag=_tag(rows), actions=[OpenOut.model_validate(one) for one in rows])

        return await hold(request, bell, look, lambda it: it.tag != seen, HOLD_S)

    @router.post("/console/actions/{number}/take", responses=REFUSALS)
    def take(number: Number, who: WhoIn, request: Request, host: Host = acts) -> DoneOut:
        """The host sees to it: they are its owner, and a lane that is to be opened, or for small baskets, is told.
        409: somebody has it already.
        """
        row = actions.one(number)
        mode = ORDERS.get(Remedy(row.remedy)) if row is not None and row.target else None
        lane = row.target if row is not None else ""
        if mode is not None:
            gate.check(request, ACT[mode], lane)
        name = named(host, who.name)
        _refuse(actions.take(number, host.staff, name))
        _noted(host, number, "taken")
        if mode is not None:
            pieces = watcher.rules.express_pieces if mode is LaneMode.EXPRESS else 0
            _refuse(modes.order(lane, mode, host.staff, name, pieces=pieces, action=number))
            trail.did(host.staff, ACT[mode], lane=lane)
        return DoneOut()

    @router.post("/console/actions/{number}/done", responses=REFUSALS)
    def done(number: Number, who: WhoIn, host: Host = acts) -> DoneOut:
        """It is done: from now on its effect is measured."""
        _refuse(actions.end(number, DONE, named(host, who.name), watcher.rules))
        _noted(host, number, "done")
        return DoneOut()

    @router.post("/console/actions/{number}/dismiss", responses=REFUSALS)
    def dismiss(number: Number, why: WhyIn, host: Host = acts) -> DoneOut:
        """It is not needed, for a reason; nothing is asked for the same cause for a while."""
        _refuse(actions.end(number, DISMISSED, named(host, why.name), watcher.rules, why.reason))
        _noted(host, number, "dismissed", why.reason)
        return DoneOut()

    def _noted(host: Host, number: int, state: str, reason: str = "") -> None:
        row = actions.one(number)
        cause = row.cause if row is not None else ""
        lane = row.lane if row is not None else ""
        trail.did(host.staff, Act.ACTIONS, lane=lane, reason=reason, after={"state": state, "cause": cause})

    return router


def goal_s(rules: Rules) -> float:
    """Seconds that nobody is to wait longer than."""
    return rules.of[Gauge.WAITING].raise_at * rules.usual_wait_s


def bars(full: Crowd, goal: float) -> list[Bar]:
    """Each step of the forecast; none where no lane is open."""
    if not full.lanes:
        return []
    longest = max(2 * goal, *(one.seconds for one in full.waits))
    return [
        Bar(
            after=round(one.after_s / 60),
            wait=clock(one.seconds),
            line=f"{one.line:.0f}",
            wide=max(1, round(20 * one.seconds / longest)) if one.seconds >= 1 else 0,
            is_over=one.seconds > goal,
        )
        for one in full.waits
    ]


def _tag(rows: Sequence[Told]) -> str:
    return hashlib.sha256(json.dumps([asdict(one) for one in rows]).encode()).hexdigest()[:32]


def _refuse(sentence: str) -> None:
    if sentence:
        raise HTTPException(409, sentence)
