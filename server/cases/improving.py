"""/cases/improvements: the two-weekly list, what came of each, and what lanes say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.said import LANGUAGES, MOST_LETTERS, Said
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.cases.brought import Brings, Brought
from server.cases.effect import Compared
from server.cases.improvements import MOST_TITLE, WEEKS, Improvements, Listed, NotThere, fortnight
from server.cases.pages import REFUSALS, DoneOut, name_of
from server.cases.said import SaidBook
from server.cases.samples import FIGURES
from server.cases.saying import line
from server.db.case_models import SaidRow
from server.ingest.body import ShortRoute
from server.staff.host import Host
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.wall.door import Door
from server.wall.pages import Pages
from server.wall.words import Words

HERE = "/cases/improvements"
OWN_NAMES = dict(zip(LANGUAGES, ("English", "简体中文", "繁體中文", "Español", "Deutsch", "العربية"), strict=True))
NEEDED = ("en", "zh_CN")
"""What every lane speaks; where another language is not told, a lane shows English."""
Spoken = Annotated[str, Field(pattern=rf"^({'|'.join(LANGUAGES)})$")]
Half = dict[Spoken, Annotated[str, Field(min_length=1, max_length=MOST_LETTERS)]]


class Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PutIn(Told):
    title: Annotated[str, Field(min_length=1, max_length=MOST_TITLE, pattern=r"\S")]


class DoneIn(Told):
    on: date
    figure: Annotated[str, Field(max_length=20)]


class SaidIn(Told):
    said: Half
    did: Half


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An improvement in words. `verdict`: better, worse, cant_tell, or '' while it is not done."""

    id: int
    title: str
    case: int | None
    action: int | None
    about: str
    owner: str
    done_on: str
    figure: str
    verdict: str
    effect: str
    figures: str


def make_improving(
    gate: Gate,
    trail: Trail,
    source: StaffSource,
    improvements: Improvements,
    brings: Brings,
    said: SaidBook,
    pages: Pages,
    now: Callable[[], datetime],
) -> APIRouter:
    router, door = APIRouter(prefix=HERE, route_class=ShortRoute), Door(gate, trail)
    allowed, publishes = Depends(gate.may(Act.CASES)), Depends(gate.may(Act.APPROVE))

    def did(host: Host, act: Act, what: str, told: Mapping[str, object], do: Callable[[], object]) -> DoneOut:
        try:
            do()
        except NotThere as error:
            raise HTTPException(409, "unknown") from error
        trail.did(host.staff, act, reason=what, after=dict(told))
        return DoneOut(next=HERE)

    @router.get("", include_in_schema=False)
    def view(request: Request, language: Annotated[str, Query(alias="lang", max_length=10)] = "") -> Response:
        """The list of these two weeks, with what came of what is done."""
        host = door.enter(request, Act.CASES, pages, language)
        if isinstance(host, Response):
            return host
        words, today, spoken = pages.words(request, language), now().date(), pages.language(request, language)

        def its(one: Listed) -> Brought | None:
            return brings.of(one.row.action, spoken) if one.row.action is not None else None

        since, names = fortnight(today), source.names()
        return pages.show(
            request,
            "improvements",
            language,
            host,
            since=since.isoformat(),
            until=(since + WEEKS - timedelta(days=1)).isoformat(),
            today=today.isoformat(),
            items=[item(one, names, words, its(one)) for one in improvements.listed(since)],
            brought=brings.lately(spoken),
            proposed=[line(row, names, words, now()) for row in improvements.proposed()],
            shown=[(row.id, _said(row).in_words(words["language"])) for row in said.shown()],
            figures=[(key, words[f"figure_{key}"]) for key in FIGURES],
            publishes=host.may(Act.APPROVE),
            languages=[(key, OWN_NAMES[key], key in NEEDED) for key in LANGUAGES],
            most=MOST_LETTERS,
        )

    @router.post("/of/{case}", responses=REFUSALS)
    def put(case: int, told: PutIn, host: Host = allowed) -> DoneOut:
        """What the case is about is on the list."""
        return did(
            host, Act.CASES, "improvement", {"case": case}, lambda: improvements.put(name_of(host), case, told.title)
        )

    @router.post("/by/{action}", responses=REFUSALS)
    def put_action(action: int, told: PutIn, host: Host = allowed) -> DoneOut:
        """What the action brought is on the list. 409: it was not done, or is on it."""
        what = {"action": action}
        return did(
            host, Act.CASES, "improvement", what, lambda: improvements.put_action(name_of(host), action, told.title)
        )

    @router.post("/{improvement}/done", responses=REFUSALS)
    def done(improvement: int, told: DoneIn, host: Host = allowed) -> DoneOut:
        """It is done. 409: it is not on the list, or the day is still to come."""
        what = {"improvement": improvement, "day": told.on.isoformat()}
        return did(host, Act.CASES, "done", what, lambda: improvements.done(improvement, told.on, told.figure))

    @router.post("/{improvement}/drop", responses=REFUSALS)
    def drop(improvement: int, host: Host = allowed) -> DoneOut:
        """It will not be done."""
        what = {"improvement": improvement}
        return did(host, Act.CASES, "improvement_dropped", what, lambda: improvements.drop(improvement))

    @router.post("/{improvement}/said", responses=REFUSALS)
    def say(improvement: int, told: SaidIn, host: Host = publishes) -> DoneOut:
        """All lanes show what shoppers said and what was done. 409: it is not done; 422: it lacks English or Chinese,
        or cannot be shown.
        """
        if any(one not in half for half in (told.said, told.did) for one in NEEDED):
            raise HTTPException(422, "English and Chinese are needed, of both")
        line = Said(id="-", said=told.said, did=told.did)
        try:
            return did(
                host,
                Act.APPROVE,
                "said",
                {"improvement": improvement},
                lambda: said.publish(name_of(host), line, improvement),
            )
        except ValueError as error:
            raise HTTPException(422, str(error)) from error

    @router.post("/said/{number}/withdraw", responses=REFUSALS)
    def withdraw(number: int, host: Host = publishes) -> DoneOut:
        """No lane shows it any more."""
        if not said.withdraw(number):
            raise HTTPException(409, "unknown")
        return did(host, Act.APPROVE, "withdrawn", {"said": number}, lambda: None)

    return router


def _said(row: SaidRow) -> Said:
    return Said(id=str(row.id), said=row.said, did=row.did)


def item(listed: Listed, names: Mapping[str, str], words: Words, brought: Brought | None = None) -> Item:
    """`brought`: what came of the action that it is made of."""
    row, effect = listed.row, listed.effect
    verdict = effect.verdict.value if effect is not None else "cant_tell" if row.done_on else ""
    verdict = brought.verdict if brought is not None else verdict
    figured = figures(row.figure, effect, words) if effect is not None else ""
    about = words[f"category_{row.category}"]
    return Item(
        id=row.id,
        title=row.title,
        case=row.case_id,
        action=row.action,
        about=f"{about} · {words['lane'].replace('{lane}', row.lane)}" if row.lane else about,
        owner=names.get(row.owner, row.owner),
        done_on=row.done_on,
        figure=row.figure,
        verdict=verdict,
        effect=words[f"effect_{verdict}"] if verdict else "",
        figures=brought.effect if brought is not None else figured,
    )


def figures(figure: str, effect: Compared, words: Words) -> str:
    """The figure before and after with the interval of the difference: shares in percent, times in seconds."""
    of_shares = FIGURES[figure].of_shares
    unit, scale = (" %", 100.0) if of_shares else (" s", 0.001)
    places = {
        "before": f"{effect.before * scale:.1f}{unit}",
        "after": f"{effect.after * scale:.1f}{unit}",
        "low": signed(effect.low * scale),
        "high": signed(effect.high * scale) + (f" {words['points']}" if of_shares else unit),
        "count": str(effect.count),
    }
    told = f"{words[f'figure_{figure}']}: {words['effect_figures']}"
    for name, text in places.items():
        told = told.replace(f"{{{name}}}", text)
    return told


def signed(number: float) -> str:
    return f"{number:+.1f}".replace("-", "−")
