"""A lane whose store shares saved baskets, and what the store says to it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.effects import AskForBasket, Effect
from kiosk.core.session.inputs import BasketCodeGiven, BasketGranted, SaveTouched, ServerLinkChanged
from kiosk.core.session.visit import PutAside, put_aside_of
from tests.kiosk.core.session.crew import STAFFED
from tests.shop import APPLES, MILK, Shop

SHARED = replace(STAFFED, shares_baskets=True)
BASKET = "b" * 32


def sharing(*, online: bool = True, lane: str = "4") -> Shop:
    return Shop(policy=replace(SHARED, lane=lane)).opens().does(ServerLinkChanged(online))


def put_aside() -> PutAside:
    """A basket of milk and apples, as another lane put it aside."""
    session = Shop().opens().scans(MILK).weighs(APPLES, 1010).state.session
    assert session is not None
    return put_aside_of(session)


def asks(shop: Shop, code: str = "483920", lane: str = "7") -> str:
    """The slip of another lane is scanned; the request that goes to the store."""
    shop.does(BasketCodeGiven(code, lane))
    assert shop.state.asking is not None
    return shop.state.asking.ask.request


def granted(request: str, basket: str = BASKET, content: PutAside | None = None) -> BasketGranted:
    return BasketGranted(request=request, basket=basket, code="483920", lane="7", content=content or put_aside())


def saves(shop: Shop) -> str:
    """The open basket is put aside by its shopper; its code."""
    shop.does(SaveTouched())
    return shop.state.saved[-1].code


def newest(shop: Shop, kind: type[Effect]) -> Effect:
    return [effect for effect in shop.effects if isinstance(effect, kind)][-1]


def asked(shop: Shop) -> int:
    return sum(isinstance(effect, AskForBasket) for effect in shop.effects)
