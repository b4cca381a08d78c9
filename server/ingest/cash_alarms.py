"""Alarms of cash as they must come: what a person must look after, or that it was seen to."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from server.ingest.payloads import MAX_MINOR, Lane, Minor, Name, Payload, Text, When, Whole

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class RaisedIn(Payload):
    """Money that came for no payment has an amount; what nobody can count has none."""

    box: Literal["coins", "notes", "hopper"]
    session: Annotated[Text, Field(max_length=80)]
    reason: Annotated[Text, Field(max_length=200)]
    currency: Currency | None
    amount_minor: Annotated[Minor, Field(gt=0)] | None

    @model_validator(mode="after")
    def _is_money(self) -> Self:
        if (self.currency is None) != (self.amount_minor is None):
            raise ValueError("an amount has its currency")
        return self


class SeenToIn(Payload):
    end: Literal["right", "given", "office"]
    staff: Annotated[Name, Field(max_length=40)]


class CashAlarmIn(Payload):
    """Version 1: `raised`, or later `seen_to`, and never both."""

    lane: Lane
    number: Annotated[int, Field(ge=1, le=MAX_MINOR)]
    at: When
    raised: RaisedIn | None
    seen_to: SeenToIn | None

    @model_validator(mode="after")
    def _tells_one_thing(self) -> Self:
        if (self.raised is None) == (self.seen_to is None):
            raise ValueError("an alarm is raised, or seen to")
        return self


class HandedIn(SeenToIn):
    """With what staff handed to a shopper."""

    currency: Currency
    given_minor: Whole

    @model_validator(mode="after")
    def _is_given(self) -> Self:
        if (self.given_minor > 0) != (self.end == "given"):
            raise ValueError("money is given where a shopper was given it")
        return self


class ClearedIn(Payload):
    """Of `due_minor`, of which nobody knew, the hopper says that so much is out."""

    currency: Currency
    due_minor: Annotated[Whole, Field(gt=0)]
    paid_minor: Whole


class CashAlarmIn2(Payload):
    """Version 2: `seen_to`, with what was handed out, or `cleared`, and never both."""

    lane: Lane
    number: Annotated[int, Field(ge=1, le=MAX_MINOR)]
    at: When
    seen_to: HandedIn | None
    cleared: ClearedIn | None

    @model_validator(mode="after")
    def _tells_one_thing(self) -> Self:
        if (self.seen_to is None) == (self.cleared is None):
            raise ValueError("an alarm is seen to, or cleared")
        return self
