"""Periods that lanes closed, and the days that terminals ended with them, as they must come."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kiosk.core.cash import Box
from server.ingest.payloads import MAX_MINOR, Lane, Minor, Payload, RateIn, Text, When, Whole

Kind = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]


class TallyIn(Payload):
    count: Whole
    minor: Minor


NOTHING = TallyIn(count=0, minor=0)


class CashIn(Payload):
    """See `kiosk.core.cash_totals.CashTotals`."""

    boxes: Annotated[dict[Kind, TallyIn], Field(max_length=20)]
    found: TallyIn
    change: TallyIn
    paid_back: TallyIn
    doubted: TallyIn
    cleared: TallyIn = NOTHING
    handed: TallyIn = NOTHING
    tried: TallyIn = NOTHING

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        hopper = self.boxes.get(Box.HOPPER)
        if self.change.minor + self.paid_back.minor + self.tried.minor != (-hopper.minor if hopper is not None else 0):
            raise ValueError("what the hopper gave out is change, was given back, or was for a test")
        return self


class SumsIn(Payload):
    """In minor units of `currency`; see `kiosk.core.totals.Totals`."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    sales: TallyIn
    refunds: TallyIn
    tenders: Annotated[dict[Kind, TallyIn], Field(max_length=20)]
    by_rate: Annotated[list[RateIn], Field(max_length=50)]
    discounts: TallyIn
    prices: TallyIn
    exempt: TallyIn
    void_lines: TallyIn
    voids: TallyIn
    parked: TallyIn
    settled: TallyIn = NOTHING
    owed: TallyIn
    given: Annotated[dict[Kind, TallyIn], Field(max_length=20)]
    cash: CashIn | None = None

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        paid = sum(tally.minor for tally in self.tenders.values())
        if paid != self.sales.minor + self.refunds.minor:
            raise ValueError("the payments are not what was sold less what came back")
        return self


class PeriodIn(Payload):
    """A period that `staff` closed, with receipts `first` to `last`; 0 where there is none. In version 2 cash moved; in
    version 3 staff gave some out for an alarm, or a payout in doubt was cleared; in version 4 they settled a payment
    that its terminal could not tell of; in version 5 the hopper gave out a coin for a test.
    """

    lane: Lane
    number: Annotated[int, Field(ge=1, le=MAX_MINOR)]
    since: When
    until: When
    first: Whole
    last: Whole
    staff: Annotated[Text, Field(max_length=40)]
    sums: Annotated[list[SumsIn], Field(max_length=20)]

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.first > self.last or (self.first == 0) != (self.last == 0):
            raise ValueError("a period's receipts are from the first to the last")
        if len({one.currency for one in self.sums}) != len(self.sums):
            raise ValueError("each currency is summed once")
        return self


class TerminalDayIn(Payload):
    """Version 1 of what came of asking a terminal or gateway to end its day, since period `number` was closed."""

    lane: Lane
    number: Annotated[int, Field(ge=1, le=MAX_MINOR)]
    way: Kind
    tries: Annotated[int, Field(ge=1, le=1000)]
    end: Literal["done", "refused", "no_answer", "not_offered"]
    again: bool
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    ours_minor: Minor
    told_minor: Minor | None
    first: Annotated[Text, Field(max_length=40)]
    last: Annotated[Text, Field(max_length=40)]
    reason: Text
    at: When
