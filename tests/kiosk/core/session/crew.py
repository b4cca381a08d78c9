"""Staff to test with, and their way to the staff layer."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.inputs import BadgeScanned, PinChecked, PinGiven, StaffActed
from kiosk.core.staff import Act, Member, Role, StaffBook
from tests.shop import ASKING, Shop

LENA = Member(id="lena", number="1001", name="Lena K.", role=Role.HOST)
AMIR = Member(id="amir", number="1002", name="Amir N.", role=Role.MANAGER)
STAFFED = replace(ASKING, staff=StaffBook((LENA, AMIR)), signer=True, carry_every=2)


def signs_on(shop: Shop, member: Member = LENA) -> Shop:
    return shop.does(BadgeScanned(member.id), PinGiven("4711"), PinChecked(member.id, right=True))


def does(shop: Shop, *acts: Act) -> Shop:
    """`LENA` signs on, does it and signs off."""
    return signs_on(shop).does(*(StaffActed(act) for act in acts), StaffActed(Act.SIGN_OFF))


def opened() -> Shop:
    return Shop(policy=STAFFED).opens()


def closed() -> Shop:
    return does(opened(), Act.CLOSE_LANE)


def training() -> Shop:
    return does(opened(), Act.START_TRAINING)
