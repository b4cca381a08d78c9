"""What staff change of a basket, as they touch it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.changes import Why
from kiosk.core.items import Item
from kiosk.core.pricing import Discount
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.staff import Act


@dataclass(frozen=True, slots=True)
class VoidLine:
    line: int


@dataclass(frozen=True, slots=True)
class VoidSession:
    pass


@dataclass(frozen=True, slots=True)
class SetPrice:
    """Of a piece, a kilogram or a labelled pack, in minor units; None: what it costs on the shelf."""

    line: int
    minor: int | None


@dataclass(frozen=True, slots=True)
class GiveDiscount:
    """On line `line`, or with 0 on the basket; None: no longer."""

    line: int
    discount: Discount | None


@dataclass(frozen=True, slots=True)
class SetQuantity:
    line: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Exempt:
    """Who buys owes no tax, by the certificate of that number; '' : owes it after all."""

    certificate: str


@dataclass(frozen=True, slots=True)
class EnterCoupon:
    coupon: Coupon


@dataclass(frozen=True, slots=True)
class SellByDepartment:
    """`item` is one of a department, at the price that was typed."""

    item: Item


Deed = VoidLine | VoidSession | SetPrice | GiveDiscount | SetQuantity | Exempt | EnterCoupon | SellByDepartment
ACT_OF: dict[type[Deed], Act] = {
    VoidLine: Act.VOID_LINE,
    VoidSession: Act.VOID_SESSION,
    SetPrice: Act.PRICE_CHANGE,
    GiveDiscount: Act.DISCOUNT,
    SetQuantity: Act.QUANTITY,
    Exempt: Act.TAX_EXEMPT,
    EnterCoupon: Act.COUPON,
    SellByDepartment: Act.DEPARTMENT,
}


@dataclass(frozen=True, slots=True)
class ChangeOpened:
    """Staff are about to do `act` to line `line`, or with 0 to the basket."""

    act: Act
    line: int = 0


@dataclass(frozen=True, slots=True)
class ChangeGiven:
    """Staff do it; `words` is what they wrote with it, where they did."""

    deed: Deed
    why: Why
    words: str = ""
