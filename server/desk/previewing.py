"""/desk/changes/{number}/preview: a period's baskets are priced with a change, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, Response
from pydantic import AfterValidator, BaseModel, Field

from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.console.page import MINUS, money
from server.db.desk_models import DeskPreviewRow
from server.desk.acts import Desk
from server.desk.drafts import NotDone, WhyNot
from server.desk.previews import Previews

AT_ONCE_S = 1.5
"""What is done by then is shown at once, without a page that waits."""


def _in_the_calendar(day: str) -> str:
    date.fromisoformat(day)
    return day


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_in_the_calendar)]


class PeriodIn(BaseModel):
    """Of the baskets paid on these days and between them."""

    first: Day
    last: Day


class FarOut(BaseModel):
    """`state` is running, told or failed."""

    state: str
    done: int
    baskets: int


def make_preview(gate: Gate, desk: Desk, previews: Previews) -> APIRouter:
    router = APIRouter(prefix="/desk/changes/{number}/preview", include_in_schema=False)

    @router.post("")
    def begin(request: Request, number: int, given: PeriodIn) -> Response:
        """The baskets are priced anew from now on; the browser goes where it sees how far that is."""
        host = desk.host(request)
        if given.first > given.last:
            return desk.refused(request, WhyNot.DAYS)
        try:
            work = previews.begin(number, given.first, given.last)
        except NotDone as error:
            return desk.refused(request, error.why)
        desk.noted(host, "priced", number, first=given.first, last=given.last)
        if work is not None:
            work.join(AT_ONCE_S)
        return JSONResponse({"to": f"/desk/changes/{number}"})

    @router.get("", dependencies=[Depends(gate.may_follow(Act.DESK))])
    def far(number: int) -> FarOut:
        found = previews.of(number)
        if found is None:
            raise HTTPException(404, f"change {number} has no preview")
        return FarOut(state=state_of(found, previews), done=found.done, baskets=found.baskets)

    return router


def state_of(found: DeskPreviewRow, previews: Previews) -> str:
    if found.told is not None:
        return "told"
    return "running" if previews.is_running(found) else "failed"


def shown(found: DeskPreviewRow | None, previews: Previews) -> Mapping[str, object]:
    """What the page of a change says of its preview, amounts as they are written."""
    if found is None:
        return {"state": "none"}
    state = state_of(found, previews)
    if found.told is None:
        why = "preview_too_many" if found.failed == "too_many" else "preview_failed"
        return {"state": state, "done": found.done, "baskets": found.baskets, "why": why}
    told, currency = found.told, str(found.told["currency"])
    was, will = int(told["was"]), int(told["will"])
    return {
        "state": state,
        "first": found.first,
        "last": found.last,
        "count": str(told["baskets"]),
        "changed": str(told["changed"]),
        "paid": money(int(told["paid"]), currency),
        "percent": _percent(was, will),
        **_amounts(was, will, currency),
        "days": [
            {"day": day, "baskets": count, **_amounts(was, will, currency)} for day, was, will, _, count in told["days"]
        ],
        "most": [
            {"receipt": f"{lane}-{number:06d}", "day": day, **_amounts(was, will, currency)}
            for lane, number, day, was, will in told["most"]
        ],
    }


def _amounts(was: int, will: int, currency: str) -> dict[str, str]:
    sign = "+" if will > was else ""
    return {
        "was": money(was, currency),
        "will": money(will, currency),
        "difference": sign + money(will - was, currency),
    }


def _percent(was: int, will: int) -> str:
    """The difference as a share of what was, with two decimals; '' of nothing."""
    if was <= 0 or was == will:
        return ""
    hundredths = (abs(will - was) * 20_000 + was) // (2 * was)
    return f"{'+' if will > was else MINUS}{hundredths / 100:.2f} %"
