"""/console/sign-on: where hosts sign on by number and PIN, in a store with a staff file, and who is signed on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Role
from server.auth.gate import COOKIE, Gate
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut
from server.staff.host import Host
from server.staff.sign_ons import Refused, SignOns
from server.wall.pages import Pages

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {
    code: {"model": ErrorOut} for code in (401, 403, 404, 413, 422, 429, 503)
}
STATUS = {NotDone.WRONG_PIN: 401, NotDone.LOCKED: 429, NotDone.NOT_NOW: 503}


class SignOnIn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    number: Annotated[str, Field(pattern=r"^[0-9]{1,8}$", repr=False)]
    pin: Annotated[str, Field(pattern=r"^[0-9]{1,8}$", repr=False)]


class HostOut(BaseModel):
    """`staff` '' : the store has no staff file, and who writes a name with their word is believed."""

    staff: str
    name: str
    role: Role
    acts: list[str]


def make_sign_on(gate: Gate, sign_ons: SignOns, pages: Pages) -> APIRouter:
    router = APIRouter(prefix="/console", route_class=ShortRoute)
    allowed = Depends(gate.host)

    @router.get("/sign-on", include_in_schema=False)
    def view(request: Request, language: Annotated[str, Query(alias="lang", max_length=10)] = "") -> HTMLResponse:
        if not sign_ons.there:
            raise HTTPException(404, "this store has no staff file: its hosts have a token")
        return pages.show(request, "sign_on", language)

    @router.post("/sign-on", dependencies=[Depends(gate.own_page)], response_model=HostOut, responses=REFUSALS)
    def sign_on(given: SignOnIn, request: Request) -> Response:
        """The browser that asks is the member's until they sign off, or do nothing for long. 401: number and PIN do not
        fit; 429: too many tries; 503: not now.
        """
        if not sign_ons.there:
            raise HTTPException(404, "this store has no staff file: its hosts have a token")
        address = request.client.host if request.client is not None else ""
        made = sign_ons.sign_on(given.number, given.pin, address)
        if isinstance(made, Refused):
            raise HTTPException(STATUS[made.why], made.sentence)
        token, host = made
        answer = JSONResponse(_out(host).model_dump(mode="json"))
        answer.set_cookie(
            COOKIE, token, path="/", httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )
        return answer

    @router.post("/sign-off", dependencies=[Depends(gate.own_page)], status_code=204, responses=REFUSALS)
    def sign_off(request: Request) -> Response:
        """Nobody is signed on in this browser afterwards."""
        token = request.cookies.get(COOKIE, "")
        if token:
            sign_ons.sign_off(token)
        answer = Response(status_code=204)
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
        return answer

    @router.get("/me", responses=REFUSALS)
    def who(host: Host = allowed) -> HostOut:
        """Who is signed on, and what they may do."""
        return _out(host)

    return router


def _out(host: Host) -> HostOut:
    return HostOut(staff=host.staff, name=host.name, role=host.role, acts=sorted(host.rights.acts))
