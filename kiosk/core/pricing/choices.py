"""Which rules are used at all, where some exclude others: every choice is tried, and the cheapest stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, product

from kiosk.core.pricing.assign import Offering
from kiosk.core.pricing.purse import Purse
from kiosk.core.pricing.reductions import Basket, Outcome, reduce
from kiosk.core.pricing.rules import BasketOff, Offer

MOST_CHOICES = 64
"""So many ways to choose among exclusive rules are all tried; where there are more, the last groups' rules are tried
one after another, beside the best of those before, and the total is not proven."""


def best_choice(basket: Basket, offering: Offering, offs: Sequence[BasketOff], purse: Purse) -> Outcome:
    """The cheapest of all choices that exclusive rules, and rules that go with no other, leave.

    Once `purse` is empty no more is tried, and the total is not proven.
    """
    everything: list[Offer | BasketOff] = [*offering.offers, *offs]
    short, groups = _rivals(basket, offering, everything)
    open_offs = [off for off in offs if off.id not in short]
    lone = [off.id for off in open_offs if off.alone]
    closing = {offer.id for offer in offering.offers if offer.alone} if len(open_offs) > len(lone) else set()
    if not (short or groups or lone or closing):
        return reduce(basket, offering, frozenset(), offs, purse)
    rest: list[list[str]] = []
    while math.prod(len(group) for group in groups) > MOST_CHOICES:
        rest.append(groups.pop())
    everybody = {rule.id for rule in everything}
    untried = False

    def outcome(out: set[str]) -> Outcome:
        barred = frozenset(number for number, offer in enumerate(offering.offers) if offer.id in out)
        return reduce(basket, offering, barred, [off for off in offs if off.id not in out], purse)

    def cheapest(known: list[tuple[Outcome, set[str]]], *outs: set[str]) -> tuple[Outcome, set[str]]:
        """The cheapest of what is `known` and of leaving out one of `outs`, as far as the purse goes; one at least."""
        nonlocal untried
        tried = list(known)
        for out in outs:
            if tried and purse.empty:
                untried = True
                break
            tried.append((outcome(out), out))
        return min(tried, key=lambda pair: pair[0].cost)

    later = {*chain(*rest)}
    bars = [short.union(lone, later, {*chain(*groups)} - {*chosen}) for chosen in product(*groups)]
    best = cheapest([], *bars, *(bar | closing for bar in bars if closing))
    for group in rest:
        best = cheapest([best], *(best[1] - {one} for one in group))
    best = cheapest([best], *(everybody - {one} for one in lone))
    return replace(best[0], proven=best[0].proven and not rest and not untried)


def _rivals(
    basket: Basket, offering: Offering, everything: Sequence[Offer | BasketOff]
) -> tuple[set[str], list[list[str]]]:
    """The rules whose minimum is not reached, and the groups of which one rule at most is used in this basket.

    Those of a group stand by what they could save, so that the best hope is tried first.
    """
    worth = cache(basket.worth)
    short = {
        rule.id
        for rule in everything
        if rule.condition.at_least and worth(rule.condition.among) < rule.condition.at_least
    }
    rivals = [rule for rule in everything if rule.condition.exclusive and rule.id not in short]
    if not rivals:
        return short, []
    fitting = {offering.offers[number].id for kind in set(basket.kinds) for number in offering.fitting(kind)}
    fitting.update(rule.id for rule in rivals if isinstance(rule, BasketOff))
    groups: dict[str, list[str]] = {}
    for rule in rivals:
        if rule.id in fitting:
            groups.setdefault(str(rule.condition.exclusive), []).append(rule.id)
    return short, [groups[name] for name in sorted(groups) if len(groups[name]) > 1]
