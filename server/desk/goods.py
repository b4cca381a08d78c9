"""/desk: items, their sheet and the promotions, as staff read them. Nothing is changed by looking."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.items import name_in
from kiosk.core.master import RULES
from kiosk.core.sheet import Row
from server.console.page import money
from server.desk.items import LANGUAGES, MOST_LATER, NEW, UNITS, Shelves, form_of, found, taxes
from server.desk.sheet_text import BOM, Stock, as_sheet
from server.desk.view import View
from server.master.book import MasterBook
from server.staff.host import Host

AT_A_TIME = 50
NOTHING = Stock("EUR", (), ())
"""What a store has before its first sheet."""
Language = Annotated[str, Query(alias="lang", max_length=10)]


class Asked(BaseModel):
    """`q` is what an item's name or number has in it; `shelf` where it stands; `after` so many rows."""

    model_config = ConfigDict(frozen=True)

    q: Annotated[str, Field(max_length=80)] = ""
    shelf: Annotated[str, Field(max_length=80)] = ""
    after: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    lang: Annotated[str, Field(max_length=10)] = ""

    def wanted(self, **more: str | int) -> str:
        told = {"q": self.q, "shelf": self.shelf}
        return urlencode({**{name: text for name, text in told.items() if text}, **more})


def make_goods(view: View, book: MasterBook, shelves: Shelves, now: Callable[[], datetime]) -> APIRouter:
    router = APIRouter(prefix="/desk", include_in_schema=False)

    def stock() -> Stock:
        return shelves.stock() or NOTHING

    @router.get("/items")
    def items(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """A page of what is wanted, by name."""

        def told(_host: Host) -> Mapping[str, object]:
            language, when = view.language(request, asked.lang), now().isoformat(timespec="seconds")
            rows, after = found(stock(), asked.q, asked.shelf, language), asked.after + AT_A_TIME
            return {
                "asked": asked,
                "here": asked.wanted(),
                "count": len(rows),
                "rows": [_row(row, language, when) for row in rows[asked.after : after]],
                "shelves": _names(stock(), language),
                "older": asked.wanted(after=after) if len(rows) > after else "",
            }

        return view.page(request, "items", asked.lang, told)

    @router.get("/items/{key}")
    def item(request: Request, key: str, lang: Language = "") -> Response:
        """One item in its form; `new` is an empty one."""

        def told(_host: Host) -> Mapping[str, object]:
            its, language = stock(), view.language(request, lang)
            known = next((row for row in its.rows if row.item.key == key), None)
            if known is None and (key != NEW or not its.rows):
                raise HTTPException(404, f"there is no item {key}")
            return {
                "key": key,
                "title": known.item.name(language) if known is not None else "",
                "form": form_of(known) if known is not None else {},
                "currency": its.currency,
                "shelves": _names(its, language),
                "taxes": [(tax.code, f"{tax.code} – {tax.rate_bp / 100:g} %") for tax in taxes(its)],
                "units": [unit.value for unit in UNITS],
                "languages": LANGUAGES,
                "places": range(MOST_LATER),
            }

        return view.page(request, "item", lang, told)

    @router.get("/sheet")
    def sheet(request: Request, lang: Language = "") -> Response:
        return view.page(request, "sheet", lang, lambda _host: {"count": len(stock().rows)})

    @router.get("/items.csv")
    def export(request: Request) -> Response:
        """All items as a sheet, as Excel opens it."""
        host = view.host(request)
        if isinstance(host, Response):
            return host
        name = f'attachment; filename="items-{book.version()}.csv"'
        headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
        return Response(BOM + as_sheet(stock()), media_type="text/csv; charset=utf-8", headers=headers)

    @router.get("/rules")
    def rules(request: Request, lang: Language = "") -> Response:
        """The promotions of every file of rules."""

        def told(_host: Host) -> Mapping[str, object]:
            language = view.language(request, lang)
            records = sorted(book.records().items())
            files = {name.removeprefix(RULES): json.loads(body) for name, body in records if name.startswith(RULES)}
            return {"files": [_file(name, file, language) for name, file in files.items()]}

        return view.page(request, "rules", lang, told)

    @router.get("/rules/{name}")
    def rule_file(request: Request, name: str, lang: Language = "") -> Response:
        """One file of rules as its text; `new` is an empty one."""

        def told(_host: Host) -> Mapping[str, object]:
            body = book.records().get(RULES + name)
            if body is None and name != NEW:
                raise HTTPException(404, f"there are no rules {name}")
            empty = {"format": 1, "version": "", "currency": stock().currency, "rules": []}
            file = json.loads(body) if body is not None else empty
            return {"name": name, "text": json.dumps(file, ensure_ascii=False, indent=2)}

        return view.page(request, "rule_file", lang, told)

    return router


def _row(row: Row, language: str, when: str) -> dict[str, object]:
    item = row.item_at(when)
    return {
        "key": item.key,
        "name": item.name(language),
        "price": money(item.price.minor, item.price.currency),
        "unit": item.unit.value,
        "shelf": item.category,
        "later": len([one for one in row.later if not one.ends or one.ends > when]),
    }


def _names(stock: Stock, language: str) -> dict[str, str]:
    return {shelf.key: shelf.name(language) for shelf in stock.categories}


def _file(name: str, file: Mapping[str, Any], language: str) -> dict[str, object]:
    rules = [(rule["id"], name_in(rule.get("name", {}), language), rule["kind"]) for rule in file["rules"]]
    return {"name": name, "from": file.get("from", ""), "until": file.get("until", ""), "rules": rules}
