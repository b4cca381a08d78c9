"""What paid baskets would have cost with other rules and prices, by the very engine that prices at the lanes. Pure.

A basket is priced twice, as things are and with the change, and the difference is what the change makes. A line costs
what it was sold at, but for items whose price the change touches: those take the changed price. What staff took off by
hand, what a label on the pack said and that no tax was owed stay as they were; so do the coupons that took something
off. Members are not known here: what only members get plays no part on either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.core.items import Item
from kiosk.core.pricing import ByHand, Discount, Line, RuleBook, price_basket
from kiosk.core.pricing.by_hand import EXEMPT, OFF_BASKET, OFF_LINE
from kiosk.core.pricing.rules import Shopper, book_at
from kiosk.core.session.facts import Sale
from kiosk.core.sheet import Row
from kiosk.core.values import Money

MOST_CHANGED = 20


@dataclass(frozen=True, slots=True)
class Basket:
    """A paid basket as it is priced again. `paid_minor` is what it came to."""

    lane: str
    receipt_no: int
    day: str
    currency: str
    since: str
    lines: tuple[Line, ...]
    by_hand: ByHand
    coupons: tuple[str, ...]
    paid_minor: int


@dataclass(frozen=True, slots=True)
class Stand:
    """Rules, and the prices of items whose price is another than they were sold at."""

    books: tuple[RuleBook, ...]
    items: Mapping[str, Item]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a basket costs, in minor units: `was` as things are, `will` with the change, `paid` when it was paid."""

    lane: str
    receipt_no: int
    day: str
    was: int
    will: int
    paid: int

    @property
    def difference(self) -> int:
        return self.will - self.was


def basket_of(sale: Sale, day: str, coupons: Sequence[str]) -> Basket:
    """`sale` with what staff did to it by hand; its item prices are those it was sold at."""
    off_lines: dict[int, int] = {}
    off_basket, exempt = 0, False
    for priced in sale.pricing.lines:
        for reason in priced.reasons:
            if reason.rule == OFF_LINE:
                off_lines[priced.line] = off_lines.get(priced.line, 0) + reason.saving.minor
            elif reason.rule == OFF_BASKET:
                off_basket += reason.saving.minor
            elif reason.rule == EXEMPT:
                exempt = True
    lines = tuple(
        replace(line, discount=Discount(minor=off_lines[line.id])) if off_lines.get(line.id) else line
        for line in sale.lines
    )
    return Basket(
        lane=sale.lane,
        receipt_no=sale.receipt_no,
        day=day,
        currency=sale.pricing.to_pay.currency,
        since=sale.started_at,
        lines=lines,
        by_hand=ByHand(discount=Discount(minor=off_basket) if off_basket else None, exempt=exempt),
        coupons=tuple(coupons),
        paid_minor=sale.pricing.to_pay.minor,
    )


def cost(basket: Basket, now: Stand, then: Stand) -> Cost:
    """What `basket` costs as things are `now`, and `then`."""
    was = priced(basket, now)
    same = now.books == then.books and not any(line.item.key in then.items for line in basket.lines)
    will = was if same else priced(basket, then)
    return Cost(basket.lane, basket.receipt_no, basket.day, was, will, basket.paid_minor)


def priced(basket: Basket, stand: Stand) -> int:
    """What is to pay for `basket`, in minor units, by the rules in force when the visit began."""
    lines = [_at(line, stand.items) for line in basket.lines]
    shopper = Shopper(since=basket.since, coupons=basket.coupons)
    book = book_at(stand.books, basket.since)
    return price_basket(lines, basket.currency, book, shopper, basket.by_hand).to_pay.minor


def _at(line: Line, items: Mapping[str, Item]) -> Line:
    """The line at the price that its item is to have, on the shelf it is to stand on."""
    item = items.get(line.item.key)
    if item is None or line.override is not None or item.unit is not line.item.unit:
        return line
    return replace(line, item=replace(line.item, price=item.price, tax=item.tax, category=item.category))


def touched(before: Mapping[str, Row], after: Mapping[str, Row]) -> dict[str, Item]:
    """The items whose price, tax or shelf the change touches, as they are to be: at the price that was changed; of
    further prices at the new one that begins last, whenever that is, since that is what one wants to know of it.
    """
    found = {}
    for key, row in after.items():
        old = before.get(key)
        if old is None or (old.item == row.item and old.later == row.later):
            continue
        item, new = row.item, [price for price in row.later if price not in old.later]
        if item.price == old.item.price and new:
            item = replace(item, price=Money(new[-1].minor, item.price.currency))
        if (item.price, item.tax, item.category) != (old.item.price, old.item.tax, old.item.category):
            found[key] = item
    return found


def told(costs: Iterable[Cost], currency: str) -> dict[str, object]:
    """The sums of `costs`, by day, and the baskets that change most, as they are kept and shown."""
    costs = list(costs)
    days: dict[str, list[int]] = {}
    for one in costs:
        of_day = days.setdefault(one.day, [0, 0, 0, 0])
        for place, minor in enumerate((one.was, one.will, one.paid, 1)):
            of_day[place] += minor
    most = sorted((one for one in costs if one.difference), key=lambda one: (-abs(one.difference), one.day, one.lane))
    return {
        "currency": currency,
        "baskets": len(costs),
        "changed": len(most),
        "was": sum(one.was for one in costs),
        "will": sum(one.will for one in costs),
        "paid": sum(one.paid for one in costs),
        "days": [[day, *days[day]] for day in sorted(days)],
        "most": [[one.lane, one.receipt_no, one.day, one.was, one.will] for one in most[:MOST_CHANGED]],
    }
