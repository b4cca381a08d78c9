"""/cases: the list by rank, one case, the form for a complaint, and what is done from there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.staff import Act
from server.asking.named import Naming
from server.auth.gate import Gate
from server.calls.bell import Bell
from server.calls.console import HOLD_S
from server.calls.hold import hold
from server.cases.book import MOST_CONTACT, MOST_WORDS, Cases, Complaint, NotDone, Refused, Wanted
from server.cases.brought import Brings
from server.cases.kinds import Category, Sentiment, Step
from server.cases.saying import all_heard, done_step, line, why
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut
from server.staff.host import Host
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.wall.door import Door
from server.wall.pages import Pages

AT_A_TIME = 40
STATUS = {NotDone.UNKNOWN: 404, NotDone.CLOSED: 409, NotDone.OTHER_STEP: 409}
REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {
    code: {"model": ErrorOut} for code in (401, 403, 404, 409, 413, 422)
}
Language = Annotated[str, Query(alias="lang", max_length=10)]
Words = Annotated[str, Field(min_length=1, max_length=MOST_WORDS, pattern=r"\S")]


class Asked(BaseModel):
    """`show`: which cases; `after` so many of them; `lang`: a language that was just touched."""

    model_config = ConfigDict(frozen=True)

    show: Literal["open", "overdue", "mine", "closed"] = "open"
    category: Literal["", *Category] = ""  # type: ignore[valid-type]
    lane: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,12}$")] = ""
    after: Annotated[int, Field(ge=0, le=100_000)] = 0
    lang: Annotated[str, Field(max_length=10)] = ""

    def wanted(self, host: Host) -> Wanted:
        mine = self.show == "mine"
        show, owner = ("open", name_of(host)) if mine else (self.show, "")
        return Wanted(show=show, category=str(self.category), lane=self.lane, owner=owner)

    def path(self, **more: str | int) -> str:
        told = {"show": self.show if self.show != "open" else "", "category": str(self.category), "lane": self.lane}
        return urlencode({**{name: text for name, text in told.items() if text}, **more})


class Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ComplaintIn(Told):
    words: Words
    lane: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,12}$")] = ""
    category: Literal["", *Category] = ""  # type: ignore[valid-type]
    contact: Annotated[str, Field(max_length=MOST_CONTACT, repr=False)] = ""


class StepIn(Told):
    step: Step
    words: Words


class WordsIn(Told):
    words: Words


class CorrectionIn(Told):
    category: Category
    sentiment: Sentiment


class DoneOut(BaseModel):
    """`next` is the page to go to."""

    next: str


class NewsOut(BaseModel):
    tag: str


def make_cases(
    gate: Gate,
    trail: Trail,
    source: StaffSource,
    lanes: Sequence[str],
    cases: Cases,
    brings: Brings,
    naming: Naming,
    pages: Pages,
    bell: Bell,
    tell: Callable[[], None],
    now: Callable[[], datetime],
) -> APIRouter:
    router, door = APIRouter(prefix="/cases", route_class=ShortRoute), Door(gate, trail)
    allowed = Depends(gate.may(Act.CASES))

    def names() -> Mapping[str, str]:
        return source.names()

    def tag() -> str:
        """Another one whenever the list of open cases looks otherwise."""
        rows = cases.ranked(Wanted(), AT_A_TIME)
        looks = [
            (row.id, row.reach, row.met, row.urgency, row.step, row.owner, row.escalated_at, row.category)
            for row in rows
        ]
        return hashlib.sha256(repr(looks).encode()).hexdigest()[:16]

    def done(host: Host, what: str, case: int, act: Callable[[], object]) -> DoneOut:
        try:
            act()
        except Refused as refused:
            raise HTTPException(STATUS[refused.why], refused.why.value) from refused
        trail.did(host.staff, Act.CASES, reason=what, after={"case": case})
        tell()
        return DoneOut(next=f"/cases/{case}")

    @router.get("", include_in_schema=False)
    def view(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """The cases that are wanted, the first to be seen to first."""
        host = door.enter(request, Act.CASES, pages, asked.lang)
        if isinstance(host, Response):
            return host
        wanted, words = asked.wanted(host), pages.words(request, asked.lang)
        found = cases.ranked(wanted, AT_A_TIME + 1, asked.after)
        return pages.show(
            request,
            "cases",
            asked.lang,
            host,
            asked=asked,
            here=asked.path(),
            tag=tag(),
            lines=[line(row, names(), words, now()) for row in found[:AT_A_TIME]],
            overdue=cases.count(replace(Wanted(), show="overdue")),
            more=asked.path(after=asked.after + AT_A_TIME) if len(found) > AT_A_TIME else "",
            lanes=lanes,
            categories=[(str(one), words[f"category_{one}"]) for one in Category],
            shows=[(one, words[f"show_{one}"]) for one in ("open", "overdue", "mine", "closed")],
        )

    @router.get("/news", dependencies=[Depends(gate.may_follow(Act.CASES))], include_in_schema=False)
    async def news(request: Request, seen: Annotated[str, Field(max_length=64)] = "") -> NewsOut:
        """Waits until the list of open cases looks otherwise than `seen`."""
        return await hold(request, bell, lambda: NewsOut(tag=tag()), lambda it: it.tag != seen, HOLD_S)

    @router.get("/complaint", include_in_schema=False)
    def complaint(request: Request, language: Language = "") -> Response:
        """The form for what somebody complains of."""
        host = door.enter(request, Act.CASES, pages, language)
        if isinstance(host, Response):
            return host
        words = pages.words(request, language)
        categories = [(str(one), words[f"category_{one}"]) for one in Category]
        return pages.show(request, "complaint", language, host, lanes=lanes, categories=categories)

    @router.get("/{case}", include_in_schema=False)
    def one(request: Request, case: int, language: Language = "") -> Response:
        """A case with all that was said and done."""
        host = door.enter(request, Act.CASES, pages, language)
        if isinstance(host, Response):
            return host
        whole = cases.whole(case)
        if whole is None:
            raise HTTPException(404, "there is no such case")
        words, today, known = pages.words(request, language), now().date().isoformat(), names()
        return pages.show(
            request,
            "case",
            language,
            host,
            case=whole.case,
            its=line(whole.case, known, words, now()),
            why=why(whole.case, words),
            voices=all_heard(whole.voices, words, naming.named(words, words["language"]), today)[:AT_A_TIME],
            brought=brings.of_case(whole.case, pages.language(request, language)),
            steps=[done_step(row, known, words, today) for row in whole.steps],
            after=whole.after,
            is_mine=whole.case.owner == name_of(host),
            categories=[(str(one), words[f"category_{one}"]) for one in Category],
            moods=[(str(one), words[f"mood_{one}"]) for one in Sentiment],
        )

    @router.post("/complaints", responses=REFUSALS)
    def complain(told: ComplaintIn, host: Host = allowed) -> DoneOut:
        """It is written down, and in a case."""
        if told.lane and told.lane not in lanes:
            raise HTTPException(422, "lane: this store has no such lane")
        given = Complaint(words=told.words, lane=told.lane, category=str(told.category), contact=told.contact)
        case = cases.complain(name_of(host), given)
        return done(host, "complaint", case, lambda: None)

    @router.post("/{case}/take", responses=REFUSALS)
    def take(case: int, host: Host = allowed) -> DoneOut:
        """It is mine."""
        return done(host, "taken", case, lambda: cases.take(name_of(host), case))

    @router.post("/{case}/steps", responses=REFUSALS)
    def step(case: int, told: StepIn, host: Host = allowed) -> DoneOut:
        """The next step of its course is done. 409: another one is next, or it is closed."""
        return done(host, str(told.step), case, lambda: cases.do(name_of(host), case, told.step, told.words))

    @router.post("/{case}/close", responses=REFUSALS)
    def close(case: int, told: WordsIn, host: Host = allowed) -> DoneOut:
        """There is nothing to do about it."""
        return done(host, "nothing_to_do", case, lambda: cases.close(name_of(host), case, told.words))

    @router.post("/{case}/correct", responses=REFUSALS)
    def correct(case: int, told: CorrectionIn, host: Host = allowed) -> DoneOut:
        """It is about something else; the model learns it."""
        return done(host, "corrected", case, lambda: cases.correct(name_of(host), case, told.category, told.sentiment))

    return router


def name_of(host: Host) -> str:
    """Whose a case is that `host` takes: in a store without a staff file it is the role's."""
    return host.staff or host.role.value
