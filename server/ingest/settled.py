"""A terminal's late word against what staff had said of its payment, as it must come, and what a person reads of it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kiosk.core.receipt import amount
from kiosk.core.values import Money
from server.ingest.payloads import Lane, Minor, Name, Payload, Text, When


class SettledLateIn(Payload):
    """Version 1: whether the money of `attempt` moved, as staff `said` and as its terminal `told`."""

    lane: Lane
    session: Annotated[Text, Field(max_length=80)]
    attempt: Annotated[Name, Field(max_length=80)]
    kind: Literal["payment", "take_back", "give_back"]
    way: Literal["card", "wallet"]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    amount_minor: Annotated[Minor, Field(gt=0)]
    said: bool
    told: bool
    at: When

    @model_validator(mode="after")
    def _differs(self) -> Self:
        if self.said is self.told:
            raise ValueError("staff and the terminal say the same")
        return self


def alarm_of(told: SettledLateIn) -> str:
    """Both words, for a person to look at."""
    worth = f"{amount(Money(told.amount_minor, told.currency))} {told.currency}"
    words = ("was charged", "was not charged") if told.kind == "payment" else ("went back", "did not go back")
    said, says = words if told.said else words[::-1]
    return f"payment {told.attempt}, {worth}: staff said that it {said}, its terminal says that it {says}"
