"""GS1 application identifiers → meaning: item, measures, dates, lot and serial, or a refusal in words."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.core.barcodes.check_digits import checked_gtin
from kiosk.core.barcodes.currencies import BY_NUMBER, decimals
from kiosk.core.barcodes.instore import Measure
from kiosk.core.barcodes.meaning import Kind, Meaning, ReasonKind, Refusal, malformed, unsupported
from kiosk.core.barcodes.trade_item import Store, labelled, trade_item

COUPONS = ("8110", "8112", "255")
POUND_100_UG = 4_535_923_700
"""One pound avoirdupois is 453.59237 g, here in units of 0.1 µg so that ten decimals stay whole."""
GRAM_100_UG = 10_000_000
HIGHEST_PRICE = 10_000_000
HIGHEST_COUNT = 10_000
"""Beyond these a separator was lost: the digits of the next element were taken for the measure's own."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one code's identifiers for one store on one day."""

    store: Store
    today: datetime.date | None

    def meaning(self, ais: Mapping[str, str]) -> Meaning:
        """What the values in `ais` say together."""
        known = self._subject(ais)
        known = replace(
            known,
            ais=dict(ais),
            expires=self._date(ais, "17") or self._date(ais, "7003"),
            best_before=self._date(ais, "15"),
            lot=ais.get("10"),
            serial=ais.get("21"),
        )
        if self.today is None:
            return known
        if known.expires and known.expires < self.today:
            reason = f"expired on {known.expires.isoformat()}"
            return replace(known, valid=False, reason=reason, reason_kind=ReasonKind.EXPIRED)
        if known.best_before and known.best_before < self.today:
            return replace(known, reason=f"was best before {known.best_before.isoformat()}; it may still be sold")
        return known

    def _subject(self, ais: Mapping[str, str]) -> Meaning:
        if "01" in ais:
            number = checked_gtin(ais["01"])
            measure = Measure(self._price(ais), _weight(ais), _count(ais))
            if measure != Measure():
                return replace(labelled(number, measure, self.store.currency), gtin=number)
            if number.startswith("9"):
                raise malformed("an item of varying measure whose label tells no price, weight or count")
            return trade_item(number, self.store)
        if any(ai in ais for ai in COUPONS):
            return Meaning(valid=True, kind=Kind.COUPON)
        if "00" in ais or "02" in ais:
            raise unsupported("a pallet or case label: its contents are sold, not the label")
        raise unsupported("GS1 data without an item number (01)")

    def _price(self, ais: Mapping[str, str]) -> int | None:
        """AI 392n, or 393n where the label names the currency, in minor units of the store's currency."""
        for ai, value in ais.items():
            if ai[:3] not in ("392", "393"):
                continue
            amount = value
            if ai.startswith("393"):
                number, amount = value[:3], value[3:]
                named = BY_NUMBER.get(number)
                if named != self.store.currency:
                    raise unsupported(
                        f"priced in {named or f'currency {number}'}, this store sells in {self.store.currency}"
                    )
            shift = decimals(self.store.currency) - int(ai[3])
            minor, lost = divmod(int(amount) * 10 ** max(shift, 0), 10 ** max(-shift, 0))
            if lost:
                raise malformed(f"the price {amount} has decimals that {self.store.currency} does not have")
            return _within(minor, HIGHEST_PRICE, "price")
        return None

    def _date(self, ais: Mapping[str, str], ai: str) -> datetime.date | None:
        if ai not in ais:
            return None
        year, month, day = (int(ais[ai][place : place + 2]) for place in (0, 2, 4))
        year += self._century(year)
        try:
            return datetime.date(year, month, day or calendar.monthrange(year, month)[1])
        except ValueError as error:
            raise Refusal(ReasonKind.MALFORMED, f"({ai}) is no date: {ais[ai]}") from error

    def _century(self, year: int) -> int:
        """Two digits mean a year from 49 years ago to 50 years ahead (GS1 General Specifications 7.12)."""
        if self.today is None:
            return 2000
        century = self.today.year - self.today.year % 100
        ahead = year - self.today.year % 100
        return century - 100 if ahead > 50 else century + 100 if ahead < -49 else century


def _weight(ais: Mapping[str, str]) -> int | None:
    """Net weight (310n kilograms, 320n pounds) in grams, half up."""
    for ai, value in ais.items():
        if ai[:3] in ("310", "320") and len(ai) == 4:
            unit = 1000 * GRAM_100_UG if ai.startswith("310") else POUND_100_UG
            divisor = 10 ** int(ai[3]) * GRAM_100_UG
            return _within((2 * int(value) * unit + divisor) // (2 * divisor), 1_000_000_000, "weight")
    return None


def _count(ais: Mapping[str, str]) -> int | None:
    return _within(int(ais["30"]), HIGHEST_COUNT, "count") if "30" in ais else None


def _within(value: int, limit: int, what: str) -> int:
    if value <= 0:
        raise malformed(f"the {what} on the label is zero")
    if value >= limit:
        raise malformed(f"the {what} {value} cannot be right; a separator may be missing")
    return value
