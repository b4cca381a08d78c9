"""What lanes send and get of goods that come back, as JSON."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.claims import Unclaimed
from server.ingest.payloads import MAX_MINOR, Lane, Name, When

Refund = Annotated[Name, Field(max_length=80)]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReceiptNameIn(_Told):
    """`at` is when it was paid, '' where nobody knows."""

    lane: Lane
    receipt_no: Annotated[int, Field(ge=1, le=MAX_MINOR)]
    at: When | Literal[""]


class FindIn(ReceiptNameIn):
    wire: Literal[1]


class FoundOut(BaseModel):
    """The sale and what went back of it, as lanes send them; null where no lane sold such."""

    sale: dict[str, Any] | None
    returns: list[dict[str, Any]]


class UnitsIn(_Told):
    line: Annotated[int, Field(ge=1, le=1_000_000)]
    units: Annotated[int, Field(ge=1, le=100_000)]


class ClaimIn(_Told):
    """`known` are the refunds of the receipt that the lane has counted."""

    wire: Literal[1]
    refund: Refund
    of: ReceiptNameIn
    lines: Annotated[list[UnitsIn], Field(min_length=1, max_length=1000)]
    known: Annotated[list[Refund], Field(max_length=1000)]


class ClaimedOut(BaseModel):
    granted: bool
    why: Unclaimed | Literal[""]
