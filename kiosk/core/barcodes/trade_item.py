"""A checked number → item, in-store label or coupon, as the number's own beginning says."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.barcodes.instore import InStorePattern, Measure, regional
from kiosk.core.barcodes.meaning import Kind, Meaning
from kiosk.core.barcodes.refusal import malformed

COUPON_BEGINNINGS = ("05", "98", "99")
"""Of 13 digits: UPC number system 5, GS1 coupons and refund slips in common currencies, GS1 coupons."""
VARYING = "9"
"""The indicator of a GTIN-14 whose weight, price or count only its label tells."""


@dataclass(frozen=True, slots=True)
class Store:
    """What the store decides about codes: `pattern` is its own layout of in-store numbers, before its region's."""

    region: str
    pattern: InStorePattern | None
    currency: str


def trade_item(number: str, store: Store, addon: str | None = None) -> Meaning:
    """What `number`, a GTIN as 14 digits or a longer in-store number, stands for; refuses a wrong inner check digit."""
    label = _label(number, store)
    if label is not None:
        key, measure = label
        return labelled(key, measure, store.currency, addon)
    digits = number[1:]
    if number.startswith("0") and digits.startswith(COUPON_BEGINNINGS):
        return Meaning(valid=True, kind=Kind.COUPON, coupon_id=digits, addon=addon)
    if number.startswith(VARYING):
        raise malformed("an item of varying measure whose label tells no price, weight or count")
    return Meaning(valid=True, kind=Kind.ITEM, gtin=number, item_key=number, addon=addon)


def labelled(key: str, measure: Measure, currency: str, addon: str | None = None) -> Meaning:
    """A pack whose label tells its price, else its weight, else its count."""
    if measure.price_minor is not None:
        kind = Kind.PRICED
    else:
        kind = Kind.WEIGHED if measure.weight_g is not None else Kind.COUNTED
    return Meaning(
        valid=True,
        kind=kind,
        item_key=key,
        price_minor=measure.price_minor,
        currency=None if measure.price_minor is None else currency,
        weight_g=measure.weight_g,
        count=measure.count,
        addon=addon,
    )


def _label(number: str, store: Store) -> tuple[str, Measure] | None:
    own = (store.pattern,) if store.pattern else ()
    layouts: tuple[InStorePattern, ...] = own + regional(store.region)
    for layout in layouts:
        surplus = len(number) - len(layout.places)
        if surplus >= 0 and not number[:surplus].strip("0") and layout.matches(number[surplus:]):
            return layout.read(number[surplus:])
    return None
