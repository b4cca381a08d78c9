"""/desk/staff: who works here and what each role may do; hiring, changing and letting go, all of it in the trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from kiosk.core.staff import MAY, Act, Member, Role
from server.desk.acts import Desk
from server.desk.view import View
from server.staff.hiring import Done, Hiring, NotTaken, Wish
from server.staff.host import Host
from server.staff.people import People
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.wall.deeds import moment
from server.wall.pages import Pages

HERE = "/desk/staff"
Language = Annotated[str, Query(alias="lang", max_length=10)]
Text = Annotated[str, Field(max_length=80)]


class MemberIn(BaseModel):
    number: Text
    name: Text
    role: Role


class ProofIn(BaseModel):
    """Both PIN fields and the badge's code; '' leaves what is."""

    pin: Text = Field("", repr=False)
    again: Text = Field("", repr=False)
    badge: Text = Field("", repr=False)


class NewIn(MemberIn, ProofIn):
    """Somebody who is hired."""


def make_staffing(
    view: View,
    desk: Desk,
    hiring: Hiring,
    people: People,
    source: StaffSource,
    trail: Trail,
    pages: Pages,
    today: Callable[[], str],
) -> APIRouter:
    router = APIRouter(prefix=HERE, include_in_schema=False)

    def does(request: Request, host: Host, act: Act, doing: Callable[[], Done], decided: str = "") -> Response:
        words = pages.words(request)
        try:
            done = doing()
        except NotTaken as error:
            problems = [words[f"staff_{one.value}"] for one in error.problems]
            return JSONResponse({"error": words["why_staff"], "problems": problems, "count": len(problems)}, 409)
        after: dict[str, object] = {"person": done.person.id, "role": done.person.role.value}
        reason = decided or (f"{done.what.value}_wished" if done.waits else done.what.value)
        trail.did(host.staff, act, reason=reason, after=after)
        return JSONResponse({"to": HERE})

    @router.get("")
    def staff(request: Request, lang: Language = "") -> Response:
        """Who works here and who left, what waits for a second manager, and what each role may do."""

        def told(host: Host) -> Mapping[str, object]:
            crew, names = source.document().book, source.names()
            return {
                "there": source.there,
                "people": sorted(crew.members, key=lambda one: one.name),
                "former": people.former() if source.there else (),
                "wishes": [_row(one, names, host, today()) for one in (hiring.wishes() if source.there else ())],
                "roles": list(Role),
                "acts": [(act.value, [(role, act in crew.rights_of(role).acts) for role in Role]) for act in MAY],
            }

        return view.page(request, "staff", lang, told)

    @router.get("/{staff}")
    def person(request: Request, staff: str, lang: Language = "") -> Response:
        """One of the staff, with what can be changed of them."""

        def told(host: Host) -> Mapping[str, object]:
            found = source.document().book.member(staff)
            if found is None:
                raise HTTPException(404, f"nobody works here as {staff[:40]!r}")
            return {"person": found, "roles": list(Role), "is_oneself": found.id == host.staff}

        return view.page(request, "person", lang, told)

    @router.post("")
    def hire(request: Request, given: NewIn) -> Response:
        host, member = desk.host(request), _member("", given)
        return does(
            request, host, Act.DESK, lambda: hiring.hire(host, member, given.pin, given.again, given.badge.strip())
        )

    @router.post("/{staff}")
    def change(request: Request, staff: str, given: MemberIn) -> Response:
        host = desk.host(request)
        return does(request, host, Act.DESK, lambda: hiring.change(host, _member(staff, given)))

    @router.post("/{staff}/proof")
    def renew(request: Request, staff: str, given: ProofIn) -> Response:
        host = desk.host(request)
        return does(
            request, host, Act.DESK, lambda: hiring.renew(host, staff, given.pin, given.again, given.badge.strip())
        )

    @router.post("/{staff}/end")
    def end(request: Request, staff: str) -> Response:
        host = desk.host(request)
        return does(request, host, Act.DESK, lambda: hiring.end(host, staff))

    @router.post("/wishes/{number}/{word}")
    def decide(request: Request, number: int, word: Literal["approve", "refuse"]) -> Response:
        host, approves = desk.host(request, Act.APPROVE), word == "approve"
        decided = "staff_approved" if approves else "staff_refused"
        return does(request, host, Act.APPROVE, lambda: hiring.decide(host, number, approves=approves), decided)

    return router


def _member(staff: str, given: MemberIn) -> Member:
    return Member(id=staff, number=given.number.strip(), name=" ".join(given.name.split()), role=given.role)


def _row(wish: Wish, names: Mapping[str, str], host: Host, today: str) -> dict[str, object]:
    return {
        "id": wish.id,
        "name": wish.person.member.name,
        "number": wish.person.member.number,
        "role": wish.person.member.role.value,
        "what": wish.what.value,
        "by": names.get(wish.author, wish.author),
        "when": moment(wish.made_at, today),
        "mine": wish.author == host.staff,
    }
