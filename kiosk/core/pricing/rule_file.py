"""The rules of price as JSON (`docs/rules.schema.json`, explained in `docs/pricing.md`) → `RuleBook`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kiosk.core.items import Tax
from kiosk.core.pricing.by_hand import RESERVED
from kiosk.core.pricing.fields import Fields, RulesError
from kiosk.core.pricing.promotions.bands import Band, Bands
from kiosk.core.pricing.promotions.bundle import Bundle, Slot
from kiosk.core.pricing.promotions.bundle_price import BundlePrice, Place
from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.n_for_m import NForM
from kiosk.core.pricing.promotions.n_for_price import NForPrice
from kiosk.core.pricing.promotions.n_off import NOff
from kiosk.core.pricing.promotions.reduction import AmountOff, AtPrice, PercentOff, Reduction
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.rules import EVERYTHING, BasketOff, Condition, Fee, Offer, RuleBook, When, Who
from kiosk.core.pricing.tax import Half, Per, TaxRules
from kiosk.core.pricing.units import Goods

FORMAT = 1
STACKS = ("offer", "coupon", "staff")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_UNITS = 99
MOST_TOGETHER = 20
"""Units that one multi-buy may ask for."""


def read_rules_text(text: str) -> RuleBook:
    """The rules in `text`; raises `RulesError`, one sentence with the place."""
    try:
        document = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise RulesError(f"line {error.lineno}, column {error.colno}: this is not JSON ({error.msg})") from None
    except RecursionError:
        raise RulesError("the file: is nested too deeply") from None
    return read_rules(document)


def read_rules(document: object) -> RuleBook:
    """The rules in a parsed JSON document; raises `RulesError`, one sentence with the place."""
    fields = Fields(document, "")
    if fields.whole("format") != FORMAT:
        raise fields.wrong("format", f"must be {FORMAT}: this program knows no other")
    currency = fields.text("currency")
    if len(currency) != 3 or not currency.isascii() or not currency.isupper():
        raise fields.wrong("currency", f"must be three capital letters such as EUR, not {currency!r}")
    stacks = fields.texts("stacks") or STACKS
    if len(set(stacks)) != len(stacks):
        raise fields.wrong("stacks", "must name each stack once")
    groups = _groups(fields)
    offers: list[Offer] = []
    offs: list[BasketOff] = []
    fees: list[Fee] = []
    ids: set[str] = set()
    for rule in fields.objects("rules"):
        made = _Rule(rule, groups, stacks).read()
        if made.id.startswith(RESERVED):
            raise rule.wrong("id", f"must not begin with {RESERVED!r}: so is called what staff do")
        if made.id in ids:
            raise rule.wrong("id", f"{made.id!r} is the name of an earlier rule")
        ids.add(made.id)
        match made:
            case Offer():
                offers.append(made)
            case BasketOff():
                offs.append(made)
            case Fee():
                fees.append(made)
    book = RuleBook(
        version=fields.optional("version", fields.text, ""),
        currency=currency,
        offers=tuple(sorted(offers, key=lambda offer: (offer.stack, offer.id))),
        basket_offs=tuple(sorted(offs, key=lambda off: off.id)),
        fees=tuple(sorted(fees, key=lambda fee: fee.id)),
        tax=_tax_rules(fields),
        cash_step=fields.whole("cash_step", most=1_000_000) if fields.has("cash_step") else 1,
        starts=fields.optional("from", fields.moment, ""),
        ends=fields.optional("until", fields.moment, ""),
    )
    if book.starts and book.ends and book.starts >= book.ends:
        raise fields.wrong("until", "must come after from")
    fields.end()
    return book


def _tax_rules(fields: Fields) -> TaxRules:
    if not fields.has("tax"):
        return TaxRules()
    inner = fields.inner("tax")
    per = inner.optional("per", lambda name: Per(inner.one_of(name, tuple(Per))), Per.LINE)
    half = inner.optional("half", lambda name: Half(inner.one_of(name, tuple(Half))), Half.UP)
    inner.end()
    return TaxRules(per, half)


def _groups(fields: Fields) -> dict[str, Goods]:
    if not fields.has("groups"):
        return {}
    inner = fields.inner("groups")
    return {name: _goods(inner.inner(name)) for name in inner.left}


def _goods(fields: Fields) -> Goods:
    excepted = fields.inner("except") if fields.has("except") else Fields({}, fields.at("except"))
    goods = Goods(
        items=frozenset(fields.texts("items")),
        categories=frozenset(fields.texts("categories")),
        everything=fields.optional("everything", fields.flag, default=False),
        except_items=frozenset(excepted.texts("items")),
        except_categories=frozenset(excepted.texts("categories")),
        loads=fields.optional("loads", fields.flag, default=False),
    )
    excepted.end()
    fields.end()
    if not (goods.items or goods.categories or goods.everything):
        raise RulesError(f"{fields.place}: must name items, categories or everything")
    return goods


@dataclass(slots=True)
class _Rule:
    """One rule being read."""

    fields: Fields
    groups: Mapping[str, Goods]
    stacks: tuple[str, ...]

    def read(self) -> Offer | BasketOff | Fee:
        fields = self.fields
        made: Offer | BasketOff | Fee
        name, kind = fields.text("id"), fields.one_of("kind", (*_TERMS, "basket_amount", "fee"))
        names = fields.names("name")
        match kind:
            case "fee":
                made = Fee(id=name, names=names, minor=fields.whole("amount"), of=self.goods(fields), tax=self._tax())
            case "basket_amount":
                amount = fields.whole("amount")
                of = self.goods(fields) if fields.has("for") else EVERYTHING
                repeated = fields.optional("repeated", fields.flag, default=False)
                condition = self._condition()
                if repeated and not condition.at_least:
                    raise fields.wrong("repeated", "needs at_least: it is off for each of them")
                made = BasketOff(
                    id=name,
                    names=names,
                    minor=amount,
                    of=of,
                    condition=condition,
                    repeated=repeated,
                    limit=self.limit(),
                    alone=fields.optional("alone", fields.flag, default=False),
                )
            case _:
                terms = _TERMS[kind](self)
                stack = fields.optional("stack", lambda key: fields.one_of(key, self.stacks), self.stacks[0])
                alone = fields.optional("alone", fields.flag, default=False)
                made = Offer(
                    id=name,
                    names=names,
                    terms=terms,
                    condition=self._condition(),
                    stack=self.stacks.index(stack),
                    alone=alone,
                )
        fields.end()
        return made

    def goods(self, fields: Fields, name: str = "for") -> Goods:
        """Named goods, or goods written out in their place."""
        if not fields.has(name):
            raise fields.wrong(name, "is missing")
        value = fields.take(name)
        if isinstance(value, str):
            if value not in self.groups:
                raise fields.wrong(name, f"there is no group {value!r}")
            return self.groups[value]
        return _goods(Fields(value, fields.at(name)))

    def limit(self) -> int | None:
        return self.fields.optional("limit", self._whole_limit, None)

    def _whole_limit(self, name: str) -> int | None:
        return self.fields.whole(name, most=MOST_UNITS)

    def reduction(self, fields: Fields) -> Reduction | None:
        """What stands there of price, percent and amount; two of them contradict each other."""
        found: list[Reduction] = []
        if fields.has("price"):
            found.append(AtPrice(fields.whole("price", least=0)))
        if fields.has("percent"):
            found.append(PercentOff(fields.percent("percent")))
        if fields.has("amount"):
            found.append(AmountOff(fields.whole("amount")))
        if len(found) > 1:
            raise RulesError(f"{fields.place}: price, percent and amount exclude each other")
        return found[0] if found else None

    def _tax(self) -> Tax | None:
        if not self.fields.has("tax"):
            return None
        inner = self.fields.inner("tax")
        tax = Tax(inner.text("code"), inner.whole("rate_bp", least=0, most=10_000), inner.flag("inclusive"))
        inner.end()
        return tax

    def _condition(self) -> Condition:
        fields = self.fields
        renew = fields.optional("renew_days", fields.whole, 0)
        coupon = fields.optional("coupon", fields.text, "")
        if renew and not coupon:
            raise fields.wrong("renew_days", "is for coupons, and this rule names none")
        at_least, among = 0, EVERYTHING
        if fields.has("at_least"):
            inner = fields.inner("at_least")
            at_least = inner.whole("amount")
            among = self.goods(inner) if inner.has("for") else EVERYTHING
            inner.end()
        return Condition(
            when=self._when(renew),
            who=self._who(),
            coupon=coupon,
            at_least=at_least,
            among=among,
            exclusive=fields.optional("exclusive", fields.text, ""),
        )

    def _when(self, renew_days: int) -> When:
        if not self.fields.has("when"):
            return When(renew_days=renew_days)
        inner = self.fields.inner("when")
        days = inner.texts("weekdays")
        for day in days:
            if day not in WEEKDAYS:
                raise inner.wrong("weekdays", f"must be of {', '.join(WEEKDAYS)}, not {day!r}")
        when = When(
            starts=inner.optional("from", inner.moment, ""),
            ends=inner.optional("until", inner.moment, ""),
            weekdays=frozenset(WEEKDAYS.index(day) for day in days),
            hours=tuple(_span(inner, text) for text in inner.texts("hours")),
            renew_days=renew_days,
        )
        if when.starts and when.ends and when.starts >= when.ends:
            raise inner.wrong("until", "must come after from")
        inner.end()
        return when

    def _who(self) -> Who:
        if not self.fields.has("who"):
            return Who()
        inner = self.fields.inner("who")
        who = Who(
            member=inner.optional("member", inner.flag, default=False),
            tiers=frozenset(inner.texts("tiers")),
            birthday=inner.optional("birthday", inner.flag, default=False),
            staff=inner.optional("staff", inner.flag, default=False),
        )
        inner.end()
        return who


def _span(fields: Fields, text: str) -> tuple[int, int]:
    """`16:00-18:30` as minutes of the day."""
    try:
        begin, end = (_minute(part) for part in text.split("-"))
    except ValueError:
        raise fields.wrong("hours", f"must be spans such as 16:00-18:30, not {text!r}") from None
    if begin == end:
        raise fields.wrong("hours", f"{text!r} is no time at all")
    return begin, end


def _minute(text: str) -> int:
    hour, minute = (int(part) for part in text.split(":"))
    if not (0 <= hour <= 24 and 0 <= minute < 60 and hour * 60 + minute <= 24 * 60):
        raise ValueError(text)
    return hour * 60 + minute


def _each(rule: _Rule, wanted: str) -> Terms:
    if not rule.fields.has(wanted):
        raise rule.fields.wrong(wanted, "is missing")
    reduction = rule.reduction(rule.fields)
    if reduction is None:
        raise rule.fields.wrong(wanted, "is missing")
    return Each(rule.goods(rule.fields), reduction, rule.limit())


def _amount(rule: _Rule) -> Terms:
    n = rule.fields.optional("n", lambda name: rule.fields.whole(name, most=MOST_TOGETHER), 1)
    if n == 1:
        return _each(rule, "amount")
    return NOff(rule.goods(rule.fields), n, rule.fields.whole("amount"), rule.limit())


def _n_for_m(rule: _Rule) -> Terms:
    n, pay = rule.fields.whole("n", least=2, most=MOST_TOGETHER), rule.fields.whole("pay")
    if pay >= n:
        raise rule.fields.wrong("pay", f"must be below n, which is {n}")
    return NForM(rule.goods(rule.fields), n, pay, rule.limit())


def _n_for_price(rule: _Rule) -> Terms:
    n = rule.fields.whole("n", least=2, most=MOST_TOGETHER)
    return NForPrice(rule.goods(rule.fields), n, rule.fields.whole("price"), rule.limit())


def _bands(rule: _Rule) -> Terms:
    bands: list[Band] = []
    for fields in rule.fields.objects("bands"):
        least = fields.whole("from", least=2, most=MOST_UNITS)
        if bands and least <= bands[-1].least_units:
            raise fields.wrong("from", f"must rise from band to band, and {bands[-1].least_units} came before")
        reduction = rule.reduction(fields)
        if reduction is None:
            raise RulesError(f"{fields.place}: needs a price, percent or amount")
        fields.end()
        if bands and not _better(reduction, bands[-1].reduction):
            raise RulesError(f"{fields.place}: must be of the same kind as the band before, and cheaper")
        bands.append(Band(least, reduction))
    if not bands:
        raise rule.fields.wrong("bands", "must have at least one band")
    if len(bands) > MOST_TOGETHER:
        raise rule.fields.wrong("bands", f"must be {MOST_TOGETHER} at most")
    return Bands(rule.goods(rule.fields), tuple(bands))


def _better(reduction: Reduction, before: Reduction) -> bool:
    match reduction, before:
        case AtPrice(price), AtPrice(earlier):
            return price < earlier
        case PercentOff(points), PercentOff(earlier):
            return points > earlier
        case AmountOff(minor), AmountOff(earlier):
            return minor > earlier
        case _:
            return False


def _bundle(rule: _Rule) -> Terms:
    price = rule.fields.optional("price", rule.fields.whole, None)
    slots = []
    for fields in rule.fields.objects("parts"):
        n = fields.whole("n", most=MOST_TOGETHER) if fields.has("n") else 1
        slots.append(Slot(rule.goods(fields), n, rule.reduction(fields)))
        fields.end()
    if len(slots) < 2:
        raise rule.fields.wrong("parts", "must be two at least")
    if sum(slot.n for slot in slots) > MOST_TOGETHER:
        raise rule.fields.wrong("parts", f"must ask for {MOST_TOGETHER} units at most")
    if price is not None:
        if any(slot.reduction is not None for slot in slots):
            raise rule.fields.wrong("parts", "must have no price, percent or amount: the bundle has its price")
        return BundlePrice(tuple(Place(slot.of, slot.n) for slot in slots), price, rule.limit())
    if all(slot.reduction is None for slot in slots):
        raise rule.fields.wrong("parts", "one at least must have a price, percent or amount, or the bundle a price")
    return Bundle(tuple(slots), rule.limit())


_TERMS: dict[str, Callable[[_Rule], Terms]] = {
    "price": lambda rule: _each(rule, "price"),
    "percent": lambda rule: _each(rule, "percent"),
    "amount": _amount,
    "n_for_m": _n_for_m,
    "n_for_price": _n_for_price,
    "bands": _bands,
    "bundle": _bundle,
}
