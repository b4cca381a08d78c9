"""Goods for grown-ups: they go into the basket like all others, and a person looks once at who buys them.

Whatever changes the basket, one rule holds: as long as it has goods for older people than have shown their age, one
check is open, for the highest of these ages.
"""

from __future__ import annotations

from kiosk.core.interventions import Intervention, InterventionKind
from kiosk.core.session.decide import basket, raising
from kiosk.core.session.notes import Say
from kiosk.core.session.turn import Turn


def settle(turn: Turn) -> None:
    session = turn.session
    eldest = max(session.lines, key=lambda line: line.item.min_age, default=None)
    years = eldest.item.min_age if eldest is not None else 0
    known = _open(turn)
    if years <= session.age_shown:
        if known is not None:
            raising.solved(turn, known)
    elif eldest is not None and (known is None or known.age != years):
        # whoever has just said that somebody is 16 has not said that they are 18: that is another question
        again = known if known is not None and known.age > years else None
        raising.raise_one(turn, InterventionKind.AGE, item=eldest.item, line=eldest.id, years=years, again=again)
        if known is None:
            if turn.state.message is None:  # else something weightier is said
                turn.say_for_a_while(Say.AGE_EARLY, eldest.item)
        elif again is None:
            raising.solved(turn, known)


def refused(turn: Turn, one: Intervention) -> None:
    """The shopper is too young for these goods: they are out of the basket. For others the check begins anew."""
    for line in turn.session.lines:
        if line.item.min_age >= one.age:
            basket.take_out(turn, line.id)
    turn.say(Say.AGE_REFUSED, one.item)


def left_out(turn: Turn) -> None:
    """The shopper goes without all for which they would have to show their age."""
    for line in turn.session.lines:
        if line.item.min_age > turn.session.age_shown:
            basket.take_out(turn, line.id)


def _open(turn: Turn) -> Intervention | None:
    kinds = (one for one in turn.session.interventions if one.kind is InterventionKind.AGE)
    return next(kinds, None)
