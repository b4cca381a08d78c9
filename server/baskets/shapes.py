"""What lanes send and get of baskets, as JSON."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.core.baskets import Why
from server.ingest.payloads import Lane, Minor, When

Hex = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Code = Annotated[str, Field(pattern=r"^[0-9]{6}$")]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OfferIn(_Told):
    """A basket that was put aside. `content` is handed out again as it came."""

    wire: Literal[1]
    basket: Hex
    code: Code
    at: When
    pieces: Annotated[int, Field(ge=1, le=1_000_000)]
    total_minor: Minor
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    version: Annotated[int, Field(ge=1, le=10_000)]
    content: dict[str, Any]


class OfferedOut(BaseModel):
    """The store has it: the lane keeps it no longer."""

    offered: bool = True


class AskIn(_Told):
    """By its code, or the very basket that a host handed to the lane."""

    wire: Literal[1]
    request: Hex
    code: Code | Literal[""] = ""
    lane: Lane | Literal[""] = ""
    basket: Hex | Literal[""] = ""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.code) == bool(self.basket):
            raise ValueError("a basket is asked for by its code or by its name")
        return self


class GrantOut(BaseModel):
    """`lane` is where it was put aside."""

    basket: str
    code: str
    lane: str
    at: str
    version: int
    content: dict[str, Any]


class RefusedOut(BaseModel):
    """`lane` is where the basket is, with `at_lane`."""

    why: Why
    lane: str


class AskedOut(BaseModel):
    granted: GrantOut | None
    refused: RefusedOut | None


class KeptOut(BaseModel):
    """A basket that the asking lane may be granted; `lane` is where it was put aside."""

    basket: str
    code: str
    lane: str
    at: str
    pieces: int
    total_minor: int
    currency: str


class ListedOut(BaseModel):
    """The newest first."""

    baskets: list[KeptOut]


class ReleaseIn(_Told):
    wire: Literal[1]
    request: Hex
    basket: Hex


class ReleasedOut(BaseModel):
    """`released` is false where the basket was not with the lane on that request."""

    released: bool
