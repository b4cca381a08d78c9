"""A sale as the API gives it: the same figures that the lane's receipt has."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import BaseModel, ConfigDict

from server.console.figures import DayTaps, DayWords
from server.db.models import SaleExtraRow, SaleLineRow, SaleRow


class SaleBrief(BaseModel):
    """One row of the day's list; `items` counts what a shopper would: a weighed load is one. `returns` is the receipt
    that is given back by this one, 0 for a sale.
    """

    lane: str
    receipt_no: int
    paid_at: str
    items: int
    total_minor: int
    currency: str
    returns: int = 0


class DayOut(BaseModel):
    day: str
    sales: list[SaleBrief]


class LineOut(BaseModel):
    """`weight_g` is net; `shown_minor` is the figure on the receipt."""

    line: int
    item: str
    names: dict[str, str]
    unit: str
    price_minor: int
    quantity: int
    weight_g: int | None
    tare_g: int | None
    tax_code: str
    tax_rate_bp: int
    tax_inclusive: bool
    shown_minor: int
    net_minor: int
    tax_minor: int
    gross_minor: int
    reasons: list[dict[str, Any]]
    extras: list[ExtraOut]


class ExtraOut(BaseModel):
    """A deposit or fee on top of a line; outside tax without a tax class."""

    rule: str
    names: dict[str, str]
    tax_code: str | None
    tax_rate_bp: int | None
    gross_minor: int
    tax_minor: int


class RateOut(BaseModel):
    tax_code: str
    tax_rate_bp: int
    net_minor: int
    tax_minor: int


class TenderOut(BaseModel):
    kind: str
    amount_minor: int
    terminal_id: str
    receipt_no: str
    trace_no: str
    card_name: str
    card_last4: str
    tendered_minor: int | None = None


class SaleOut(BaseModel):
    lane: str
    journal: str
    seq: int
    session: str
    receipt_no: int
    started_at: str
    paid_at: str
    language: str
    currency: str
    net_minor: int
    tax_minor: int
    total_minor: int
    saving_minor: int
    lines: list[LineOut]
    by_rate: list[RateOut]
    tenders: list[TenderOut]


class QuestionOut(BaseModel):
    taps: int
    by_face: dict[int, int]
    good_percent: int | None


class RemarkOut(BaseModel):
    hour: str
    lane: str
    face: int
    question: str
    remark: str


class TapsOut(BaseModel):
    """Taps by face, 1 (worst) to 5; `good_percent` is the share of 4 and 5. Older taps answered no question."""

    day: str
    taps: int
    by_face: dict[int, int]
    good_percent: int | None
    by_question: dict[str, QuestionOut]
    by_reason: dict[str, int]
    remarks: list[RemarkOut]


class BagLaneOut(BaseModel):
    """Questions about the bag: `asked` are all; solved by the shopper `alone`, `let_be` by the lane, for `staff` to
    look at, or `left` open when the visit was over. `seconds_each` on average.
    """

    model_config = ConfigDict(from_attributes=True)

    lane: str
    asked: int
    alone: int
    let_be: int
    staff: int
    left: int
    seconds_each: int


class BagsOut(BaseModel):
    day: str
    lanes: list[BagLaneOut]


class TroubleOut(BaseModel):
    kind: str
    lane: str
    journal: str
    seq: int
    at: str
    reason: str


class PeriodOut(BaseModel):
    """A Z report as its lane told it."""

    model_config = ConfigDict(from_attributes=True)

    lane: str
    journal: str
    number: int
    since: str
    until: str
    first: int
    last: int
    staff: str
    sums: list[dict[str, Any]]


class TerminalDayOut(BaseModel):
    """What came of asking a terminal to end its day; `told_minor` is null where it told no total of its own."""

    model_config = ConfigDict(from_attributes=True)

    lane: str
    journal: str
    number: int
    way: str
    tries: int
    end: str
    again: bool
    currency: str
    ours_minor: int
    told_minor: int | None
    first: str
    last: str
    reason: str
    at: str


class DebtOut(BaseModel):
    """Payments that stand for no receipt; `given_at` is '' until `staff` gave them back as `way` says."""

    model_config = ConfigDict(from_attributes=True)

    lane: str
    journal: str
    debt: str
    session: str
    at: str
    reason: str
    currency: str
    amount_minor: int
    tenders: list[TenderOut]
    given_at: str
    way: str
    staff: str


class CashAlarmOut(BaseModel):
    """Cash that a person must look after: an amount came for no payment; without one nobody can count what moved.
    `seen_at` is '' until `staff` saw to it, and it came to `outcome`.
    """

    model_config = ConfigDict(from_attributes=True)

    lane: str
    journal: str
    number: int
    session: str
    at: str
    box: str
    reason: str
    currency: str | None
    amount_minor: int | None
    seen_at: str
    outcome: str
    staff: str


def all_taps(day: str, taps: DayTaps, words: DayWords) -> TapsOut:
    return TapsOut(
        day=day,
        taps=taps.all,
        by_face=dict(taps.by_face),
        good_percent=taps.good_percent,
        by_question={
            question: QuestionOut(taps=one.all, by_face=dict(one.by_face), good_percent=one.good_percent)
            for question, one in words.by_question.items()
        },
        by_reason=dict(words.by_reason),
        remarks=[RemarkOut(**asdict(remark)) for remark in words.remarks],
    )


def pieces(sale: SaleRow) -> int:
    return sum(1 if line.unit == "kg" else line.quantity for line in sale.lines)


def brief(sale: SaleRow) -> SaleBrief:
    return SaleBrief(
        lane=sale.lane,
        receipt_no=sale.receipt_no,
        paid_at=sale.paid_at,
        items=pieces(sale),
        total_minor=sale.gross_minor,
        currency=sale.currency,
        returns=sale.refund.returns if sale.refund is not None else 0,
    )


def whole(sale: SaleRow) -> SaleOut:
    return SaleOut(
        lane=sale.lane,
        journal=sale.journal,
        seq=sale.seq,
        session=sale.session,
        receipt_no=sale.receipt_no,
        started_at=sale.started_at,
        paid_at=sale.paid_at,
        language=sale.language,
        currency=sale.currency,
        net_minor=sale.net_minor,
        tax_minor=sale.tax_minor,
        total_minor=sale.gross_minor,
        saving_minor=sale.saving_minor,
        lines=[_line(line) for line in sale.lines],
        by_rate=by_rate(sale),
        tenders=[
            TenderOut(
                kind=tender.kind,
                amount_minor=tender.amount_minor,
                terminal_id=tender.terminal_id,
                receipt_no=tender.receipt_no,
                trace_no=tender.trace_no,
                card_name=tender.card_name,
                card_last4=tender.card_last4,
                tendered_minor=tender.tendered_minor,
            )
            for tender in sale.tenders
        ],
    )


def net_g(line: SaleLineRow) -> int | None:
    return line.gross_g - line.tare_g if line.gross_g is not None and line.tare_g is not None else None


def _line(line: SaleLineRow) -> LineOut:
    return LineOut(
        line=line.line,
        item=line.item,
        names=line.names,
        unit=line.unit,
        price_minor=line.price_minor,
        quantity=line.quantity,
        weight_g=net_g(line),
        tare_g=line.tare_g,
        tax_code=line.tax_code,
        tax_rate_bp=line.tax_rate_bp,
        tax_inclusive=line.tax_inclusive,
        shown_minor=line.shown_minor,
        net_minor=line.net_minor,
        tax_minor=line.tax_minor,
        gross_minor=line.gross_minor,
        reasons=line.reasons,
        extras=[
            ExtraOut(
                rule=extra.rule,
                names=extra.names,
                tax_code=extra.tax_code,
                tax_rate_bp=extra.tax_rate_bp,
                gross_minor=extra.gross_minor,
                tax_minor=extra.tax_minor,
            )
            for extra in line.extras
        ],
    )


def by_rate(sale: SaleRow) -> list[RateOut]:
    """What each tax class adds up to, the lowest rate first."""
    rates: dict[tuple[int, str], RateOut] = {}
    parts: list[SaleLineRow | SaleExtraRow] = [*sale.lines, *(extra for line in sale.lines for extra in line.extras)]
    for part in parts:
        if part.tax_rate_bp is None or part.tax_code is None:
            continue
        key = (part.tax_rate_bp, part.tax_code)
        so_far = rates.get(key, RateOut(tax_code=key[1], tax_rate_bp=key[0], net_minor=0, tax_minor=0))
        rates[key] = so_far.model_copy(
            update={"net_minor": so_far.net_minor + part.net_minor, "tax_minor": so_far.tax_minor + part.tax_minor}
        )
    return [rates[key] for key in sorted(rates)]
