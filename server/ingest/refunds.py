"""Refunds as they must come: a sale with its amounts turned, which adds up to the cent as a sale does."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from typing_extensions import override

from kiosk.core.sale import MOST_LINES
from server.ingest.payloads import MAX_MINOR, ExtraIn, Lane, LineIn, Minor, Name, ReasonIn, SaleIn, TotalIn, When

Owed = Annotated[int, Field(ge=-MAX_MINOR, le=0)]


class RefundReasonIn(ReasonIn):
    saving_minor: Owed


class RefundExtraIn(ExtraIn):
    @model_validator(mode="after")
    @override
    def _adds_up(self) -> Self:
        if self.net_minor + self.tax_minor != self.gross_minor:
            raise ValueError("net and tax of an extra do not come to its gross")
        return self


class RefundLineIn(LineIn):
    """Parts of a line are rounded so that all of them together are the line: one alone may be off by the smallest
    coin for each figure that was parted.
    """

    reasons: Annotated[list[RefundReasonIn], Field(max_length=100)]  # type: ignore[assignment]
    extras: Annotated[list[RefundExtraIn], Field(max_length=20)]  # type: ignore[assignment]
    shown_minor: Owed
    gross_minor: Owed

    @model_validator(mode="after")
    @override
    def _adds_up(self) -> Self:
        saving = sum(reason.saving_minor for reason in self.reasons)
        if abs(self.shown_minor + saving + self._shelf_minor()) > 1 + len(self.reasons):
            raise ValueError(f"{self.shown_minor} is not the shelf price {self._shelf_minor()} less {-saving}, turned")
        if self.net_minor + self.tax_minor != self.gross_minor:
            raise ValueError("net and tax do not come to the gross of the line")
        if self.shown_minor != (self.gross_minor if self.tax.inclusive else self.net_minor):
            raise ValueError("what is shown is not what its tax class makes of the line")
        return self


class RefundTotalIn(TotalIn):
    saving_minor: Owed
    gross_minor: Annotated[Minor, Field(lt=0)]


class RefundIn(SaleIn):
    """Version 1 of a refund: which receipt of the same journal it gives back, and the id of who did it."""

    lines: Annotated[list[RefundLineIn], Field(min_length=1, max_length=MOST_LINES)]  # type: ignore[assignment]
    total: RefundTotalIn
    returns: Annotated[int, Field(ge=1, le=MAX_MINOR)]
    staff: Annotated[Name, Field(max_length=40)]


class RefundIn2(RefundIn):
    """Version 2: the receipt is one of lane `returns_lane`, paid at `returns_at`."""

    returns_lane: Lane
    returns_at: When


class RefundStoppedIn(BaseModel):
    """Version 1: no money went back by `refund`, and none will."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    lane: Lane
    refund: Annotated[Name, Field(max_length=80)]
