"""/console/devices: what ails the devices of all lanes, and what did; and one device with all that it has done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.findings import Grade
from server.auth.gate import Gate
from server.counters.book import Counters
from server.db.models import FindingRow
from server.findings.book import Chosen, Findings
from server.findings.saying import device_name
from server.ingest.payloads import Lane
from server.standing.book import LaneStanding, Standings
from server.wall.ailing import ailment, units
from server.wall.book import is_quiet
from server.wall.deeds import moment
from server.wall.pages import SIGN_ON, Pages
from server.wall.words import Words

AT_A_TIME = 50
LATELY = timedelta(days=7)

Device = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,20}$")]
Language = Annotated[str, Query(alias="lang", max_length=10)]


class Asked(BaseModel):
    """`show`: what is open, what is over, or both; `after` so many rows; `lang`: a language that was just touched."""

    model_config = ConfigDict(frozen=True)

    lane: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,12}$")] = ""
    device: Annotated[str, Field(pattern=r"^[a-z0-9_]{0,20}$")] = ""
    show: Literal["", "open", "over"] = ""
    after: Annotated[int, Field(ge=0, le=100_000)] = 0
    lang: Annotated[str, Field(max_length=10)] = ""

    @property
    def chosen(self) -> Chosen:
        return Chosen(lane=self.lane, device=self.device, is_open=self.show == "open" if self.show else None)

    def wanted(self, **more: str | int) -> str:
        """What is chosen, as the form sends it."""
        told = {"lane": self.lane, "device": self.device, "show": self.show}
        return urlencode({**{name: text for name, text in told.items() if text}, **more})


def make_devices(
    gate: Gate,
    findings: Findings,
    counters: Counters,
    standings: Standings,
    pages: Pages,
    now: Callable[[], datetime],
) -> APIRouter:
    router = APIRouter(prefix="/console")

    def away(lanes: Collection[str], today: str) -> list[tuple[str, str]]:
        """Those of `lanes` that are not heard now, and when they were last."""
        quiet = [one for one in standings.all() if one.lane in lanes and is_quiet(one, now())]
        return [(one.lane, _heard(one, today)) for one in quiet]

    @router.get("/devices", include_in_schema=False)
    def view(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """A page of what is wanted: what is open first, the worst before the rest."""
        host = gate.at_page(request)
        if host is None:
            return RedirectResponse(SIGN_ON, 303, headers={"Cache-Control": "no-store"})
        words, today = pages.words(request, asked.lang), now().date().isoformat()
        found = findings.of(asked.chosen, AT_A_TIME + 1, asked.after)
        grades, known = _grades(findings.open()), _known(counters, findings, standings)
        return pages.show(
            request,
            "devices",
            asked.lang,
            host,
            asked=asked,
            here=asked.wanted(),
            ailments=[ailment(row, words, today) for row in found[:AT_A_TIME]],
            older=asked.wanted(after=asked.after + AT_A_TIME) if len(found) > AT_A_TIME else "",
            away=away({asked.lane, *(row.lane for row in found if not row.closed_at)}, today),
            lanes=standings.lanes,
            devices=_names({device for _, device in known} | {asked.device} - {""}, words),
            places=_places(known, grades, words, asked.lane),
        )

    @router.get("/devices/{lane}/{device}", include_in_schema=False)
    def one(request: Request, lane: Lane, device: Annotated[Device, Path()], lang: Language = "") -> Response:
        """What ails one device and what did, and what it and those before it in its place have done."""
        host = gate.at_page(request)
        if host is None:
            return RedirectResponse(SIGN_ON, 303, headers={"Cache-Control": "no-store"})
        found, today = findings.of(Chosen(lane=lane, device=device), AT_A_TIME), now().date()
        done = counters.done(lane, device, (today - LATELY).isoformat())
        if not found and not done:
            raise HTTPException(404, f"lane {lane} told of no device that is called {device}")
        words = pages.words(request, lang)
        return pages.show(
            request,
            "device",
            lang,
            host,
            lane=lane,
            name=device_name(device, words),
            away=away([lane], today.isoformat()),
            ailments=[ailment(row, words, today.isoformat()) for row in found],
            units=units(done, words),
            days=LATELY.days,
        )

    return router


def _heard(one: LaneStanding, today: str) -> str:
    return moment(one.heard_at, today) if one.heard_at else ""


def _grades(found: Mapping[str, Sequence[FindingRow]]) -> dict[tuple[str, str], str]:
    """How bad it is with each device that something ails."""
    rows = [row for of_lane in found.values() for row in reversed(of_lane)]  # the worst last
    return {(row.lane, row.device): row.state for row in rows}


def _known(counters: Counters, findings: Findings, standings: Standings) -> list[tuple[str, str]]:
    """Every device that a lane of this store told of, in the order of the lanes."""
    told = {*counters.devices(), *findings.devices()}
    order = {lane: place for place, lane in enumerate(standings.lanes)}
    return sorted((one for one in told if one[0] in order), key=lambda one: (order[one[0]], one[1]))


def _names(devices: set[str], words: Words) -> list[tuple[str, str]]:
    return sorted(((device, device_name(device, words)) for device in devices), key=lambda one: one[1])


def _places(
    known: Sequence[tuple[str, str]], grades: Mapping[tuple[str, str], str], words: Words, lane: str
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Lane → its devices: name on the wire, name in words, and how it is."""
    lanes = dict.fromkeys(one for one, _ in known if lane in ("", one))
    return [
        (
            one,
            [
                (device, device_name(device, words), grades.get((one, device), Grade.FINE.word))
                for its, device in known
                if its == one
            ],
        )
        for one in lanes
    ]
