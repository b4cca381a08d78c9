"""What staff typed and chose so far, and the deed that comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.changes import REASONS, Why
from kiosk.core.departments import department_item
from kiosk.core.pricing import Discount, Line
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.lane_notes import Changing
from kiosk.core.session.override_inputs import (
    Deed,
    EnterCoupon,
    Exempt,
    GiveDiscount,
    SellByDepartment,
    SetPrice,
    SetQuantity,
    VoidLine,
    VoidSession,
)
from kiosk.core.session.state import Session
from kiosk.core.staff import Act
from kiosk.core.values import Money
from kiosk.ui.catalogue_view import CatalogueView
from kiosk.ui.scene import Scene

MOST_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Picked:
    """`choice` is a department or a coupon; `amount`: a discount is one, and no percentage; `tried`: the button was
    touched while something was missing. `words` is the remark so far.
    """

    typed: str = ""
    why: str = ""
    choice: str = ""
    amount: bool = False
    tried: bool = False
    words: str = ""


def is_exempt(session: Session) -> bool:
    """Whether what is to be done is to charge tax after all."""
    return session.by_hand.exempt


def reasons_for(session: Session, act: Act) -> tuple[Why, ...]:
    """Where there is but one it need not be chosen."""
    if act is Act.TAX_EXEMPT:
        return (Why.MISTAKE if is_exempt(session) else Why.CERTIFICATE,)
    return REASONS[act]


def why_of(session: Session, act: Act, picked: Picked) -> Why | None:
    """The reason; None as long as it is to be chosen."""
    reasons = reasons_for(session, act)
    if len(reasons) == 1:
        return reasons[0]
    return next((one for one in reasons if one == picked.why), None)


def undoes(session: Session, changing: Changing) -> Deed | None:
    """What takes back what staff set before; None where nothing is set."""
    line = session.line(changing.line)
    match changing.act:
        case Act.PRICE_CHANGE if line is not None and line.override is not None:
            return SetPrice(line.id, None)
        case Act.DISCOUNT if _discount(session, line) is not None:
            return GiveDiscount(changing.line, None)
        case _:
            return None


def _discount(session: Session, line: Line | None) -> Discount | None:
    return session.by_hand.discount if line is None else line.discount


def deed_of(scene: Scene, changing: Changing, picked: Picked, catalogue: CatalogueView) -> Deed | None:
    """What is to be done; None as long as something but the reason is missing."""
    session, line = scene.state.session, changing.line
    if session is None:
        return None
    match changing.act:
        case Act.VOID_LINE:
            return VoidLine(line)
        case Act.VOID_SESSION:
            return VoidSession()
        case Act.TAX_EXEMPT:
            return _exempt(session, picked.typed.strip())
        case Act.COUPON:
            return EnterCoupon(Coupon(id=picked.choice)) if picked.choice else None
        case Act.DEPARTMENT:
            return _by_department(scene, picked, catalogue)
        case _:
            return _figure(changing, picked) if picked.typed else None


def _figure(changing: Changing, picked: Picked) -> Deed | None:
    number, line = int(picked.typed), changing.line
    match changing.act:
        case Act.PRICE_CHANGE:
            return SetPrice(line, number)
        case Act.QUANTITY:
            return SetQuantity(line, number) if number else None
        case Act.DISCOUNT if picked.amount:
            return GiveDiscount(line, Discount(minor=number)) if number else None
        case Act.DISCOUNT:
            return GiveDiscount(line, Discount(percent_bp=100 * number)) if 0 < number <= MOST_PERCENT else None
        case _:
            return None


def _exempt(session: Session, certificate: str) -> Deed | None:
    if is_exempt(session):
        return Exempt("")
    return Exempt(certificate) if certificate else None


def _by_department(scene: Scene, picked: Picked, catalogue: CatalogueView) -> Deed | None:
    shelf = next((one for one in catalogue.categories() if one.key == picked.choice), None)
    if shelf is None or not picked.typed or not int(picked.typed):
        return None
    price = Money(int(picked.typed), scene.policy.currency)
    item = department_item(shelf.key, shelf.names, catalogue.in_category(shelf.key, scene.since), price)
    return SellByDepartment(item) if item is not None else None
