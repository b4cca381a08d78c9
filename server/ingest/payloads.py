"""Sales and taps as they must come. A sale is taken only when it adds up to the cent."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from kiosk.core.changes import MOST_CHANGES, MOST_WORDS
from kiosk.core.mode import MOST_PIECES
from kiosk.core.pricing.tax import BASIS_POINTS
from kiosk.core.sale import MOST_LINES, MOST_TENDERS
from kiosk.core.values import Money, Weighing

MAX_MINOR = 10**12


def _moment(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a time needs its zone")
    return text


Text = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Name = Annotated[Text, Field(min_length=1)]
Minor = Annotated[int, Field(ge=-MAX_MINOR, le=MAX_MINOR)]
Whole = Annotated[int, Field(ge=0, le=MAX_MINOR)]
When = Annotated[str, Field(max_length=40), AfterValidator(_moment)]
Day = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}([_-][A-Za-z]{2,8})*$", max_length=20)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Mode = Literal["open", "closed", "training", "service"]
AnyMode = Mode | Literal["express"]
Lane = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,12}$")]


class Payload(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class TaxIn(Payload):
    code: Annotated[Name, Field(max_length=20)]
    rate_bp: Annotated[int, Field(ge=0, le=100_000)]
    inclusive: bool


class ReasonIn(Payload):
    rule: Name
    units: Annotated[int, Field(ge=0, le=1_000_000)]
    saving_minor: Whole
    names: Annotated[dict[Language, Name], Field(max_length=40)] = {}


class ExtraIn(Payload):
    """What comes on top of a line: a deposit, a fee; outside tax where `tax` is null."""

    rule: Name
    names: Annotated[dict[Language, Name], Field(max_length=40)]
    tax: TaxIn | None
    net_minor: Minor
    tax_minor: Minor
    gross_minor: Minor

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        shown = self.net_minor if self.tax is not None and not self.tax.inclusive else self.gross_minor
        if not _is_taxed(self, shown, self.tax):
            raise ValueError("net, tax and gross of an extra are not what its tax rate makes of it")
        return self


class LineIn(Payload):
    line: Annotated[int, Field(ge=1, le=1_000_000)]
    item: Annotated[Name, Field(max_length=40)]
    names: Annotated[dict[Language, Name], Field(min_length=1, max_length=40)]
    category: Annotated[Text, Field(max_length=80)]
    unit: Literal["each", "kg"]
    price_minor: Minor
    quantity: Annotated[int, Field(ge=1, le=100_000)]
    gross_g: Annotated[int, Field(ge=1, le=1_000_000)] | None
    tare_g: Annotated[int, Field(ge=0, le=1_000_000)] | None
    tax: TaxIn
    shown_minor: Minor
    net_minor: Minor
    tax_minor: Minor
    gross_minor: Minor
    reasons: Annotated[list[ReasonIn], Field(max_length=100)]
    extras: Annotated[list[ExtraIn], Field(max_length=20)] = []
    scale_total_minor: Minor | None = None  # where the scale computed it: rounded its own way, to less than a unit

    @model_validator(mode="after")
    def _is_of_the_scale(self) -> Self:
        if self.scale_total_minor is None:
            return self
        if self.gross_g is None or self.tare_g is None:
            raise ValueError("a scale's total is of a weighed line")
        if abs(self.scale_total_minor * 1000 - self.price_minor * (self.gross_g - self.tare_g)) >= 1000:
            raise ValueError(f"{self.scale_total_minor} is not what weight and price come to")
        return self

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if (self.unit == "kg") != (self.gross_g is not None) or (self.gross_g is None) != (self.tare_g is None):
            raise ValueError("a weighed line has gross and tare, another has neither")
        saving = sum(reason.saving_minor for reason in self.reasons)
        if self.shown_minor != self._shelf_minor() - saving:
            raise ValueError(f"{self.shown_minor} is not the shelf price {self._shelf_minor()} less {saving}")
        if not _is_taxed(self, self.shown_minor, self.tax):
            raise ValueError("net, tax and gross are not what the tax rate makes of the line")
        return self

    def _shelf_minor(self) -> int:
        if self.scale_total_minor is not None:
            return self.scale_total_minor
        price = Money(self.price_minor, "")
        if self.gross_g is not None and self.tare_g is not None:
            return price.per_kilogram(Weighing(self.gross_g, self.tare_g).net_g).minor
        return price.times(self.quantity).minor


def _is_taxed(part: LineIn | ExtraIn, shown: int, tax: TaxIn | None) -> bool:
    """Whether `part` is `shown` with its tax, to the minor unit: an item may be rounded over several lines."""
    if part.net_minor + part.tax_minor != part.gross_minor:
        return False
    if tax is None:
        return part.tax_minor == 0 and part.gross_minor == shown
    base = BASIS_POINTS + tax.rate_bp if tax.inclusive else BASIS_POINTS
    stated = part.gross_minor if tax.inclusive else part.net_minor
    return stated == shown and abs(part.tax_minor * base - shown * tax.rate_bp) < base


class TotalIn(Payload):
    net_minor: Minor
    tax_minor: Minor
    gross_minor: Minor
    saving_minor: Whole


class RateIn(Payload):
    tax: TaxIn
    net_minor: Minor
    tax_minor: Minor


class TenderIn(Payload):
    """A payment; `tendered_minor` is the cash that was put in, at least what it paid."""

    kind: Literal["card", "wallet", "cash"]
    amount_minor: Minor
    attempt: Annotated[Name, Field(max_length=80)]
    terminal_id: Annotated[Text, Field(max_length=40)]
    receipt_no: Annotated[Text, Field(max_length=80)]
    trace_no: Annotated[Text, Field(max_length=80)]
    card_name: Annotated[Text, Field(max_length=80)]
    card_last4: Annotated[str, Field(pattern=r"^[0-9]{0,4}$")]
    tendered_minor: Minor | None = None

    @model_validator(mode="after")
    def _is_enough(self) -> Self:
        if self.tendered_minor is not None and (self.kind != "cash" or self.tendered_minor < self.amount_minor):
            raise ValueError("cash is put in, and no less than is paid by it")
        return self


class SellerIn(Payload):
    name: Text
    address: Text
    tax_number: Text
    simulated: bool


class SaleIn1(Payload):
    """Version 1 of a sale."""

    lane: Lane
    session: Annotated[Name, Field(max_length=80)]
    receipt_no: Annotated[int, Field(ge=1, le=MAX_MINOR)]
    started_at: When
    paid_at: When
    language: Language
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    lines: Annotated[list[LineIn], Field(min_length=1, max_length=MOST_LINES)]
    total: TotalIn
    by_rate: Annotated[list[RateIn], Field(min_length=1, max_length=50)]
    tenders: Annotated[list[TenderIn], Field(min_length=1, max_length=MOST_TENDERS)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if len({line.line for line in self.lines}) != len(self.lines):
            raise ValueError("two lines have the same number")
        total = self.total
        for name in ("net_minor", "tax_minor", "gross_minor"):
            lines = sum(getattr(part, name) for part in self._parts())
            if lines != getattr(total, name):
                raise ValueError(f"the lines' {name} come to {lines}, the total says {getattr(total, name)}")
        saving = sum(reason.saving_minor for line in self.lines for reason in line.reasons)
        if saving != total.saving_minor:
            raise ValueError(f"the lines save {saving}, the total says {total.saving_minor}")
        if self._rates_of_lines() != {rate.tax: (rate.net_minor, rate.tax_minor) for rate in self.by_rate}:
            raise ValueError("the tax summary is not what the lines come to")
        paid = sum(tender.amount_minor for tender in self.tenders)
        if paid != total.gross_minor:
            raise ValueError(f"{paid} was paid, {total.gross_minor} was owed")
        return self

    def _parts(self) -> list[LineIn | ExtraIn]:
        return [*self.lines, *(extra for line in self.lines for extra in line.extras)]

    def _rates_of_lines(self) -> dict[TaxIn, tuple[int, int]]:
        rates: dict[TaxIn, tuple[int, int]] = {}
        for part in self._parts():
            if part.tax is not None:
                net, tax = rates.get(part.tax, (0, 0))
                rates[part.tax] = (net + part.net_minor, tax + part.tax_minor)
        return rates


class ReceiptIn(Payload):
    """What only the e-receipt needs: who sold, which lines had their price on the pack, the terminal's own text."""

    page_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    seller: SellerIn
    price_on_label: Annotated[list[int], Field(max_length=MOST_LINES)]
    slip: Annotated[list[Annotated[Text, Field(max_length=1000)]], Field(max_length=1000)]


class SaleIn(SaleIn1):
    """Version 2: with its e-receipt."""

    receipt: ReceiptIn


class PackIn(Payload):
    """What the code of the packs on a line told; days as ISO 8601, '' where there is nothing."""

    line: Annotated[int, Field(ge=1, le=1_000_000)]
    lot: Annotated[Text, Field(max_length=20)]
    serial: Annotated[Text, Field(max_length=20)]
    expires: Day
    best_before: Day


class CouponIn(Payload):
    coupon: Name
    serial: Text


class SaleIn3(SaleIn):
    """Version 3: with packs and coupons."""

    packs: Annotated[list[PackIn], Field(max_length=MOST_LINES)]
    coupons: Annotated[list[CouponIn], Field(max_length=100)]

    @model_validator(mode="after")
    def _packs_are_of_lines(self) -> Self:
        of = [pack.line for pack in self.packs]
        if len(set(of)) != len(of) or not set(of) <= {line.line for line in self.lines}:
            raise ValueError("each pack is of a line of the sale, and a line has one at most")
        return self


class ChangeIn(Payload):
    """What staff did to line `line`, or with 0 to the whole basket, and what that came to; `staff` is an id."""

    act: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    line: Annotated[int, Field(ge=0, le=1_000_000)]
    staff: Annotated[Text, Field(max_length=40)]
    at: When
    why: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    words: Annotated[Text, Field(max_length=MOST_WORDS)]
    note: Annotated[Text, Field(max_length=MOST_WORDS)]
    before_minor: Minor
    after_minor: Minor


class SaleIn4(SaleIn3):
    """Version 4: with what staff changed of the basket."""

    changes: Annotated[list[ChangeIn], Field(min_length=1, max_length=MOST_CHANGES)]


class SignedIn(Payload):
    unit: Annotated[Name, Field(max_length=120)]
    algorithm: Annotated[Name, Field(max_length=80)]
    transaction: Whole
    counter: Whole
    started: When
    ended: When
    signature: Annotated[Name, Field(max_length=2000)]


class SignatureIn(Payload):
    """Version 1 of what came of signing a receipt: a signature with what was signed, or the reason for none yet."""

    lane: Lane
    session: Annotated[Name, Field(max_length=80)]
    receipt_no: Annotated[int, Field(ge=1, le=MAX_MINOR)]
    at: When
    signature: SignedIn | None
    data: Annotated[Text, Field(max_length=4000)]
    late: bool
    reason: Annotated[Text, Field(max_length=1000)]


class LaneModeIn(Payload):
    """Version 1 of a change of a lane's mode, or 2, which knows service. `staff` is '' where a host changed it."""

    lane: Lane
    mode: Mode
    was: Mode
    staff: Annotated[Text, Field(max_length=40)]
    at: When


class LaneModeIn3(LaneModeIn):
    """Version 3, which knows lanes for baskets of up to `pieces`; 0 where the lane is none any more."""

    mode: AnyMode  # type: ignore[assignment]
    was: AnyMode  # type: ignore[assignment]
    pieces: Annotated[int, Field(ge=0, le=MOST_PIECES)]


class ClockIn(Payload):
    """Version 1 of a lane's clock that was moved by `seconds`; `at_start`: it is behind what the lane wrote before."""

    lane: Lane
    expected: When
    found: When
    seconds: Annotated[int, Field(ge=-(2**53), le=2**53)]
    at_start: bool


class TapIn1(Payload):
    """Version 1 of a tap. There is no place in it for a session, a sale or a member: one that holds any is refused."""

    tap: Annotated[str, Field(pattern=r"^[0-9a-f]{32,64}$")]
    lane: Lane
    face: Annotated[int, Field(ge=1, le=5)]
    hour: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}$")]
    language: Language
    weighed: bool
    helped: bool


class TapIn(TapIn1):
    """Version 2: the question that the face answers, why, and a remark. The later word on a tap stands."""

    question: Id
    reasons: Annotated[list[Id], Field(max_length=3)]
    remark: Annotated[Text, Field(max_length=120)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len(set(self.reasons)) != len(self.reasons):
            raise ValueError("a reason is given once")
        return self


class AmountIn(Payload):
    minor: Minor
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class ShownIn(Payload):
    """What a lane had on its screen."""

    screen: Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]
    pieces: Annotated[int, Field(ge=0, le=1_000_000)]
    total: AmountIn | None


class HelpIn(Payload):
    """Version 1 of what became of a call for help."""

    lane: Lane
    call: Annotated[str, Field(pattern=r"^[0-9a-f]{32,64}$")]
    session: Annotated[Text, Field(max_length=80)]
    at: When
    event: Literal["requested", "seen", "coming", "cleared"]
    reason: Annotated[str, Field(pattern=r"^[a-z_]{0,20}$")]
    shown: ShownIn | None
    by: Annotated[str, Field(pattern=r"^[a-z_]{0,20}$")]
    name: Annotated[Text, Field(max_length=40)]
    seconds: Annotated[int, Field(ge=0, le=3600)]


class TakenUpIn(Payload):
    """Version 1: the lane has a basket that it was granted, durably, as its visit `session`."""

    lane: Lane
    basket: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    session: Annotated[Name, Field(max_length=80)]
    at: When


class TakenUpIn2(TakenUpIn):
    """Version 2: `staff`, an id, found it for the shopper."""

    staff: Annotated[Name, Field(max_length=40)]
