"""/desk/lanes: the lanes of the store: how each stands, its name, its key, and the way in and out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from sqlalchemy.engine import Engine

from kiosk.core.staff import Act
from server.counters.book import Counters
from server.desk.acts import Desk
from server.desk.fleet import Fleet, Key, NotChanged, What
from server.desk.lane_card import Cards
from server.desk.view import View
from server.findings.book import Findings
from server.ingest.payloads import Lane
from server.link.authority import Authority
from server.link.enrolments import Enrolments
from server.link.roster import Roster
from server.staff.host import Host
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.standing.book import Standings
from server.wall.deeds import moment
from server.wall.pages import Pages

HERE = "/desk/lanes"
Language = Annotated[str, Query(alias="lang", max_length=10)]
Text = Annotated[str, Field(max_length=80)]


class LaneIn(BaseModel):
    name: Text = ""


class NewIn(LaneIn):
    lane: Text


class Lanes:
    """What the page and the acts share."""

    def __init__(self, roster: Roster, fleet: Fleet, cards: Cards, source: StaffSource, *, enrols: bool) -> None:
        self.roster, self.fleet, self.cards, self.source = roster, fleet, cards, source
        self.enrols = enrols

    @classmethod
    def of(
        cls,
        engine: Engine,
        roster: Roster,
        standings: Standings,
        enrolments: Enrolments,
        authority: Authority | None,
        source: StaffSource,
        findings: Findings,
        counters: Counters,
        now: Callable[[], datetime],
    ) -> Lanes:
        """With an `authority` lanes enrol by codes; without one they have tokens."""
        fleet = Fleet(roster, standings, enrolments, authority, source, now)
        cards = Cards(engine, roster, standings, findings, counters, enrolments, now)
        return cls(roster, fleet, cards, source, enrols=authority is not None)


def make_lane_pages(view: View, lanes: Lanes, today: Callable[[], str]) -> APIRouter:
    router = APIRouter(prefix=HERE, include_in_schema=False)

    def wishes(host: Host) -> Mapping[str, Mapping[str, object]]:
        names = lanes.source.names()
        return {
            lane: {
                "by": names.get(row.author, row.author),
                "when": moment(row.made_at, today()),
                "mine": row.author == host.staff,
            }
            for lane, row in lanes.roster.wishes().items()
        }

    @router.get("")
    def all_lanes(request: Request, lang: Language = "") -> Response:
        """How each lane stands, what waits for a second manager, and those that were retired."""

        def told(host: Host) -> Mapping[str, object]:
            return {
                "cards": lanes.cards.all(view.words(request, lang)),
                "wishes": wishes(host),
                "retired": [one for one in lanes.roster.all() if one.retired_on],
                "enrols": lanes.enrols,
            }

        return view.page(request, "lanes", lang, told)

    @router.get("/{lane}")
    def one_lane(request: Request, lane: Lane, lang: Language = "") -> Response:
        """One lane with all that is known of it and what can be changed; of a retired one, how it comes back."""

        def told(host: Host) -> Mapping[str, object]:
            known = lanes.roster.of(lane)
            if known is None:
                raise HTTPException(404, f"there is no lane {lane}")
            words = view.words(request, lang)
            card = next((one for one in lanes.cards.all(words) if one.lane.lane == lane), None)
            return {
                "lane": known,
                "card": card,
                "reach": lanes.cards.reach(lane),
                "wish": wishes(host).get(lane),
                "enrols": lanes.enrols,
                "takes_two": card is not None and lanes.fleet.takes_two(lane),
                "new_key": card is not None and (lanes.enrols or (bool(known.token_hash) and not card.heard)),
                "key_back": lanes.enrols or bool(known.added_at),
            }

        return view.page(request, "lane", lang, told)

    return router


def make_lane_acts(desk: Desk, lanes: Lanes, trail: Trail, pages: Pages, tell: Callable[[], None]) -> APIRouter:
    """`tell`: all who look at lanes look again."""
    router, fleet = APIRouter(prefix=HERE, include_in_schema=False), lanes.fleet

    def refused(request: Request, error: NotChanged) -> Response:
        words = pages.words(request)
        problem = words[f"lane_problem_{error.problem}"]
        return JSONResponse({"error": words["why_lane"], "problems": [problem], "count": 1}, 409)

    def done(
        host: Host,
        act: Act,
        what: What,
        lane: str,
        told: Mapping[str, object],
        key: Key | None = None,
        to: str = "",
        before: Mapping[str, object] | None = None,
    ) -> Response:
        trail.did(host.staff, act, lane=lane, reason=what, before=before, after=told)
        tell()
        if key is None:
            return JSONResponse({"to": to or f"{HERE}/{lane}"})
        shown = {"lane": key.lane, "code": key.code, "minutes": key.minutes}
        return JSONResponse({"key": shown, "to": f"{HERE}/{lane}"}, headers={"Cache-Control": "no-store"})

    @router.post("")
    def add(request: Request, given: NewIn) -> Response:
        """The lane is one of the store's; the answer has the key that it comes with, once."""
        host, lane = desk.host(request), given.lane.strip()
        try:
            key = fleet.add(lane, given.name)
        except NotChanged as error:
            return refused(request, error)
        return done(host, Act.DESK, What.ADDED, lane, {"name": " ".join(given.name.split())}, key)

    @router.post("/{lane}")
    def rename(request: Request, lane: Lane, given: LaneIn) -> Response:
        host = desk.host(request)
        try:
            was = fleet.name(lane, given.name)
        except NotChanged as error:
            return refused(request, error)
        return done(host, Act.DESK, What.NAMED, lane, {"name": " ".join(given.name.split())}, before={"name": was})

    @router.post("/{lane}/key")
    def key(request: Request, lane: Lane) -> Response:
        """Another key, once; the older ones open nothing any more."""
        host = desk.host(request, Act.ENROL)
        try:
            made = fleet.key(lane)
        except NotChanged as error:
            return refused(request, error)
        return done(host, Act.ENROL, What.CODE, lane, {}, made)

    @router.post("/{lane}/retire")
    def retire(request: Request, lane: Lane) -> Response:
        host = desk.host(request)
        try:
            owes = fleet.standing(lane).unsent
            what = fleet.retire(lane, host)
        except NotChanged as error:
            return refused(request, error)
        return done(host, Act.DESK, what, lane, {"unsent": owes})

    @router.post("/{lane}/retire/{word}")
    def decide(request: Request, lane: Lane, word: Literal["approve", "refuse"]) -> Response:
        host = desk.host(request, Act.APPROVE)
        try:
            what = fleet.decide(lane, host, approves=word == "approve")
        except NotChanged as error:
            return refused(request, error)
        return done(host, Act.APPROVE, what, lane, {}, to=HERE)

    @router.post("/{lane}/back")
    def back(request: Request, lane: Lane) -> Response:
        """It is one of the store's again, with a key of its own where it needs one."""
        host = desk.host(request)
        try:
            key = fleet.back(lane)
        except NotChanged as error:
            return refused(request, error)
        return done(host, Act.DESK, What.BACK, lane, {}, key)

    return router
