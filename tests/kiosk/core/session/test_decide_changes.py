"""What staff change of a basket: who may, what it comes to, and what is written down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.changes import REASONS, Why
from kiosk.core.pricing import Discount, Label
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.receipt import receipt_of
from kiosk.core.session.facts import (
    AssistChanged,
    BasketChanged,
    CouponEntered,
    DepartmentSold,
    EndReason,
    LineChanged,
    ReceiptRequested,
    SalePaid,
    SavedBy,
    SessionEnded,
    SessionSuspended,
    SessionVoided,
)
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    BadgeScanned,
    ChangeGiven,
    ChangeOpened,
    LabelScanned,
    NoPaperTouched,
    PayTouched,
    QuantityTouched,
    SplitTouched,
    StaffActed,
)
from kiosk.core.session.notes import Say
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
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import Screen
from kiosk.core.session.visit_facts import VisitTold
from kiosk.core.staff import Act
from kiosk.core.values import Money
from tests.kiosk.core.session import crew
from tests.kiosk.core.session.deeds import DAIRY
from tests.kiosk.core.session.drawing import PRICES
from tests.shop import APPLES, BREAD, MILK, SOAP, Shop

TENTH = Discount(percent_bp=1000)


def helped() -> Shop:
    """A shopper with milk, bread and soap; the manager is signed on."""
    return crew.signs_on(crew.opened().scans(MILK, BREAD, SOAP), crew.AMIR)


def does(shop: Shop, deed: Deed, why: Why = Why.OTHER) -> Shop:
    return shop.does(ChangeGiven(deed, why))


def sums(shop: Shop) -> list[int]:
    assert shop.state.session is not None
    return [priced.asked.minor for priced in shop.state.session.pricing.lines]


def refused(shop: Shop) -> list[NotDone]:
    return [fact.why for fact in shop.happened(ActRefused) if isinstance(fact, ActRefused)]


def said(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message is not None else None


def test_ten_per_cent_off_a_dented_tin() -> None:
    shop = does(helped(), GiveDiscount(1, TENTH), Why.DAMAGED)
    (fact,) = shop.happened(LineChanged)
    assert isinstance(fact, LineChanged)
    assert (fact.change.staff, fact.change.why, fact.change.line) == ("amir", Why.DAMAGED, 1)
    assert (fact.change.before, fact.change.after) == (MILK.price, shop.state.session.pricing.lines[0].asked)  # type: ignore[union-attr]
    assert sums(shop)[0] == 116
    assert (fact.before.discount, fact.after.discount if fact.after else None) == (None, TENTH)


def test_a_discount_is_taken_back_and_a_price_is_the_shelf_s_again() -> None:
    shop = does(does(helped(), GiveDiscount(1, TENTH)), SetPrice(2, 100))
    assert sums(shop)[:2] == [116, 100]
    does(does(shop, GiveDiscount(1, None)), SetPrice(2, None))
    assert sums(shop)[:2] == [MILK.price.minor, BREAD.price.minor]


def test_a_voided_line_is_out_and_told_with_what_it_came_to() -> None:
    shop = does(helped(), VoidLine(2), Why.NOT_WANTED)
    (fact,) = shop.happened(LineChanged)
    assert isinstance(fact, LineChanged)
    assert (fact.after, fact.change.before, fact.change.after.minor) == (None, BREAD.price, 0)
    assert sums(shop) == [MILK.price.minor, SOAP.price.minor]


def test_more_than_a_shopper_may_have_and_the_shopper_takes_some_back() -> None:
    shop = does(helped(), SetQuantity(1, 120), Why.BULK).does(StaffActed(Act.SIGN_OFF), QuantityTouched(1, 119))
    assert shop.state.session is not None
    assert shop.state.session.lines[0].quantity == 119
    assert shop.does(QuantityTouched(1, 120)).state.session.lines[0].quantity == 119  # type: ignore[union-attr]


def test_the_shopper_has_no_more_of_what_staff_made_cheaper() -> None:
    shop = does(helped(), SetPrice(3, 50)).does(StaffActed(Act.SIGN_OFF), QuantityTouched(3, 9)).scans(SOAP)
    assert sums(shop)[2:] == [50, SOAP.price.minor]


def test_who_owes_no_tax_gives_the_number_of_a_certificate() -> None:
    shop = does(helped(), Exempt("EX-1042"), Why.CERTIFICATE)
    assert shop.state.session is not None
    assert shop.state.session.pricing.tax.minor == 0
    sale = paid(shop)
    assert sale.certificate == "EX-1042"
    assert {line.item.tax.rate_bp for line in sale.lines} == {0}
    assert paid(does(does(helped(), Exempt("EX-1"), Why.CERTIFICATE), Exempt(""), Why.MISTAKE)).certificate == ""


def paid(shop: Shop):  # type: ignore[no-untyped-def]
    (fact,) = shop.does(StaffActed(Act.SIGN_OFF)).pays().happened(SalePaid)
    assert isinstance(fact, SalePaid)
    return fact.sale


def test_what_was_written_with_it_is_kept_plain_and_is_on_no_receipt() -> None:
    wrote = " dented\x07 by  the door,\ncalls 0170 1234567 "
    shop = helped().does(ChangeGiven(SetPrice(1, 99), Why.DAMAGED, wrote))
    (fact,) = shop.happened(LineChanged)
    assert isinstance(fact, LineChanged)
    assert fact.change.words == "dented by the door, calls …"
    sale = paid(shop)
    assert [change.words for change in sale.changes] == [fact.change.words]
    assert "dented" not in str(receipt_of(sale, shop.policy.seller))


def test_a_torn_label_is_sold_by_its_department() -> None:
    shop = does(helped(), SellByDepartment(DAIRY), Why.NO_LABEL)
    (fact,) = shop.happened(DepartmentSold)
    assert isinstance(fact, DepartmentSold)
    assert (fact.line.id, fact.line.item.key, fact.change.after.minor) == (4, "dept:dairy", 250)
    assert shop.scans(MILK).state.session.lines[-1].id == 5  # type: ignore[union-attr]


def test_a_bottle_without_a_label_wants_a_look_at_the_shopper_s_age() -> None:
    shop = does(helped(), SellByDepartment(replace(DAIRY, min_age=18)), Why.NO_LABEL)
    assert shop.state.session is not None
    assert [one.age for one in shop.state.session.interventions] == [18]


def test_a_coupon_that_no_scanner_read_is_taken_once() -> None:
    coupon = EnterCoupon(Coupon(id="M20"))
    shop = crew.signs_on(Shop(policy=replace(crew.STAFFED, rules=PRICES)).opens().scans(MILK), crew.AMIR)
    does(does(does(shop, coupon), coupon), EnterCoupon(Coupon(id="never heard of")))
    assert len(shop.happened(CouponEntered)) == 1
    assert refused(shop) == [NotDone.NOT_NOW, NotDone.NOT_NOW]


def test_a_voided_visit_sells_nothing() -> None:
    shop = does(helped(), VoidSession(), Why.TOO_DEAR)
    assert shop.state.session is None
    assert [type(fact) for fact in shop.facts[-3:]] == [SessionVoided, SessionEnded, VisitTold]
    assert shop.facts[-2].reason is EndReason.VOIDED  # type: ignore[union-attr]
    assert shop.screen is Screen.STAFF


def test_all_that_was_changed_is_on_the_sale() -> None:
    shop = does(does(helped(), GiveDiscount(0, TENTH), Why.GOODWILL), VoidLine(1), Why.MISTAKE)
    sale = paid(shop)
    assert [(change.act, change.line) for change in sale.changes] == [(Act.DISCOUNT, 0), (Act.VOID_LINE, 1)]
    assert len(shop.happened(BasketChanged)) == 1


@pytest.mark.parametrize("act", REASONS)
def test_every_act_has_its_reasons_and_another_is_none(act: Act) -> None:
    assert REASONS[act]
    shop = does(helped(), VoidLine(1), Why.BULK)
    assert (shop.happened(LineChanged), refused(shop)) == ([], [])


def test_nobody_changes_anything_without_having_signed_on() -> None:
    shop = does(crew.opened().scans(MILK), VoidLine(1))
    assert shop.happened(LineChanged) == []


@pytest.mark.parametrize(
    ("deed", "why", "against"),
    [
        (Exempt("EX-1"), Why.CERTIFICATE, NotDone.NO_RIGHT),
        (VoidLine(99), Why.OTHER, NotDone.NOT_OPEN),
        (VoidLine(0), Why.OTHER, NotDone.NOT_OPEN),
        (SetPrice(1, -1), Why.OTHER, NotDone.NOT_NOW),
        (SetQuantity(1, 0), Why.OTHER, NotDone.NOT_NOW),
        (SetQuantity(2, 1000), Why.OTHER, NotDone.NOT_NOW),
        (GiveDiscount(1, Discount()), Why.OTHER, NotDone.NOT_NOW),
        (GiveDiscount(1, Discount(percent_bp=1, minor=1)), Why.OTHER, NotDone.NOT_NOW),
        (GiveDiscount(0, Discount(percent_bp=10_001)), Why.OTHER, NotDone.NOT_NOW),
    ],
)
def test_what_is_not_done_is_written_down(deed: Deed, why: Why, against: NotDone) -> None:
    shop = does(crew.signs_on(crew.opened().scans(MILK, BREAD)), deed, why)
    assert refused(shop) == [against]
    assert shop.state.session is not None
    assert shop.state.session.changes == ()


def test_what_a_host_may_not_the_manager_does_on_the_same_page() -> None:
    half = GiveDiscount(1, Discount(percent_bp=5000))
    shop = crew.signs_on(crew.opened().scans(MILK)).does(ChangeOpened(Act.DISCOUNT, 1))
    does(shop, half, Why.DAMAGED)
    assert (refused(shop), said(shop), shop.screen) == ([NotDone.OVER_LIMIT], Say.OVER_LIMIT, Screen.CHANGE)
    shop.does(BadgeScanned("amir"))
    assert (said(shop), shop.screen) == (None, Screen.CHANGE)
    does(shop, half, Why.DAMAGED)
    assert (sums(shop), shop.screen) == ([64], Screen.STAFF)


def test_a_technician_s_badge_takes_a_change_off_the_screen() -> None:
    shop = crew.signs_on(crew.opened().scans(MILK)).does(ChangeOpened(Act.DISCOUNT, 1), BadgeScanned("tess"))
    assert shop.screen is Screen.STAFF


def test_an_amount_off_is_held_against_what_it_is_taken_off() -> None:
    shop = does(crew.signs_on(crew.opened().scans(MILK)), GiveDiscount(1, Discount(minor=25)))
    does(shop, GiveDiscount(1, Discount(minor=24)))  # of 129 again, and not of the 104 that are left
    assert (sums(shop), refused(shop)) == ([105], [])
    assert refused(does(shop, GiveDiscount(1, Discount(minor=26)))) == [NotDone.OVER_LIMIT]
    does(does(shop, GiveDiscount(1, None)), GiveDiscount(0, Discount(minor=25)))
    assert refused(does(shop, GiveDiscount(0, Discount(minor=26)))) == [NotDone.OVER_LIMIT] * 2


def test_a_price_is_held_against_the_one_on_the_pack() -> None:
    shop = crew.signs_on(crew.opened().does(LabelScanned("x", APPLES, Label(price=Money(1000, "EUR")))))
    assert refused(does(shop, SetPrice(1, 699))) == [NotDone.OVER_LIMIT]
    assert sums(does(shop, SetPrice(1, 700))) == [700]


def test_a_load_has_no_other_quantity() -> None:
    shop = crew.signs_on(crew.opened().scans(MILK).weighs(APPLES, 500))
    assert refused(does(shop, SetQuantity(2, 2))) == [NotDone.NOT_NOW]


def test_what_is_paid_in_part_is_changed_by_nobody() -> None:
    shop = crew.opened().scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(100))
    crew.signs_on(shop.terminal_authorises().terminal_completes())
    assert refused(does(shop, VoidLine(1))) == [NotDone.NOT_NOW]


def test_a_touch_asks_what_is_needed_and_back_leaves_it_be() -> None:
    shop = helped().does(ChangeOpened(Act.PRICE_CHANGE, 2))
    assert shop.screen is Screen.CHANGE
    assert shop.does(BackTouched()).screen is Screen.STAFF
    assert does(shop.does(ChangeOpened(Act.PRICE_CHANGE, 2)), SetPrice(2, 99)).screen is Screen.STAFF
    assert shop.does(ChangeOpened(Act.PRICE_CHANGE, 2), StaffActed(Act.SIGN_OFF)).state.changing is None


def test_staff_scan_for_the_shopper_and_nobody_asks_whether_they_are_still_there() -> None:
    shop = helped().does(StaffActed(Act.ASSIST), StaffActed(Act.SIGN_OFF)).scans(MILK)
    shop.waits(shop.policy.idle_s + 1).waits(shop.policy.helped_idle_s)
    assert shop.state.leaves_at is None
    assert shop.state.hint_at is None
    shop.waits(shop.policy.assisted_idle_s)
    assert shop.state.leaves_at is not None
    sale = paid(shop.scans(MILK))
    assert [change.act for change in sale.changes] == [Act.ASSIST]


def test_assistance_ends_by_touch() -> None:
    shop = helped().does(StaffActed(Act.ASSIST), StaffActed(Act.END_ASSIST))
    assert [fact.assisted for fact in shop.happened(AssistChanged)] == [True, False]  # type: ignore[union-attr]
    assert shop.state.session is not None
    assert not shop.state.session.assisted


def test_staff_put_a_basket_aside_with_all_that_was_changed() -> None:
    shop = does(helped(), GiveDiscount(0, TENTH)).does(StaffActed(Act.SUSPEND))
    (fact,) = shop.happened(SessionSuspended)
    assert isinstance(fact, SessionSuspended)
    assert (fact.by, fact.staff) == (SavedBy.STAFF, "amir")
    assert shop.state.saved[0].session.by_hand.discount == TENTH


def test_staff_have_a_receipt_again_as_a_copy() -> None:
    shop = crew.opened().scans(MILK).pays().does(NoPaperTouched())
    crew.signs_on(shop).does(StaffActed(Act.REPRINT))
    (first,) = shop.happened(ReceiptRequested)
    assert isinstance(first, ReceiptRequested)
    assert (first.copy, first.staff) == (False, "lena")
