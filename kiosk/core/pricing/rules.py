"""The store's rules of price, as data that has been checked: offers, what is taken off the basket, fees, tax."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kiosk.core.items import Tax
from kiosk.core.pricing.promotions.bands import Bands
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.tax import TaxRules
from kiosk.core.pricing.units import Goods


@dataclass(frozen=True, slots=True, kw_only=True)
class Shopper:
    """Whom the prices are for, and when the visit began: `since` is the store's own time, ISO 8601.

    `coupons` are the ids presented, one as often as it was; `used` how often this shopper had an offer before.
    """

    since: str = "1970-01-01T00:00"
    member: bool = False
    tier: str = ""
    birthday: bool = False
    staff: bool = False
    coupons: tuple[str, ...] = ()
    used: tuple[tuple[str, int], ...] = ()

    def used_before(self, offer: str) -> int:
        return sum(times for rule, times in self.used if rule == offer)


NOBODY = Shopper()


DAY = 24 * 60
ALL_DAY = (0, DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """From the first moment to the last, on these weekdays (Monday is 0), in these hours (minutes of the day).

    `renew_days`: a coupon whose end has passed is taken for so many days more.
    """

    starts: str = ""
    ends: str = ""
    weekdays: frozenset[int] = frozenset()
    hours: tuple[tuple[int, int], ...] = ()
    renew_days: int = 0

    def is_over(self, since: str) -> bool:
        """Whether its end, with the days it was renewed for, has passed."""
        if not self.ends:
            return False
        last = datetime.datetime.fromisoformat(self.ends) + datetime.timedelta(days=self.renew_days)
        return datetime.datetime.fromisoformat(since).replace(tzinfo=None) >= last

    def holds(self, since: str) -> bool:
        moment = datetime.datetime.fromisoformat(since).replace(tzinfo=None)
        if self.starts and moment < datetime.datetime.fromisoformat(self.starts):
            return False
        if self.is_over(since):
            return False
        minute = moment.hour * 60 + moment.minute
        return any(self._within(moment.weekday(), minute, begin, end) for begin, end in self.hours or (ALL_DAY,))

    def _within(self, weekday: int, minute: int, begin: int, end: int) -> bool:
        """Whether the moment lies in the span; one that goes over midnight belongs to the day that it begins on."""
        if begin > end and minute < end:
            weekday, minute = (weekday - 1) % 7, minute + DAY
        return begin <= minute < (end if begin < end else end + DAY) and (not self.weekdays or weekday in self.weekdays)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """For everybody, unless it says for whom."""

    member: bool = False
    tiers: frozenset[str] = frozenset()
    birthday: bool = False
    staff: bool = False

    def fits(self, shopper: Shopper) -> bool:
        return (
            (shopper.member or not self.member)
            and (shopper.tier in self.tiers or not self.tiers)
            and (shopper.birthday or not self.birthday)
            and (shopper.staff or not self.staff)
        )


EVERYTHING = Goods(everything=True, loads=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must hold before a rule is looked at. `at_least` minor units of `among`, as the shelf has them.

    `exclusive`: of the rules of that name one at most is used in a basket.
    """

    when: When = field(default_factory=When)
    who: Who = field(default_factory=Who)
    coupon: str = ""
    at_least: int = 0
    among: Goods = EVERYTHING
    exclusive: str = ""

    def holds(self, shopper: Shopper) -> bool:
        """All but `at_least` and `exclusive`, which depend on the basket."""
        presented = not self.coupon or self.coupon in shopper.coupons
        return presented and self.who.fits(shopper) and self.when.holds(shopper.since)

    def times_left(self, rule: str, limit: int | None, shopper: Shopper) -> int | None:
        """How often `shopper` may use `rule` yet: a coupon so often as presented; None where nothing limits it."""
        if not self.holds(shopper):
            return 0
        if limit is None:
            return None
        times = shopper.coupons.count(self.coupon) if self.coupon else 1
        return max(0, limit * times - shopper.used_before(rule))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something off the units it takes; `stack` is its place among the stacks, `alone` "not with other offers"."""

    id: str
    names: tuple[tuple[str, str], ...]
    terms: Terms
    condition: Condition
    stack: int = 0
    alone: bool = False

    def for_shopper(self, shopper: Shopper) -> Offer | None:
        """The offer as far as `shopper` may use it: a coupon so often as presented, less what was used before."""
        limit = None if isinstance(self.terms, Bands) else self.terms.limit  # type: ignore[attr-defined]
        left = self.condition.times_left(self.id, limit, shopper)
        if left is None:
            return self
        return replace(self, terms=replace(self.terms, limit=left)) if left else None  # type: ignore[type-var]


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketOff:
    """`minor` off what is left of `of`, once, or for each full `at_least` of the condition where it is `repeated`.

    `limit`: so often for one shopper. `alone`: in a basket that has it, no other rule takes anything off.
    """

    id: str
    names: tuple[tuple[str, str], ...]
    minor: int
    of: Goods
    condition: Condition
    repeated: bool = False
    limit: int | None = None
    alone: bool = False

    def for_shopper(self, shopper: Shopper) -> BasketOff | None:
        """As far as `shopper` may use it."""
        left = self.condition.times_left(self.id, self.limit, shopper)
        return None if left == 0 else replace(self, limit=left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """`minor` on top of each unit of `of`, taxed with `tax`; no tax table shows it where that is None."""

    id: str
    names: tuple[tuple[str, str], ...]
    minor: int
    of: Goods
    tax: Tax | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RuleBook:
    """All rules in force at a store, as one version. Only the same book is equal to it: it is read once and kept.

    What is paid in cash is rounded to a multiple of `cash_step` minor units. `starts` and `ends`: the visits that begin
    between them are priced by it; the store's own time, '' for always.
    """

    version: str = ""
    currency: str = ""
    offers: tuple[Offer, ...] = ()
    basket_offs: tuple[BasketOff, ...] = ()
    fees: tuple[Fee, ...] = ()
    tax: TaxRules = field(default_factory=TaxRules)
    cash_step: int = 1
    starts: str = ""
    ends: str = ""


NO_RULES = RuleBook()


def book_at(books: Iterable[RuleBook], since: str) -> RuleBook:
    """The book that a visit begun at `since` is priced by: of several in force the one that began last, of these the
    one whose version sorts last.
    """
    found = [
        book
        for book in books
        if not (book.starts or book.ends) or When(starts=book.starts, ends=book.ends).holds(since)
    ]
    return max(found, key=lambda book: (book.starts, book.version), default=NO_RULES)


@lru_cache(maxsize=64)
def offers_for(book: RuleBook, shopper: Shopper) -> tuple[Offer, ...]:
    """The offers of `book` that `shopper` may use, as far as the basket does not decide it."""
    return tuple(usable for offer in book.offers if (usable := offer.for_shopper(shopper)) is not None)


@lru_cache(maxsize=64)
def offs_for(book: RuleBook, shopper: Shopper) -> tuple[BasketOff, ...]:
    """What `book` may take off the basket of `shopper`, as far as the basket does not decide it."""
    return tuple(usable for off in book.basket_offs if (usable := off.for_shopper(shopper)) is not None)
