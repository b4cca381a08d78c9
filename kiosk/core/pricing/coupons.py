"""Coupons that a shopper presents: which rules they bring into force, and what one of AI 8110 says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kiosk.core.barcodes import CouponOffer
from kiosk.core.barcodes.coupon import ANY_FAMILY, Requirement, SaveAs
from kiosk.core.pricing.basket import Pricing
from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.n_off import NOff
from kiosk.core.pricing.promotions.reduction import AmountOff, PercentOff
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.rules import EVERYTHING, BasketOff, Condition, Offer, RuleBook, Shopper
from kiosk.core.pricing.units import Goods
from kiosk.core.values import Money

NORTH_AMERICAN = ("USD", "CAD")
"""What the cents of AI 8110 may be."""
COUPON_STACK = 1
"""GS1 coupons come on top of the store's offers, and before what its own people get."""
MOST_UNITS = 20
CALLED = (("en", "Coupon"), ("zh_CN", "优惠券"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupon:
    """One coupon: `id` is what price rules name it by, `serial` makes it the only one ('' where there are many alike).

    `offer` is what it says of itself, where no rule names it.
    """

    id: str
    serial: str = ""
    offer: CouponOffer | None = None

    @property
    def key(self) -> str:
        return f"{self.id} {self.serial}".rstrip()


@lru_cache(maxsize=16)
def coupon_ids(book: RuleBook) -> frozenset[str]:
    """Every coupon that a rule of `book` asks for."""
    return frozenset(rule.condition.coupon for rule in _all(book)) - {""}


def _all(book: RuleBook) -> tuple[Offer | BasketOff, ...]:
    return (*book.offers, *book.basket_offs)


def rules_of(coupon: Coupon, book: RuleBook) -> tuple[Offer | BasketOff, ...]:
    """What `coupon` brings into force: the rules that name it, else the one that it carries; none where it has none."""
    named = tuple(rule for rule in _all(book) if rule.condition.coupon == coupon.id)
    if named or coupon.offer is None:
        return named
    made = carried_rule(coupon.id, coupon.offer, book.currency)
    return () if made is None else (made,)


def carried_rule(name: str, offer: CouponOffer, currency: str) -> Offer | BasketOff | None:
    """The plain offers of AI 8110: cents off one or more of a company's goods or from so much of them on, percent off
    one, cents off the whole from so much on. None for what a person has to look at.
    """
    first = offer.primary
    plain = not (offer.others or offer.retailer or offer.store_coupon or offer.applies_to) and offer.save > 0
    if currency not in NORTH_AMERICAN or not plain or first.family != ANY_FAMILY or first.value < 1:
        return None
    goods = Goods(companies=frozenset({offer.company}))
    terms: Terms
    match offer.save_as, first.counted_as:
        case SaveAs.CENTS, Requirement.UNITS if first.value == 1:
            terms = Each(goods, AmountOff(offer.save), 1)
        case SaveAs.CENTS, Requirement.UNITS if first.value <= MOST_UNITS:
            terms = NOff(goods, first.value, offer.save, 1)
        case SaveAs.PERCENT, Requirement.UNITS if first.value == 1 and offer.save <= 100:
            terms = Each(goods, PercentOff(100 * offer.save), 1)
        case SaveAs.CENTS, Requirement.GOODS:
            return BasketOff(id=name, names=CALLED, minor=offer.save, of=goods, condition=_from(name, offer, goods))
        case SaveAs.CENTS | SaveAs.CENTS_OFF_BASKET, Requirement.BASKET:
            condition = _from(name, offer, EVERYTHING)
            return BasketOff(id=name, names=CALLED, minor=offer.save, of=EVERYTHING, condition=condition)
        case _:
            return None
    return Offer(id=name, names=CALLED, terms=terms, condition=Condition(coupon=name), stack=COUPON_STACK)


def _from(name: str, offer: CouponOffer, goods: Goods) -> Condition:
    return Condition(coupon=name, at_least=offer.primary.value, among=goods)


def book_for(book: RuleBook, coupons: Sequence[Coupon]) -> RuleBook:
    """`book` with the rules that coupons carry themselves; the same book where there are none."""
    carried = tuple(coupon for coupon in coupons if coupon.offer is not None)
    return _widened(book, carried) if carried else book


@lru_cache(maxsize=64)
def _widened(book: RuleBook, coupons: tuple[Coupon, ...]) -> RuleBook:
    known = {rule.id for rule in _all(book)}
    made = {rule.id: rule for coupon in coupons for rule in rules_of(coupon, book) if rule.id not in known}
    offers = [rule for rule in made.values() if isinstance(rule, Offer)]
    offs = [rule for rule in made.values() if isinstance(rule, BasketOff)]
    return replace(
        book,
        offers=tuple(sorted((*book.offers, *offers), key=lambda one: (one.stack, one.id))),
        basket_offs=tuple(sorted((*book.basket_offs, *offs), key=lambda one: one.id)),
    )


def shopper_with(coupons: Sequence[Coupon], since: str) -> Shopper:
    """Whoever began to shop at `since` and presents `coupons`."""
    return Shopper(since=since, coupons=tuple(coupon.id for coupon in coupons))


def saved_by(coupon: Coupon, pricing: Pricing, book: RuleBook) -> Money:
    """What the rules of `coupon` take off; all coupons of one `id` together."""
    rules = {rule.id for rule in rules_of(coupon, book)}
    reasons = (reason for line in pricing.lines for reason in line.reasons if reason.rule in rules)
    return sum((reason.saving for reason in reasons), Money(0, pricing.to_pay.currency))


def counted(
    coupons: tuple[Coupon, ...], pricing: Pricing, book: RuleBook, price: Callable[[tuple[Coupon, ...]], Pricing]
) -> tuple[Coupon, ...]:
    """Those of `coupons` without which the basket would cost more; of several alike the first ones."""
    used = tuple(coupon for coupon in coupons if saved_by(coupon, pricing, book).minor)
    for coupon in reversed(used):
        alike = sum(other.id == coupon.id for other in used)
        without = tuple(other for other in used if other is not coupon)
        if alike > 1 and price(without).to_pay == pricing.to_pay:
            used = without
    return used
