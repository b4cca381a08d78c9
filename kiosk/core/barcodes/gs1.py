"""GS1 application identifiers → meaning: item, measures, dates, lot and serial, or a refusal in words."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.core.barcodes.check_digits import checked_gtin
from kiosk.core.barcodes.coupon import coupon_id, read_offer, read_paperless
from kiosk.core.barcodes.currencies import BY_NUMBER, decimals
from kiosk.core.barcodes.instore import Measure
from kiosk.core.barcodes.meaning import Kind, Meaning
from kiosk.core.barcodes.refusal import ReasonKind, Refusal, malformed, unsupported
from kiosk.core.barcodes.trade_item import Store, labelled, trade_item

DATES = ("11", "12", "13", "15", "16", "17", "7003")
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
        days = {ai: self._date(ai, ais[ai]) for ai in DATES if ai in ais}
        known = replace(
            known,
            ais=dict(ais),
            expires=known.expires or days.get("17") or days.get("7003"),
            best_before=days.get("15"),
            lot=ais.get("10"),
            serial=known.serial or ais.get("21"),
        )
        if known.kind is Kind.COUPON:
            return replace(known, reason=self._coupon_reason(known))
        if self.today is None:
            return known
        if known.expires and known.expires < self.today:
            reason = f"expired on {known.expires.isoformat()}"
            return replace(known, valid=False, reason=reason, reason_kind=ReasonKind.EXPIRED)
        if known.best_before and known.best_before < self.today:
            return replace(known, reason=f"was best before {known.best_before.isoformat()}; it may still be sold")
        return known

    def _coupon_reason(self, known: Meaning) -> str:
        """Its dates, where they do not hold: a code says nothing of how much longer a store takes it."""
        starts = known.coupon.starts if known.coupon else ""
        first = self._date("8110", starts) if starts else None
        if self.today and first and first > self.today:
            return f"a coupon from {first.isoformat()} on"
        if self.today and known.expires and known.expires < self.today:
            return f"a coupon until {known.expires.isoformat()}"
        return ""

    def _subject(self, ais: Mapping[str, str]) -> Meaning:
        if "01" in ais:
            number = checked_gtin(ais["01"])
            measure = Measure(self._price(ais), _weight(ais), _count(ais))
            if measure != Measure():
                return replace(labelled(number, measure, self.store.currency), gtin=number)
            return trade_item(number, self.store)
        if "8110" in ais:
            offer = read_offer(ais["8110"])
            return Meaning(
                valid=True,
                kind=Kind.COUPON,
                coupon_id=coupon_id(offer.company, offer.offer),
                coupon=offer,
                expires=self._date("8110", offer.expires) if offer.expires else None,
                serial=offer.serial or None,
            )
        if "8112" in ais:
            funder, code, serial = read_paperless(ais["8112"])
            return Meaning(valid=True, kind=Kind.COUPON, coupon_id=f"8112:{funder}-{code}", serial=serial)
        if "255" in ais:
            number, serial = checked_gtin(ais["255"][:13])[1:], ais["255"][13:]
            return Meaning(valid=True, kind=Kind.COUPON, coupon_id=number, serial=serial or None)
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

    def _date(self, ai: str, text: str) -> datetime.date:
        """The day of YYMMDD; day 00 is the last of its month."""
        year, month, day = (int(text[place : place + 2]) for place in (0, 2, 4))
        year += self._century(year)
        try:
            return datetime.date(year, month, day or calendar.monthrange(year, month)[1])
        except ValueError as error:
            raise Refusal(ReasonKind.MALFORMED, f"({ai}) is no date: {text[:6]}") from error

    def _century(self, year: int) -> int:
        """Two digits mean a year from 49 years ago to 50 years ahead (GS1 General Specifications 7.12)."""
        if self.today is None:
            return 2000
        century = self.today.year - self.today.year % 100
        ahead = year - self.today.year % 100
        return century - 100 if ahead > 50 else century + 100 if ahead < -49 else century


def _weight(ais: Mapping[str, str]) -> int | None:
    """Net weight (310n kilograms, 320n pounds of 453.59237 g exactly) in grams, rounded once, half up."""
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
