"""What a lane took in between two closings: the sums that an X report reads and a Z report closes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace

from kiosk.core.cash_totals import NO_CASH, CashTotals
from kiosk.core.pricing import RateTotal
from kiosk.core.pricing.by_hand import EXEMPT, OFF_BASKET, OFF_LINE
from kiosk.core.sale import Sale
from kiosk.core.tally import NONE, merged
from kiosk.core.tally import Tally as Tally
from kiosk.core.values import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums in one currency. Money that went back is below zero in `refunds`, `tenders` and `by_rate`.

    What staff took off is above zero: `discounts`, `prices` (set by hand), `exempt` (tax not charged). `void_lines` and
    `voids` came to so much before they were out. `parked` payments had to be left to an attendant, whatever came of
    them, and so much of that was `settled` by staff's word; `owed` is what card reader or hopper did not give back,
    `given` what staff gave back of that, by the way.
    """

    currency: str
    sales: Tally = NONE
    refunds: Tally = NONE
    tenders: Mapping[str, Tally] = field(default_factory=dict)
    by_rate: tuple[RateTotal, ...] = ()
    discounts: Tally = NONE
    prices: Tally = NONE
    exempt: Tally = NONE
    void_lines: Tally = NONE
    voids: Tally = NONE
    parked: Tally = NONE
    settled: Tally = NONE
    owed: Tally = NONE
    given: Mapping[str, Tally] = field(default_factory=dict)
    cash: CashTotals = NO_CASH

    @property
    def gross(self) -> Money:
        """What was sold less what came back; the tenders come to the same."""
        return Money(self.sales.minor + self.refunds.minor, self.currency)

    @property
    def untaxed(self) -> Money:
        """What of it is outside tax: deposits."""
        zero = Money(0, self.currency)
        return self.gross - sum((rate.net + rate.amount for rate in self.by_rate), zero)

    def __add__(self, other: Totals) -> Totals:
        """Both together; they must be in one currency."""
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        tallies = {
            one.name: getattr(self, one.name) + getattr(other, one.name)
            for one in fields(self)
            if isinstance(getattr(self, one.name), Tally)
        }
        return replace(
            self,
            **tallies,
            tenders=merged(self.tenders, other.tenders),
            given=merged(self.given, other.given),
            by_rate=_rates((*self.by_rate, *other.by_rate)),
            cash=self.cash + other.cash,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A lane's period, counted from 1. It began at `since`, '' before anything was counted in the first; it ended at
    `until`, '' while it is open. Its receipts are those from `first` to `last`, 0 where there is none.

    `sums` has one `Totals` a currency in which something was counted: hardly ever more than one. `no_sales`: how often
    the cash drawer opened without a sale; `cash_alarms`: how often cash moved that nobody could count.
    """

    number: int = 1
    since: str = ""
    until: str = ""
    first: int = 0
    last: int = 0
    sums: tuple[Totals, ...] = ()
    no_sales: int = 0
    cash_alarms: int = 0

    def of(self, currency: str) -> Totals:
        return next((one for one in self.sums if one.currency == currency), Totals(currency=currency))

    @property
    def tried_minor(self) -> int:
        """So much is out of the hopper for tests, and not said to be back: a hopper holds one currency."""
        return sum(one.cash.tried.minor for one in self.sums)

    def counting(self, more: Totals, at: str = "", receipt_no: int = 0) -> Period:
        """With `more`, which happened at `at`, and made receipt `receipt_no` if that is not 0."""
        others = tuple(one for one in self.sums if one.currency != more.currency)
        return replace(
            self,
            since=self.since or at,
            first=self.first or receipt_no,
            last=receipt_no or self.last,
            sums=(*others, self.of(more.currency) + more),
        )

    def with_no_sale(self, at: str) -> Period:
        return replace(self, since=self.since or at, no_sales=self.no_sales + 1)

    def with_cash_alarm(self, at: str) -> Period:
        return replace(self, since=self.since or at, cash_alarms=self.cash_alarms + 1)

    def closed(self, at: str) -> Period:
        return replace(self, until=at, since=self.since or at)

    def following(self) -> Period:
        """The period that begins where this one, which is closed, ended."""
        return Period(number=self.number + 1, since=self.until)


FIRST = Period()


def totals_of(sale: Sale) -> Totals:
    """What a sale, or a refund, comes to."""
    pricing, worth = sale.pricing, Tally(1, sale.pricing.to_pay.minor)
    totals = Totals(
        currency=pricing.to_pay.currency,
        tenders=_by_way(sale),
        by_rate=_rates(pricing.by_rate),
    )
    if sale.returns:
        return replace(totals, refunds=worth)
    return replace(totals, sales=worth) + _by_staff(sale)


def _by_way(sale: Sale) -> dict[str, Tally]:
    ways: dict[str, Tally] = {}
    for tender in sale.tenders:
        ways[tender.way.value] = ways.get(tender.way.value, NONE) + Tally(1, tender.amount.minor)
    return dict(sorted(ways.items()))


def _by_staff(sale: Sale) -> Totals:
    """What staff took off. Of what comes back it was told when it was sold."""
    saved: dict[str, list[int]] = {OFF_LINE: [], OFF_BASKET: [], EXEMPT: []}
    for priced in sale.pricing.lines:
        for reason in priced.reasons:
            if reason.rule in saved:
                saved[reason.rule].append(reason.saving.minor)
    set_by_hand = [replace(line, override=None).shelf - line.shelf for line in sale.lines if line.override is not None]
    off = [*saved[OFF_LINE], *saved[OFF_BASKET]]
    return Totals(
        currency=sale.pricing.to_pay.currency,
        discounts=Tally(len(saved[OFF_LINE]) + bool(saved[OFF_BASKET]), sum(off)),
        prices=Tally(len(set_by_hand), sum(change.minor for change in set_by_hand)),
        exempt=Tally(int(bool(saved[EXEMPT])), sum(saved[EXEMPT])),
    )


def _rates(rates: Iterable[RateTotal]) -> tuple[RateTotal, ...]:
    """One for each tax class, by its code and rate."""
    found: dict[tuple[str, int, bool], RateTotal] = {}
    for rate in rates:
        key = (rate.tax.code, rate.tax.rate_bp, rate.tax.inclusive)
        known = found.get(key)
        found[key] = (
            rate if known is None else replace(known, net=known.net + rate.net, amount=known.amount + rate.amount)
        )
    return tuple(found[key] for key in sorted(found))
