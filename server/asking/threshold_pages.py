"""/desk/thresholds: when a figure of the store asks for something, as staff read and draft it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from server.actions.rules import Gauge, Rules
from server.asking.thresholds import FIELDS, THRESHOLD, filled, form_of, rule_body
from server.desk.acts import Desk
from server.desk.view import View
from server.staff.host import Host
from server.wall.pages import Pages

Language = Annotated[str, Query(alias="lang", max_length=10)]
Cell = Annotated[str, Field(max_length=20)]


class ThresholdIn(BaseModel):
    """The form of a threshold by the names of its fields; `key` is its figure."""

    key: Gauge
    fields: Annotated[dict[Annotated[str, Field(max_length=20)], Cell], Field(max_length=20)]


def make_thresholds(view: View, desk: Desk, pages: Pages, rules: Callable[[], Rules]) -> APIRouter:
    router = APIRouter(prefix="/desk", include_in_schema=False)

    @router.get("/thresholds")
    def thresholds(request: Request, lang: Language = "") -> Response:
        """Of every figure that is watched, what is shown first first."""

        def told(_host: Host) -> Mapping[str, object]:
            return {"rules": [(gauge.value, form_of(rule)) for gauge, rule in rules().of.items()]}

        return view.page(request, "thresholds", lang, told)

    @router.get("/thresholds/{key}")
    def threshold(request: Request, key: Gauge, lang: Language = "") -> Response:
        """One of them as a form."""

        def told(_host: Host) -> Mapping[str, object]:
            return {"key": key.value, "form": form_of(rules().of[key]), "fields": list(FIELDS)}

        return view.page(request, "threshold", lang, told)

    @router.post("/thresholds")
    def put_threshold(request: Request, given: ThresholdIn) -> Response:
        """The threshold is in the draft of who asks; else each field that is wrong has its sentence."""
        host, words = desk.host(request), pages.words(request)
        made = filled(given.fields, words)
        if made.rule is None:
            return JSONResponse({"error": words["why_wrong"], "fields": dict(made.wrong)}, 422)
        return desk.draft(host, {THRESHOLD + given.key: rule_body(made.rule)})

    return router
