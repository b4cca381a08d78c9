"""How much staff may take off: in one step, in several, and however small the basket becomes afterwards."""

from __future__ import annotations

from kiosk.core.changes import Why
from kiosk.core.pricing import Discount, Label
from kiosk.core.session.inputs import LabelScanned, QuantityTouched, StaffActed
from kiosk.core.session.override_inputs import GiveDiscount, SetPrice
from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from kiosk.core.values import Money
from tests.kiosk.core.session import crew
from tests.kiosk.core.session.test_decide_changes import does, helped, refused, sums
from tests.shop import APPLES, BREAD, MILK, SOAP, Shop


def by_lena() -> Shop:
    """A host, who may take a fifth off, and change a price by a third."""
    return crew.signs_on(crew.opened().scans(MILK, BREAD, SOAP))


def test_small_steps_do_not_come_to_more_than_one_large_one() -> None:
    shop = does(does(by_lena(), SetPrice(2, 260)), GiveDiscount(2, Discount(percent_bp=2_000)))
    assert refused(shop) == [NotDone.OVER_LIMIT]
    assert sums(shop)[1] == 260


def test_an_amount_off_stays_within_the_limit_when_the_basket_becomes_smaller() -> None:
    shop = crew.signs_on(crew.opened().scans(*[BREAD] * 10))
    shop = does(shop, GiveDiscount(0, Discount(minor=690)), Why.GOODWILL)
    assert refused(shop) == []
    shop.does(StaffActed(Act.SIGN_OFF), QuantityTouched(1, 2))
    assert sums(shop) == [698 - 139]


def test_a_labelled_pack_is_measured_by_its_label() -> None:
    shop = crew.opened().scans(MILK).does(LabelScanned("2012345020007", APPLES, Label(price=Money(2000, "EUR"))))
    shop = does(crew.signs_on(shop), SetPrice(2, 200))
    assert refused(shop) == [NotDone.OVER_LIMIT]


def test_a_basket_is_not_given_away_but_voided() -> None:
    assert refused(does(helped(), GiveDiscount(0, Discount(percent_bp=10_000)))) == [NotDone.NOT_NOW]
