"""The wire's version 1 as the server reads it: a batch and its envelopes. What an envelope holds is read later."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.core.wire import MOST_BATCH

MAX_NUMBER = 2**53

JournalId = Annotated[str, Field(pattern=r"^[0-9a-f]{32,64}$")]


class EnvelopeIn(BaseModel):
    """One fact from a lane; `lane` + `journal` + `seq` say which."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    lane: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,12}$")]
    journal: JournalId
    seq: Annotated[int, Field(ge=1, le=MAX_NUMBER)]
    payload_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    version: Annotated[int, Field(ge=1, le=10_000)]
    payload: dict[str, Any]


class BatchIn(BaseModel):
    """Envelopes of one journal in rising order; gaps are usual, for only some facts are owed."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    wire: Literal[1]
    envelopes: Annotated[list[EnvelopeIn], Field(min_length=1, max_length=MOST_BATCH)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if len({(one.lane, one.journal) for one in self.envelopes}) > 1:
            raise ValueError("a batch comes from one journal")
        numbers = [one.seq for one in self.envelopes]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            raise ValueError("the sequence must rise from envelope to envelope")
        return self


class ParkedOut(BaseModel):
    seq: int
    reason: str


class AnswerOut(BaseModel):
    """All up to `taken` is settled and must not be sent again; of it, `parked` is set aside for a person to look at."""

    taken: int
    parked: list[ParkedOut]


class HaveOut(BaseModel):
    """The last fact of the journal that came, 0 for none: a lane that was told of later ones sends them again."""

    have: int


class ErrorOut(BaseModel):
    error: str
