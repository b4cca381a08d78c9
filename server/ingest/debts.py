"""Debts to shoppers as they must come: what is left to staff, or that it was given back."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kiosk.core.sale import MOST_TENDERS
from server.ingest.payloads import Lane, Minor, Name, Payload, TenderIn, Text, When


class LeftIn(Payload):
    reason: Annotated[Text, Field(max_length=200)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    amount_minor: Annotated[Minor, Field(gt=0)]
    tenders: Annotated[list[TenderIn], Field(min_length=1, max_length=MOST_TENDERS)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if sum(tender.amount_minor for tender in self.tenders) != self.amount_minor:
            raise ValueError("the payments do not add up to what is owed")
        return self


class GivenIn(Payload):
    way: Literal["cash", "reader", "office"]
    staff: Annotated[Name, Field(max_length=40)]


class DebtIn(Payload):
    """Version 1: `left`, or later `given`, and never both."""

    lane: Lane
    session: Annotated[Name, Field(max_length=80)]
    debt: Annotated[Name, Field(max_length=80)]
    at: When
    left: LeftIn | None
    given: GivenIn | None

    @model_validator(mode="after")
    def _tells_one_thing(self) -> Self:
        if (self.left is None) == (self.given is None):
            raise ValueError("a debt is left, or given back")
        return self
