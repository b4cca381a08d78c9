"""Saved baskets before staff: found, looked for, on their way, elsewhere by now, and none."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.baskets import Kept, Why
from kiosk.core.session.inputs import (
    BasketRefused,
    KeptTouched,
    LanguageTouched,
    SaveTouched,
    ServerLinkChanged,
    ShelfListed,
    StaffActed,
)
from kiosk.core.staff import Act
from kiosk.core.values import Money
from kiosk.gallery.goods import BREAD, CHIPS, EGGS, MILK
from kiosk.gallery.moments.visits import OFFLINE, Moments, opened
from kiosk.gallery.shop import Shop


def _kept(code: str, lane: str, at: str, pieces: int, minor: int) -> Kept:
    basket, when = code.rjust(32, "0"), f"2026-11-2{at}:00+01:00"
    return Kept(basket=basket, code=code, lane=lane, at=when, pieces=pieces, total=Money(minor, "EUR"))


STORE = (
    _kept("483920", "2", "2T09:58", 7, 2480),
    _kept("071544", "7", "2T09:41", 1, 329),
    _kept("660218", "11", "2T09:12", 23, 11865),
    _kept("905117", "2", "2T08:47", 4, 1290),
    _kept("318806", "5", "1T19:30", 12, 5402),
)


def before_staff(language: str, *, online: bool = True) -> Shop:
    """Two of this lane's own were put aside while the server was away."""
    shop = opened(language)
    shop.policy = replace(shop.policy, shares_baskets=True)
    shop.does(OFFLINE)
    for goods in ((MILK, BREAD), (EGGS, CHIPS, CHIPS)):
        shop.scans(*goods).does(SaveTouched()).waits(60)
    if online:  # the store does not have them yet: they are nobody's to open
        shop.does(ServerLinkChanged(online=True))
    shop.signs_on()
    return shop.does(LanguageTouched(language), StaffActed(Act.BASKETS))


def listed(language: str, *kept: Kept) -> Shop:
    shop = before_staff(language)
    run = shop.state.shelf
    if run is None:
        raise LookupError("nobody looks at the saved baskets")
    return shop.does(ShelfListed(run.request, kept))


def fetching(language: str) -> Shop:
    return listed(language, *STORE).does(KeptTouched(STORE[0].basket))


def elsewhere(language: str) -> Shop:
    """Another lane was quicker."""
    shop = fetching(language)
    asking = shop.state.asking
    if asking is None:
        raise LookupError("no basket is asked for")
    shop.does(BasketRefused(asking.ask.request, Why.AT_LANE, "7"))
    run = shop.state.shelf
    return shop.does(ShelfListed(run.request, STORE[1:])) if run is not None else shop


SHELF: Moments = {
    "shelf": lambda language: listed(language, *STORE).state,
    "shelf-looking": lambda language: before_staff(language).state,
    "shelf-fetching": lambda language: fetching(language).state,
    "shelf-elsewhere": lambda language: elsewhere(language).state,
    "shelf-away": lambda language: before_staff(language, online=False).state,
    "shelf-none": lambda language: listed(language).state,
}
