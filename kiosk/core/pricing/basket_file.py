"""A basket as JSON (`docs/basket.schema.json`, explained in `docs/pricing.md`) → lines and shopper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.pricing.basket import Line
from kiosk.core.pricing.by_hand import ByHand, Discount
from kiosk.core.pricing.fields import Fields
from kiosk.core.pricing.rules import Shopper
from kiosk.core.values import Money, Weighing

MOST_LINES = 1000
MOST_PIECES = 999
MOST_IN_ALL = 10_000
MOST_GRAMS = 1_000_000

Find = Callable[[str], Item | None]
"""Item key → the item, None where the catalogue does not have it."""


@dataclass(frozen=True, slots=True)
class GivenBasket:
    """A basket from outside. `cash`: it is paid in cash, so that cash rounding applies; `by_hand` is what staff decided
    for all of it.
    """

    currency: str
    lines: tuple[Line, ...]
    shopper: Shopper
    cash: bool
    by_hand: ByHand


def read_basket(document: object, find: Find) -> GivenBasket:
    """The basket in a parsed JSON document; raises `RulesError`, one sentence with the place.

    What a line does not say of its item (price, tax, category) comes from the item that `find` knows.
    """
    fields = Fields(document, "")
    currency = fields.text("currency")
    lines = fields.objects("lines")
    if len(lines) > MOST_LINES:
        raise fields.wrong("lines", f"must be {MOST_LINES} at most")
    basket = GivenBasket(
        currency=currency,
        lines=tuple(_line(line, number, currency, find) for number, line in enumerate(lines, start=1)),
        shopper=_shopper(fields),
        cash=fields.has("tender") and fields.one_of("tender", ("card", "cash")) == "cash",
        by_hand=ByHand(discount=_discount(fields), exempt=fields.optional("tax_exempt", fields.flag, default=False)),
    )
    fields.end()
    if sum(line.units for line in basket.lines) > MOST_IN_ALL:
        raise fields.wrong("lines", f"must come to {MOST_IN_ALL} pieces at most")
    return basket


def _shopper(fields: Fields) -> Shopper:
    since = fields.moment("since") if fields.has("since") else Shopper().since
    if not fields.has("shopper"):
        return Shopper(since=since)
    inner = fields.inner("shopper")
    used = inner.inner("used") if inner.has("used") else Fields({}, inner.at("used"))
    shopper = Shopper(
        since=since,
        member=inner.optional("member", inner.flag, default=False),
        tier=inner.optional("tier", inner.text, ""),
        birthday=inner.optional("birthday", inner.flag, default=False),
        staff=inner.optional("staff", inner.flag, default=False),
        coupons=inner.texts("coupons"),
        used=tuple((rule, used.whole(rule, least=0)) for rule in sorted(used.left)),
    )
    inner.end()
    return shopper


def _line(fields: Fields, number: int, currency: str, find: Find) -> Line:
    key = fields.text("item")
    known = find(key)
    if known is not None and known.price.currency != currency:
        raise fields.wrong("item", f"{key} is sold in {known.price.currency}, the basket is in {currency}")
    if known is None and not (fields.has("price_minor") and fields.has("tax")):
        raise fields.wrong("item", f"{key} is not in the catalogue: its price_minor and tax must be given")
    weighed = fields.has("weight_g")
    if weighed and fields.has("qty"):
        raise fields.wrong("weight_g", "and qty exclude each other")
    price = fields.whole("price_minor", least=-(10**9)) if fields.has("price_minor") else None
    item = Item(
        key=known.key if known else key,
        names=known.names if known else {"en": key},
        price=Money(price, currency) if price is not None or known is None else known.price,  # type: ignore[arg-type]
        unit=Unit.KG if weighed else Unit.EACH,
        tax=_tax(fields.inner("tax")) if fields.has("tax") else known.tax,  # type: ignore[union-attr]
        category=fields.text("category") if fields.has("category") else known.category if known else "",
        picture="",
    )
    if known is not None and (known.unit is Unit.KG) != weighed:
        raise fields.wrong("item", f"{key} is sold by {known.unit}: give {'weight_g' if not weighed else 'qty'}")
    grams = fields.whole("weight_g", most=MOST_GRAMS) if weighed else 0
    line = Line(
        number,
        item,
        quantity=fields.whole("qty", most=MOST_PIECES) if fields.has("qty") else 1,
        weighing=Weighing(grams, 0) if weighed else None,
        override=Money(fields.whole("override_minor", least=0), currency) if fields.has("override_minor") else None,
        discount=_discount(fields),
    )
    fields.end()
    return line


def _discount(fields: Fields) -> Discount | None:
    """A part of what is to pay, or an amount."""
    if not fields.has("discount"):
        return None
    inner = fields.inner("discount")
    if inner.has("percent") and inner.has("amount_minor"):
        raise inner.wrong("percent", "and amount_minor exclude each other")
    discount = (
        Discount(percent_bp=inner.percent("percent"))
        if inner.has("percent")
        else Discount(minor=inner.whole("amount_minor", most=10**9))
    )
    inner.end()
    return discount


def _tax(fields: Fields) -> Tax:
    """A tax class, written as in the rules."""
    tax = Tax(fields.text("code"), fields.whole("rate_bp", least=0, most=10_000), fields.flag("inclusive"))
    fields.end()
    return tax
