"""A journal folded step by step; each append is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kiosk.core.policy import Policy
from kiosk.core.session.apply import new_lane
from kiosk.core.session.facts import LaneCarried, LineAdded, SalePaid, SessionStarted
from kiosk.core.session.state import LaneState, Session
from kiosk.replay.shown import Shown, shown
from kiosk.replay.told import Append, Told, appends

UNKNOWN_CURRENCY = "XXX"
"""ISO 4217 for none: of a journal in which nothing was ever put into a basket."""


@dataclass(frozen=True, slots=True)
class Step:
    """One append, the lane before it, and the lane and its screen after it."""

    append: Append
    before: LaneState
    after: Shown

    @property
    def state(self) -> LaneState:
        return self.after.state

    @property
    def visit(self) -> Session | None:
        """The visit that is open, or that the append ended or put aside."""
        return self.state.session if self.state.session is not None else self.before.session


def steps(told: Iterable[Told], policy: Policy) -> Iterator[Step]:
    """Every append of `told`, as it is come to: none of those before it is kept."""
    state = new_lane(policy)
    for append in appends(told):
        after = shown(state, append.facts, policy)
        yield Step(append, state, after)
        state = after.state


def settled(told: Iterable[Told]) -> tuple[Policy, Iterator[Told]]:
    """What folding needs to know of the store, found in the facts themselves, and all of these again.

    Read ahead is up to the first line of a basket, which has the currency.
    """
    told, ahead = iter(told), list[Told]()
    currency, language, lane = "", "", ""
    for one in told:
        ahead.append(one)
        match one.fact:
            case SessionStarted():
                language = language or one.fact.language
                lane = lane or one.fact.session.rpartition("-")[0]
            case LineAdded():
                currency = one.fact.line.item.price.currency
            case SalePaid():
                currency = one.fact.sale.pricing.to_pay.currency
            case LaneCarried() if one.fact.saved:
                currency = one.fact.saved[0].session.pricing.to_pay.currency
            case _:
                continue
        if currency and language:
            break
    policy = Policy(
        lane=lane,
        store_name="",
        store_address="",
        tax_number="",
        currency=currency or UNKNOWN_CURRENCY,
        languages=(language or "en",),
    )
    return policy, chain(ahead, told)
