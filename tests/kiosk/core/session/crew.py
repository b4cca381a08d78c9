"""Staff to test with, and their way to the staff layer."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.inputs import (
    BadgeScanned,
    PinChecked,
    PinGiven,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
)
from kiosk.core.staff import Act, Member, Role, StaffBook
from tests.shop import ASKING, Shop

LENA = Member(id="lena", number="1001", name="Lena K.", role=Role.HOST)
AMIR = Member(id="amir", number="1002", name="Amir N.", role=Role.MANAGER)
TESS = Member(id="tess", number="1003", name="Tess B.", role=Role.TECHNICIAN)
STAFFED = replace(ASKING, staff=StaffBook((LENA, AMIR, TESS)), signer=True, drawer=True, carry_every=2)


def signs_on(shop: Shop, member: Member = LENA) -> Shop:
    """By number, PIN and badge, so that they may do all that their role does; whoever takes over, by badge alone."""
    if shop.state.staff is None:
        shop.does(StaffTouched(), StaffNumberGiven(member.number))
        proves(shop, member)
    return shop.does(BadgeScanned(member.id))


def proves(shop: Shop, member: Member = LENA, *, right: bool = True) -> Shop:
    """By their PIN."""
    return shop.does(PinGiven("4711" if right else "8888"), PinChecked(member.id, right=right))


def does(shop: Shop, *acts: Act) -> Shop:
    """`LENA` signs on, does it and signs off."""
    return signs_on(shop).does(*(StaffActed(act) for act in acts), StaffActed(Act.SIGN_OFF))


def opened() -> Shop:
    return Shop(policy=STAFFED).opens()


def closed() -> Shop:
    return does(opened(), Act.CLOSE_LANE)


def served() -> Shop:
    """`TESS` has the lane in service, and is at it."""
    return signs_on(opened(), TESS).does(StaffActed(Act.START_SERVICE))


def training() -> Shop:
    return does(opened(), Act.START_TRAINING)
