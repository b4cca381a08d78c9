"""A payment that its terminal cannot tell of, before a manager: asked after once more, answered, and how they know."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.inputs import (
    CardUnknown,
    CardUnresolved,
    LanguageTouched,
    OutcomeTouched,
    StaffActed,
    TerminalReadied,
)
from kiosk.core.staff import Act
from kiosk.gallery.moments.phones import held
from kiosk.gallery.moments.states import answered, parked
from kiosk.gallery.moments.visits import Moments
from kiosk.gallery.shop import MARA, MARK, Shop


def stuck(shop: Shop) -> Shop:
    """Nobody knows what became of the open attempt, and its terminal does not either."""
    return shop.does(CardUnknown(shop.attempt.id, "link lost"), CardUnresolved(shop.attempt.id, "unclear", "emptied"))


def asking(shop: Shop, language: str) -> Shop:
    """The manager has opened the page, and the terminal is asked once more."""
    return shop.signs_on(MARA).does(LanguageTouched(language), StaffActed(Act.SETTLE))


def asked(shop: Shop, language: str) -> Shop:
    """It can't tell this time either."""
    return asking(shop, language).does(CardUnresolved(shop.attempt.id, "unclear", "emptied"))


def silent(language: str) -> Shop:
    shop = asking(parked(language), language)
    return shop.does(CardUnresolved(shop.attempt.id, "no_answer", "the terminal is not connected"))


def replaced(language: str) -> Shop:
    """Another reader stands there now."""
    return asked(parked(language).does(TerminalReadied(replace(MARK, terminal_id="52500077"))), language)


def back(language: str) -> Shop:
    """Nobody knows whether money went back."""
    return asked(stuck(answered(language)).does(StaffActed(Act.SIGN_OFF)), language)


SETTLE: Moments = {
    "staff-parked": lambda language: parked(language).signs_on(MARA).does(LanguageTouched(language)).state,
    "settle": lambda language: asked(parked(language), language).state,
    "settle-asking": lambda language: asking(parked(language), language).state,
    "settle-silent": lambda language: silent(language).state,
    "settle-replaced": lambda language: replaced(language).state,
    "settle-charged": lambda language: asked(parked(language), language).does(OutcomeTouched(moved=True)).state,
    "settle-not-charged": lambda language: asked(parked(language), language).does(OutcomeTouched(moved=False)).state,
    "settle-refund": lambda language: back(language).state,
    "settle-refund-back": lambda language: back(language).does(OutcomeTouched(moved=True)).state,
    "settle-phone": lambda language: asked(stuck(held(language)), language).state,
    "settle-phone-charged": lambda language: (
        asked(stuck(held(language)), language).does(OutcomeTouched(moved=True)).state
    ),
}
