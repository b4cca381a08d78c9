"""What comes of members, as it must come: a sale that is somebody's, and a thank-you for a tap."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.core.changes import MOST_CHANGES
from server.ingest.payloads import MAX_MINOR, ChangeIn, Lane, Payload, SaleIn4

MemberId = Annotated[str, Field(pattern=r"^([0-9a-f]{32})?$")]
CardHash = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
RealDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class MemberIn(Payload):
    """A member's opaque id, or the hash of a card; neither of somebody who was forgotten, here or at the lane."""

    whose: MemberId
    card: CardHash
    points: Annotated[int, Field(ge=0, le=MAX_MINOR)] | None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.whose and self.card:
            raise ValueError("a sale is of a member that was found, or of a card that was not: not both")
        return self


class SaleIn5(SaleIn4):
    """Version 5: with whose sale it is."""

    changes: Annotated[list[ChangeIn], Field(max_length=MOST_CHANGES)]
    member: MemberIn


class ThanksIn(Payload):
    """Version 1 of a member's thank-you for a tap: of the tap there is nothing in it, and of the time the day alone."""

    lane: Lane
    member: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    day: RealDay
    points: Annotated[int, Field(ge=1, le=1_000_000)]
