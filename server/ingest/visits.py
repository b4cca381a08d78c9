"""Visits as they must come: one whole record for each that has ended at a lane."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kiosk.core.visit_record import MOST_STEPS
from kiosk.core.visit_wire import MOST_PARTS
from server.ingest.payloads import Lane, Language, Minor, Name, Payload, Text, When, Whole

Ms = Annotated[int, Field(ge=0, le=10**10)]
Word = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]
Step = Annotated[str, Field(pattern=r"^[a-z_]{1,10}$")]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class StepIn(Payload):
    step: Step
    ms: Ms


class NeedIn(Payload):
    """Times since the visit's start, none before the one that it follows."""

    kind: Word
    item: Annotated[Text, Field(max_length=60)]
    raised_ms: Ms
    first_ms: Ms | None
    cleared_ms: Ms | None
    answer: Annotated[str, Field(pattern=r"^[a-z_]{0,10}$")]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        times = [ms for ms in (self.raised_ms, self.first_ms, self.cleared_ms) if ms is not None]
        if times != sorted(times):
            raise ValueError("a need is raised, then seen to, then over")
        return self


class NudgeIn(Payload):
    kind: Word
    solved: bool
    ms: Ms


class PaymentIn(Payload):
    kind: Word
    outcome: Literal["approved", "failed", "open"]
    reason: Annotated[str, Field(pattern=r"^[a-z_]{0,20}$")]
    ms: Ms


class CheckIn(Payload):
    hits: bool
    audited_minor: Whole
    difference_minor: Whole


class VisitIn(Payload):
    """Version 1. The steps follow each other without a gap, and are the visit."""

    lane: Lane
    session: Annotated[Name, Field(max_length=80)]
    started_at: When
    ended_at: When
    language: Language
    ease: Annotated[str, Field(pattern=r"^([a-z]{1,10}(\+[a-z]{1,10}){0,4})?$")]
    outcome: Literal["paid", "cancelled", "abandoned", "saved", "failed"]
    left_step: Annotated[str, Field(pattern=r"^[a-z_]{0,10}$")]
    lines: Count
    pieces: Count
    gross_minor: Minor
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    total_ms: Ms
    had_item: bool
    searched: bool
    weighed: bool
    member: bool
    steps: Annotated[list[StepIn], Field(min_length=1, max_length=MOST_STEPS)]
    needs: Annotated[list[NeedIn], Field(max_length=MOST_PARTS)]
    nudges: Annotated[list[NudgeIn], Field(max_length=MOST_PARTS)]
    payments: Annotated[list[PaymentIn], Field(max_length=MOST_PARTS)]
    check: CheckIn | None

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if sum(one.ms for one in self.steps) != self.total_ms:
            raise ValueError("the steps are not the visit")
        if (self.outcome == "paid") != (self.left_step == ""):
            raise ValueError("a visit is paid, or was left at a step")
        return self


class VisitIn2(VisitIn):
    """Version 2: with the question at its end, '' where none was asked."""

    asked: Annotated[str, Field(pattern=r"^([a-z][a-z0-9-]{0,39})?$")]
