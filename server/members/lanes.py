"""/api/v1/members/find: where a lane asks who a shopper is, by what that shopper shows or types."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.core.member_wire import found_body
from server.auth.gate import Gate
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut
from server.link.tries import Tries
from server.members.book import Members

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 413, 422, 429, 503)}
TRY_LATER = {"Retry-After": "600"}


class WhoIn(BaseModel):
    """One of both: the SHA-256 of a card's or an app's code, or a phone number as it was typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    wire: Literal[1]
    card: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    phone: Annotated[str, Field(pattern=r"^[0-9+ ()./-]{0,30}$")] = ""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.card) == bool(self.phone):
            raise ValueError("either a card or a phone is needed")
        return self


class CouponOut(BaseModel):
    coupon: str
    serial: str


class MemberOut(BaseModel):
    """As little as prices and receipt need: of the name a letter, of the phone two digits."""

    id: str
    initial: str
    phone: str
    tier: str
    tier_names: dict[str, str]
    points: int
    minor_per_point: int
    thanks: int
    birthday: bool
    way: str
    coupons: list[CouponOut]


class GivenBackIn(BaseModel):
    """Coupons by their serial numbers, as they were told."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    wire: Literal[1]
    serials: Annotated[list[Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]], Field(min_length=1, max_length=100)]


class GivenBackOut(BaseModel):
    given_back: Literal[True] = True


class FoundOut(BaseModel):
    """null where nobody is known by that."""

    member: MemberOut | None


def make_members(gate: Gate, members: Members, tries: Tries) -> APIRouter:
    router = APIRouter(prefix="/api/v1/members", route_class=ShortRoute)

    @router.post("/find", responses=REFUSALS)
    def find(body: WhoIn, lane: str = Depends(gate.lane)) -> FoundOut:
        """Who is behind a card or a phone. Nothing of the question is kept, but that a wrong one was asked: a lane that
        asks for too many nobodies within ten minutes waits (429), for somebody is guessing there.
        """
        asking = f"members/{lane}"
        if tries.too_many(asking):
            raise HTTPException(429, "too many numbers of nobody were tried here: wait ten minutes", TRY_LATER)
        found = members.find(lane, card=body.card, phone=body.phone)
        if found is None:
            tries.missed(asking, members.secret_of(card=body.card, phone=body.phone))
        return FoundOut.model_validate(found_body(found))

    @router.post("/coupons", responses=REFUSALS)
    def give_back(body: GivenBackIn, lane: str = Depends(gate.lane)) -> GivenBackOut:
        """What was kept for the lane that asks, and is not used there, any lane may be told of."""
        members.give_back(lane, body.serials)
        return GivenBackOut()

    return router
