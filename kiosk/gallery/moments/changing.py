"""Staff change what is in a basket."""

from __future__ import annotations

from kiosk.core.changes import Why
from kiosk.core.pricing import Discount
from kiosk.core.session.inputs import ChangeGiven, ChangeOpened, StaffActed
from kiosk.core.session.override_inputs import Exempt, GiveDiscount, SetPrice
from kiosk.core.staff import Act, Member
from kiosk.gallery.moments.visits import Moments, shopping
from kiosk.gallery.shop import MARA, Shop


def helping(language: str, who: Member | None = None) -> Shop:
    """Somebody of the staff is at the lane of a shopper."""
    shop = shopping(language)
    return shop.signs_on() if who is None else shop.signs_on(who)


def about(language: str, act: Act, line: int = 0, who: Member | None = None) -> Shop:
    return helping(language, who).does(ChangeOpened(act, line))


CHANGING: Moments = {
    "staff-basket": lambda language: helping(language).state,
    "staff-manager": lambda language: helping(language, MARA).state,
    "staff-changed": lambda language: (
        helping(language)
        .does(ChangeGiven(GiveDiscount(4, Discount(percent_bp=1000)), Why.DAMAGED))
        .does(ChangeGiven(SetPrice(5, 299), Why.SHELF))
        .state
    ),
    "basket-changed": lambda language: (
        helping(language)
        .does(ChangeGiven(SetPrice(7, 149), Why.SHELF))
        .does(ChangeGiven(SetPrice(6, 199), Why.SHORT_DATE))
        .does(ChangeGiven(GiveDiscount(7, Discount(percent_bp=1000)), Why.DAMAGED), StaffActed(Act.SIGN_OFF))
        .state
    ),
    "change-price": lambda language: about(language, Act.PRICE_CHANGE, 2).state,
    "change-price-set": lambda language: (
        helping(language).does(ChangeGiven(SetPrice(5, 299), Why.SHELF), ChangeOpened(Act.PRICE_CHANGE, 5)).state
    ),
    "change-discount": lambda language: about(language, Act.DISCOUNT, 4).state,
    "change-over-limit": lambda language: (
        about(language, Act.DISCOUNT).does(ChangeGiven(GiveDiscount(0, Discount(percent_bp=5000)), Why.GOODWILL)).state
    ),
    "change-quantity": lambda language: about(language, Act.QUANTITY, 3).state,
    "change-void": lambda language: about(language, Act.VOID_LINE, 1).state,
    "change-sale": lambda language: about(language, Act.VOID_SESSION).state,
    "change-department": lambda language: about(language, Act.DEPARTMENT).state,
    "change-coupon": lambda language: about(language, Act.COUPON).state,
    "change-tax": lambda language: about(language, Act.TAX_EXEMPT, who=MARA).state,
    "change-tax-again": lambda language: (
        helping(language, MARA)
        .does(ChangeGiven(Exempt("DE 4711"), Why.CERTIFICATE), ChangeOpened(Act.TAX_EXEMPT))
        .state
    ),
}
