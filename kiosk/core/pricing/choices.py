"""Which rules are used at all, where some exclude others: every choice is tried, and the cheapest stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, product

from kiosk.core.pricing.assign import Offering
from kiosk.core.pricing.reductions import Basket, Outcome, reduce
from kiosk.core.pricing.rules import BasketOff, Offer

MOST_CHOICES = 64
"""So many ways to choose among exclusive rules are all tried; where there are more, the last groups' rules are tried
one after another, beside the best of those before, and the total is not proven."""


def best_choice(basket: Basket, offering: Offering, offs: Sequence[BasketOff]) -> Outcome:
    """The cheapest of all choices that exclusive rules, and rules that go with no other, leave."""
    everything: list[Offer | BasketOff] = [*offering.offers, *offs]
    short, groups = _rivals(basket, offering, everything)
    open_offs = [off for off in offs if off.id not in short]
    lone = [off.id for off in open_offs if off.alone]
    closing = {offer.id for offer in offering.offers if offer.alone} if len(open_offs) > len(lone) else set()
    rest: list[list[str]] = []
    while math.prod(len(group) for group in groups) > MOST_CHOICES:
        rest.append(groups.pop())
    asked = math.prod(len(group) for group in groups) * (2 if closing else 1) + sum(map(len, rest)) + len(lone)
    everybody = {rule.id for rule in everything}

    def outcome(out: set[str]) -> Outcome:
        barred = frozenset(number for number, offer in enumerate(offering.offers) if offer.id in out)
        return reduce(basket, offering, barred, [off for off in offs if off.id not in out], asked)

    def without(*more: set[str]) -> set[str]:
        return short.union(lone, *more)

    bars = [{*chain(*groups)} - {*chosen} for chosen in product(*groups)]
    later = {*chain(*rest)}
    tried = [(outcome(without(bar, later)), bar) for bar in bars]
    tried += [(outcome(without(bar, later, closing)), bar | closing) for bar in bars if closing]
    best, bar = min(tried, key=lambda pair: pair[0].cost)
    for group in rest:
        later -= {*group}
        tried = [(outcome(without(bar, later, {*group} - {one})), bar | {*group} - {one}) for one in group]
        best, bar = min([(best, bar | {*group}), *tried], key=lambda pair: pair[0].cost)
    best = min([best, *(outcome(everybody - {one}) for one in lone)], key=lambda one: one.cost)
    return replace(best, proven=best.proven and not rest)


def _rivals(
    basket: Basket, offering: Offering, everything: Sequence[Offer | BasketOff]
) -> tuple[set[str], list[list[str]]]:
    """The rules whose minimum is not reached, and the groups of which one rule at most is used in this basket."""
    worth = cache(basket.worth)
    short = {
        rule.id
        for rule in everything
        if rule.condition.at_least and worth(rule.condition.among) < rule.condition.at_least
    }
    fitting = {offering.offers[number].id for kind in set(basket.kinds) for number in offering.fitting(kind)}
    fitting.update(rule.id for rule in everything if isinstance(rule, BasketOff))
    groups: dict[str, list[str]] = {}
    for rule in everything:
        if rule.condition.exclusive and rule.id not in short and rule.id in fitting:
            groups.setdefault(rule.condition.exclusive, []).append(rule.id)
    return short, [groups[name] for name in sorted(groups) if len(groups[name]) > 1]
