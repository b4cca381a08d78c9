"""Questions about cash that comes in, and about what the signing unit said."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.cash import TAKERS, Box
from kiosk.core.fiscal import sign_key
from kiosk.core.session.cash_facts import CashMarked, CashOpened, CashTaken
from kiosk.core.session.cash_offer import taking
from kiosk.core.session.facts import PaymentStarted, SaleSigned
from kiosk.core.session.inputs import BoxMarked, CashCame, CashTouched, SignatureCame
from kiosk.core.session.views import PayView
from kiosk.replay.asking import Ask, Asked, NotAsked, Scene

OUT_OF_COURSE = NotAsked("what came into a box for cash, or went out, beside a payment")
RICH = 1_000_000
"""A hopper full of pieces that are worth so little could pay all."""


def cash_starts(scene: Scene, fact: PaymentStarted) -> Asked:
    """The boxes that were let to take answered, and change was no matter."""
    session, state = scene.state.session, scene.state
    opened = {one.box for one in scene.append.facts if isinstance(one, CashOpened)}
    if session is None or not opened:
        return OUT_OF_COURSE
    part = fact.amount if fact.amount != session.rest else None
    there = frozenset({*opened, Box.HOPPER})
    state = replace(state, view=PayView(part), boxes_there=there, hopper_value=RICH, hopper_low=False)
    return state, CashTouched()


def _taken(scene: Scene, fact: CashTaken) -> Asked:
    if not fact.attempt:
        return OUT_OF_COURSE
    return scene.state, CashCame(fact.box, "", fact.amount, fact.piece, fact.mark)


def _marked(scene: Scene, fact: CashMarked) -> Asked:
    """A box that is shut was told to be: no more was wanted."""
    if fact.box not in TAKERS or fact.box not in taking(scene.state) or not fact.shut:
        return OUT_OF_COURSE
    return replace(scene.state, giving_up=True), BoxMarked(fact.box, fact.mark, shut=True)


def _signed(scene: Scene, fact: SaleSigned) -> Asked:
    sale = next((sale for sale in scene.state.unsigned if sale.session == fact.session), None)
    if sale is None:
        return NotAsked("which sale was signed")
    return scene.state, SignatureCame(sign_key(sale), fact.signature)


CASH_ASKS: dict[type, Ask] = {CashTaken: _taken, CashMarked: _marked, SaleSigned: _signed}
