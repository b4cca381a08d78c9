"""What a manager does about a member at /members, as the page sends it: in a body, never in an address. Each act is in
the trail, with the member's opaque id.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.ingest.body import ShortRoute
from server.members.book import Members
from server.members.profile import Correction, Joining, Purpose, Refused
from server.staff.host import Host
from server.staff.trail import Trail


class Deed(StrEnum):
    """What the trail says was done about a member: its reason."""

    OPENED = "member_opened"
    NOT_FOUND = "member_not_found"
    JOINED = "member_joined"
    CORRECTED = "member_corrected"
    AGREED = "member_agreed"
    WITHDREW = "member_withdrew"
    EXCHANGED = "member_exchanged"
    CARD = "member_card"
    APP = "member_app"
    EXPORTED = "member_exported"
    ERASED = "member_erased"


MemberId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class FindIn(_Asked):
    text: Annotated[str, Field(max_length=40)]


class JoinIn(_Asked):
    """`birthday` is MM-DD, or ''."""

    given: Annotated[str, Field(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}([_-][A-Za-z]{2,8})*$", max_length=20)] = "en"
    birthday: Annotated[str, Field(max_length=5)] = ""
    purposes: frozenset[Purpose] = frozenset()


class CorrectIn(_Asked):
    """`phone` '' leaves the one that is known; `forget` has "phone" where that is to go."""

    given: Annotated[str, Field(max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")]
    phone: Annotated[str, Field(max_length=40)] = ""
    forget: frozenset[Literal["phone"]] = frozenset()
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}([_-][A-Za-z]{2,8})*$", max_length=20)]
    birthday: Annotated[str, Field(max_length=5)] = ""

    def told(self) -> Correction:
        return Correction(
            given=self.given,
            language=self.language,
            phone=self.phone,
            forgets_phone="phone" in self.forget,
            birthday=self.birthday,
        )


class ConsentIn(_Asked):
    purpose: Purpose
    agrees: bool


class CouponIn(_Asked):
    coupon: Annotated[str, Field(max_length=200)]


class EraseIn(_Asked):
    """The number of the card, typed: nobody is erased by a slip."""

    number: Annotated[str, Field(max_length=40)]


class GoOut(BaseModel):
    """Where to go next; '' to stay."""

    go: str = ""


class OnceOut(BaseModel):
    """What is shown this once."""

    once: str


def make_member_acts(gate: Gate, members: Members, trail: Trail) -> APIRouter:
    router = APIRouter(prefix="/members", route_class=ShortRoute, include_in_schema=False)
    allowed = Depends(gate.may(Act.MEMBERS))

    def did(host: Host, deed: Deed, member: str = "") -> None:
        trail.did(host.staff, Act.MEMBERS, reason=deed.value, command=member)

    def changed(host: Host, deed: Deed, member: str, does: Callable[[], bool]) -> GoOut:
        """It is done, and in the trail; else the page is told why not."""
        try:
            there = does()
        except Refused as error:
            raise HTTPException(422, str(error)) from None
        if not there:
            raise HTTPException(404, "not_found")
        did(host, deed, member)
        return GoOut()

    @router.post("/find")
    def find(body: FindIn, host: Host = allowed) -> GoOut:
        """Whose number that is; 404 for nobody's, which is in the trail too."""
        member = members.search(body.text)
        if member is None:
            did(host, Deed.NOT_FOUND)
            raise HTTPException(404, "not_found")
        return GoOut(go=f"/members/{member}")

    @router.post("/join")
    def join(body: JoinIn, host: Host = allowed) -> GoOut:
        told = Joining(**{name: getattr(body, name) for name in JoinIn.model_fields})
        try:
            member = members.join(told)
        except Refused as error:
            raise HTTPException(422, str(error)) from None
        did(host, Deed.JOINED, member)
        return GoOut(go=f"/members/{member}")

    @router.post("/{member}")
    def correct(member: MemberId, body: CorrectIn, host: Host = allowed) -> GoOut:
        """What was wrong, or has changed, is put right."""
        return changed(host, Deed.CORRECTED, member, lambda: members.correct(member, body.told()))

    @router.post("/{member}/consents")
    def consent(member: MemberId, body: ConsentIn, host: Host = allowed) -> GoOut:
        deed = Deed.AGREED if body.agrees else Deed.WITHDREW
        return changed(host, deed, member, lambda: members.agrees(member, body.purpose, agrees=body.agrees))

    @router.post("/{member}/coupons")
    def exchange(member: MemberId, body: CouponIn, host: Host = allowed) -> GoOut:
        if not members.exchange(member, body.coupon):
            raise HTTPException(409, "not_exchanged")
        did(host, Deed.EXCHANGED, member)
        return GoOut()

    @router.post("/{member}/card")
    def card(member: MemberId, host: Host = allowed) -> GoOut:
        """A new number; the old card opens nothing any more."""
        if members.new_card(member) is None:
            raise HTTPException(404, "not_found")
        did(host, Deed.CARD, member)
        return GoOut()

    @router.post("/{member}/app")
    def app_code(member: MemberId, host: Host = allowed) -> OnceOut:
        code = members.new_app_code(member)
        if code is None:
            raise HTTPException(404, "not_found")
        did(host, Deed.APP, member)
        return OnceOut(once=code)

    @router.post("/{member}/erase")
    def erase(member: MemberId, body: EraseIn, host: Host = allowed) -> GoOut:
        """Gone for good, where the card's number was typed right."""
        if not members.erase(member, body.number):
            raise HTTPException(422, "not_confirmed")
        did(host, Deed.ERASED, member)
        return GoOut(go="/members")

    return router
