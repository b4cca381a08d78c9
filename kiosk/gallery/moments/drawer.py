"""The cash drawer: asked for, opening, open, and shut though it should not be."""

from __future__ import annotations

from kiosk.core.drawer import DrawerEnd, NoSale
from kiosk.core.session.inputs import (
    BackTouched,
    CardTouched,
    DrawerDone,
    DrawerShowed,
    LanguageTouched,
    NoSaleGiven,
    PayTouched,
    StaffActed,
)
from kiosk.core.staff import Act
from kiosk.gallery.goods import MILK
from kiosk.gallery.moments.visits import Moments, opened
from kiosk.gallery.shop import Shop


def asking(language: str) -> Shop:
    return opened(language).signs_on().does(LanguageTouched(language), StaffActed(Act.NO_SALE))


def opening(language: str) -> Shop:
    return asking(language).does(NoSaleGiven(NoSale.CHANGE))


def ended(language: str, end: DrawerEnd) -> Shop:
    shop = opening(language)
    name = shop.state.no_sale.kick if shop.state.no_sale is not None else ""
    if end is DrawerEnd.OPENED:
        shop.does(DrawerShowed(open=True))
    return shop.does(DrawerDone(name, end))


def pays(language: str) -> Shop:
    """The shopper is to pay while it opens, and must wait a moment."""
    shop = opened(language).scans(MILK).signs_on().does(LanguageTouched(language), StaffActed(Act.NO_SALE))
    shop.does(NoSaleGiven(NoSale.CHANGE), BackTouched(), StaffActed(Act.SIGN_OFF))
    return shop.does(PayTouched(), CardTouched())


def refused(language: str) -> Shop:
    """The shopper began to pay while staff were asked why it shall open."""
    shop = opened(language).scans(MILK).does(PayTouched()).signs_on()
    shop.does(LanguageTouched(language), StaffActed(Act.NO_SALE), CardTouched())
    return shop.does(NoSaleGiven(NoSale.CHANGE))


DRAWER: Moments = {
    "drawer": lambda language: asking(language).state,
    "drawer-opening": lambda language: opening(language).state,
    "drawer-open": lambda language: ended(language, DrawerEnd.OPENED).state,
    "drawer-shut": lambda language: ended(language, DrawerEnd.STAYED_SHUT).state,
    "drawer-unknown": lambda language: ended(language, DrawerEnd.UNKNOWN).state,
    "pay-while-drawer-opens": lambda language: pays(language).state,
    "staff-drawer-not-now": lambda language: refused(language).state,
    "staff-drawer-open": lambda language: (
        opened(language).does(DrawerShowed(open=True)).signs_on().does(LanguageTouched(language)).state
    ),
}
