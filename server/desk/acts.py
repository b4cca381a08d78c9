"""/desk: what staff do there. Each act is in the trail; a refusal comes in the words of who asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from kiosk.core.master import ITEM, NAME, RULES, rules_record
from kiosk.core.sheet_faults import Fault
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.desk.drafts import Drafts, NotDone, WhyNot
from server.desk.faults import row_of, wanted
from server.desk.items import NEW, Shelves, filled
from server.desk.sheet_text import read_upload
from server.ingest.body import read_body
from server.master.book import MasterBook
from server.staff.host import Host
from server.staff.trail import Trail
from server.wall.pages import Pages

MOST_SHEET = 32 * 1024 * 1024
MOST_TOLD = 50
Cell = Annotated[str, Field(max_length=200)]


class ItemIn(BaseModel):
    """The form of an item by the names of its fields; `key` is NEW or the item's."""

    key: Annotated[str, Field(max_length=80)]
    fields: Annotated[dict[Annotated[str, Field(max_length=40)], Cell], Field(max_length=60)]


class RulesIn(BaseModel):
    """`text` is JSON as `docs/rules.schema.json` has it."""

    name: Annotated[str, Field(max_length=60)]
    text: Annotated[str, Field(max_length=2_000_000)]


class GoneIn(BaseModel):
    """An item or rules that are to go, by their record's name."""

    record: Annotated[str, Field(pattern=NAME.pattern)]


class BackIn(BaseModel):
    note: Annotated[str, Field(min_length=1, max_length=200)]


class Desk:
    """What its acts share. Used from any thread."""

    def __init__(self, gate: Gate, trail: Trail, pages: Pages, drafts: Drafts) -> None:
        self._gate = gate
        self._trail = trail
        self._pages = pages
        self._drafts = drafts

    def host(self, request: Request, act: Act = Act.DESK) -> Host:
        """Who does `act`; raises 401 or 403."""
        return self._gate.check(request, act)

    def draft(self, host: Host, records: Mapping[str, str | None]) -> Response:
        """`records` are in the draft of `host`, and the browser goes there."""
        number = self._drafts.edit(host, records)
        told: dict[str, object] = {"change": number, "records": len(records)}
        if len(records) == 1:
            told["record"] = next(iter(records))
        self._trail.did(host.staff, Act.DESK, reason="drafted", after=told)
        return JSONResponse({"to": f"/desk/changes/{number}"})

    def does(
        self, request: Request, host: Host, act: Act, reason: str, number: int, does: Callable[[], object]
    ) -> Response:
        """`does` is done, and in the trail; else the browser is told why not."""
        try:
            made = does()
        except NotDone as error:
            return self.refused(request, error.why, error.problems)
        told: dict[str, object] = {"change": number, **({"version": made} if isinstance(made, str) else {})}
        self._trail.did(host.staff, act, reason=reason, after=told)
        return JSONResponse({"to": f"/desk/changes/{number}"})

    def noted(self, host: Host, reason: str, number: int, **told: str) -> None:
        """The trail has it."""
        self._trail.did(host.staff, Act.DESK, reason=reason, after={"change": number, **told})

    def refused(self, request: Request, why: WhyNot, problems: Sequence[str] = ()) -> Response:
        words = self._pages.words(request)
        told = {"error": words[f"why_{why.value}"], "problems": list(problems[:MOST_TOLD]), "count": len(problems)}
        return JSONResponse(told, 422 if why is WhyNot.WRONG else 409)

    def misfilled(self, request: Request, faults: Sequence[Fault]) -> Response:
        """What is wrong with a form, by its fields."""
        words = self._pages.words(request)
        fields = {fault.column: wanted(fault, words) for fault in reversed(faults) if fault.column}
        rest = [wanted(fault, words) for fault in faults if not fault.column]
        error = words["why_wrong" if rest else "why_fields"]
        told = {"error": error, "fields": fields, "problems": rest, "count": len(rest)}
        return JSONResponse(told, 422)

    def misread(self, request: Request, faults: Sequence[Fault]) -> Response:
        """What is wrong with a file, by its lines."""
        words = self._pages.words(request)
        rows = [row_of(fault, words) for fault in faults[:MOST_TOLD]]
        return JSONResponse({"error": words["why_wrong"], "rows": rows, "count": len(faults)}, 422)


def make_desk_acts(desk: Desk, book: MasterBook, drafts: Drafts, shelves: Shelves) -> APIRouter:
    router = APIRouter(prefix="/desk", include_in_schema=False)

    @router.post("/items")
    def put_item(request: Request, given: ItemIn) -> Response:
        """The item is in the draft of who asks."""
        host, stock = desk.host(request), shelves.stock()
        if stock is None:
            raise HTTPException(404, "nothing was published yet: publish a sheet first")
        known = next((row for row in stock.rows if row.item.key == given.key), None)
        if known is None and given.key != NEW:
            return desk.refused(request, WhyNot.GONE)
        made = filled(given.fields, stock, known)
        if made.body is None:
            return desk.misfilled(request, made.faults)
        return desk.draft(host, {made.name: made.body})

    @router.post("/rules")
    def put_rules(request: Request, given: RulesIn) -> Response:
        """The rules are in the draft of who asks."""
        host = desk.host(request)
        if not NAME.fullmatch(RULES + given.name) or given.name == NEW:
            return desk.refused(request, WhyNot.WRONG, [f"{given.name!r} is no name for rules"])
        try:
            record, body = rules_record(given.name, given.text)
        except ValueError as error:
            return desk.refused(request, WhyNot.WRONG, [str(error)])
        return desk.draft(host, {record: body})

    @router.post("/gone")
    def drop_record(request: Request, given: GoneIn) -> Response:
        """The draft of who asks takes the item or the rules out."""
        host = desk.host(request)
        if not given.record.startswith((ITEM, RULES)) or given.record not in book.records():
            return desk.refused(request, WhyNot.GONE)
        return desk.draft(host, {given.record: None})

    @router.post("/sheet")
    async def put_sheet(request: Request, *, whole: bool = False) -> Response:
        """What the sheet changes is in the draft of who asks. `whole`: what it does not have goes."""
        host = await run_in_threadpool(desk.host, request)
        data = await read_body(request, MOST_SHEET)

        def takes() -> Response:
            read = read_upload(data)
            if read.faults:
                return desk.misread(request, read.faults)
            have = book.records()
            changed: dict[str, str | None] = {
                record: body for record, body in read.records.items() if have.get(record) != body
            }
            if whole:
                changed |= {
                    record: None for record in have if record not in read.records and not record.startswith(RULES)
                }
            return desk.draft(host, changed) if changed else desk.refused(request, WhyNot.EMPTY)

        return await run_in_threadpool(takes)

    @router.post("/changes/{number}/send")
    def send(request: Request, number: int) -> Response:
        host = desk.host(request)
        return desk.does(request, host, Act.DESK, "sent", number, lambda: drafts.send(number, host))

    @router.post("/changes/{number}/drop")
    def drop(request: Request, number: int) -> Response:
        host = desk.host(request)
        return desk.does(request, host, Act.DESK, "dropped", number, lambda: drafts.drop(number, host))

    @router.post("/changes/{number}/approve")
    def approve(request: Request, number: int) -> Response:
        """It is published, and the lanes take it as they take every version."""
        host = desk.host(request, Act.APPROVE)
        return desk.does(request, host, Act.APPROVE, "published", number, lambda: drafts.approve(number, host))

    @router.post("/changes/{number}/back")
    def back(request: Request, number: int, given: BackIn) -> Response:
        host = desk.host(request, Act.APPROVE)
        note = given.note.strip()
        return desk.does(request, host, Act.APPROVE, "given_back", number, lambda: drafts.give_back(number, host, note))

    return router
