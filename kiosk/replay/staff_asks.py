"""Questions about what staff changed of a basket, and about baskets that shoppers put aside."""

from __future__ import annotations

from kiosk.core.session.facts import (
    AssistChanged,
    BasketChanged,
    CouponEntered,
    DepartmentSold,
    LineChanged,
    SavedBy,
    SessionSuspended,
    SessionVoided,
)
from kiosk.core.session.inputs import ChangeGiven, SaveTouched, StaffActed
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
from kiosk.core.staff import Act
from kiosk.replay.asking import Ask, Asked, NotAsked, Scene

Changed = LineChanged | BasketChanged | CouponEntered | DepartmentSold | SessionVoided
NOBODY = NotAsked("who of the staff was signed on")


def _changed(scene: Scene, fact: Changed) -> Asked:
    if scene.state.staff is None:
        return NOBODY
    deed = _deed(fact)
    if deed is None:
        return NotAsked("what staff did to a line that is gone")
    return scene.state, ChangeGiven(deed, fact.change.why, fact.change.words)


def _deed(fact: Changed) -> Deed | None:
    match fact:
        case LineChanged():
            return _to_line(fact)
        case BasketChanged() if fact.change.act is Act.TAX_EXEMPT:
            return Exempt(fact.change.note)
        case BasketChanged():
            return GiveDiscount(0, fact.after.discount)
        case CouponEntered():
            return EnterCoupon(fact.coupon)
        case DepartmentSold():
            return SellByDepartment(fact.line.item)
        case SessionVoided():
            return VoidSession()


def _to_line(fact: LineChanged) -> Deed | None:
    line, after = fact.before.id, fact.after
    match fact.change.act:
        case Act.VOID_LINE:
            return VoidLine(line)
        case Act.PRICE_CHANGE if after is not None:
            return SetPrice(line, after.override.minor if after.override is not None else None)
        case Act.DISCOUNT if after is not None:
            return GiveDiscount(line, after.discount)
        case Act.QUANTITY if after is not None:
            return SetQuantity(line, after.quantity)
        case _:
            return None


def _assisted(scene: Scene, fact: AssistChanged) -> Asked:
    if scene.state.staff is None:
        return NOBODY
    return scene.state, StaffActed(Act.ASSIST if fact.assisted else Act.END_ASSIST)


def _put_aside(scene: Scene, fact: SessionSuspended) -> Asked:
    if fact.by is not SavedBy.SHOPPER:
        return NotAsked("since when a shopper was away, or what staff did")
    return scene.state, SaveTouched()


STAFF_ASKS: dict[type, Ask] = {
    LineChanged: _changed,
    BasketChanged: _changed,
    CouponEntered: _changed,
    DepartmentSold: _changed,
    SessionVoided: _changed,
    AssistChanged: _assisted,
    SessionSuspended: _put_aside,
}
