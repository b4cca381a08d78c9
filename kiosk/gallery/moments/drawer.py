"""The cash drawer: asked for, opening, open, and shut though it should not be."""

from __future__ import annotations

from kiosk.core.drawer import DrawerEnd, NoSale
from kiosk.core.session.inputs import DrawerDone, DrawerShowed, LanguageTouched, NoSaleGiven, StaffActed
from kiosk.core.staff import Act
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


DRAWER: Moments = {
    "drawer": lambda language: asking(language).state,
    "drawer-opening": lambda language: opening(language).state,
    "drawer-open": lambda language: ended(language, DrawerEnd.OPENED).state,
    "drawer-shut": lambda language: ended(language, DrawerEnd.STAYED_SHUT).state,
    "drawer-unknown": lambda language: ended(language, DrawerEnd.UNKNOWN).state,
    "staff-drawer-open": lambda language: (
        opened(language).does(DrawerShowed(open=True)).signs_on().does(LanguageTouched(language)).state
    ),
}
