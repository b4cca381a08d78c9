"""Coupons: taken up, priced at once, taken out by touch, used once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.pricing.coupons import Coupon
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.facts import CodeRefused, CouponAdded, CouponRemoved, SalePaid
from kiosk.core.session.inputs import (
    BasketCodeGiven,
    CouponScanned,
    CouponTouched,
    NoPaperTouched,
    RemoveTouched,
    SaveTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from tests.kiosk.core.pricing.test_coupons import TWO_OFF
from tests.shop import BREAD, MILK, POLICY, SOAP, Shop


def rule(name: str, kind: str = "amount", **more: object) -> dict[str, object]:
    return {"id": name.lower(), "kind": kind, "name": {"en": name}, "coupon": name, **more}


RULES = read_rules(
    {
        "format": 1,
        "currency": "EUR",
        "rules": [
            rule("MILK20", **{"for": {"items": [MILK.key]}}, amount=20, limit=1),
            rule("FIVE", "basket_amount", amount=100, at_least={"amount": 500}),
            rule("OLD", **{"for": {"items": [MILK.key]}}, amount=20, when={"until": "2026-11-01"}),
            rule("RENEWED", **{"for": {"items": [MILK.key]}}, amount=10, when={"until": "2026-11-20"}, renew_days=7),
            rule("SOON", **{"for": {"items": [MILK.key]}}, amount=20, when={"from": "2026-12-01"}),
            rule("NIGHT", **{"for": {"items": [MILK.key]}}, amount=20, when={"hours": ["20:00-22:00"]}),
        ],
    }
)


def opened() -> Shop:
    return Shop(policy=replace(POLICY, rules=RULES)).opens()


def shows(coupon: str, serial: str = "") -> CouponScanned:
    return CouponScanned(Coupon(id=coupon, serial=serial))


def said(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def keys(shop: Shop) -> list[str]:
    assert shop.state.session is not None
    return [coupon.key for coupon in shop.state.session.coupons]


def test_a_coupon_counts_for_what_is_in_the_basket_and_for_what_comes() -> None:
    assert opened().scans(MILK).does(shows("MILK20")).total == 109
    assert opened().does(shows("MILK20")).scans(BREAD, MILK).total == 349 + 109


def test_a_coupon_before_the_first_item_starts_the_visit() -> None:
    shop = opened().does(shows("MILK20"))
    assert (shop.screen, shop.total, keys(shop)) == (Screen.BASKET, 0, ["MILK20"])


def test_a_minimum_counts_when_it_is_reached_and_no_more_when_it_is_not() -> None:
    shop = opened().does(shows("FIVE")).scans(BREAD)
    assert shop.total == 349
    assert shop.scans(SOAP).total == 349 + 199 - 100
    assert shop.does(RemoveTouched(2)).total == 349


def test_a_coupon_that_is_taken_out_takes_its_saving_with_it() -> None:
    shop = opened().scans(MILK).does(shows("MILK20"), CouponTouched("MILK20"))
    assert (shop.total, keys(shop)) == (129, [])
    assert len(shop.happened(CouponAdded)) == len(shop.happened(CouponRemoved)) == 1
    before = shop.state
    assert shop.does(CouponTouched("MILK20")).state == before


def test_a_coupon_without_a_number_of_its_own_counts_once_in_a_visit_and_again_in_the_next() -> None:
    shop = opened().scans(MILK, MILK).does(shows("MILK20"), shows("MILK20"))
    assert (said(shop), shop.total) == (Say.COUPON_TWICE, 2 * 129 - 20)
    shop.pays().does(NoPaperTouched()).waits(60).scans(MILK).does(shows("MILK20"))
    assert (said(shop), shop.total) == (None, 109)


def test_two_coupons_with_numbers_of_their_own_count_twice() -> None:
    shop = opened().scans(MILK, MILK).does(shows("MILK20", "1"), shows("MILK20", "2"), shows("MILK20", "1"))
    assert (said(shop), shop.total) == (Say.COUPON_TWICE, 2 * 109)


def test_a_coupon_that_was_paid_with_is_used_even_after_a_power_cut() -> None:
    shop = opened().scans(MILK).does(shows("MILK20", "1")).pays().loses_power().scans(MILK).does(shows("MILK20", "1"))
    assert (said(shop), shop.total, keys(shop)) == (Say.COUPON_USED, 129, [])


def test_a_coupon_that_took_nothing_off_is_not_used_up() -> None:
    shop = opened().scans(MILK, BREAD).does(shows("MILK20", "1"), shows("MILK20", "2")).pays()
    [paid] = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    assert [coupon.key for coupon in paid.sale.coupons] == ["MILK20 1"]
    shop.does(NoPaperTouched()).waits(60).scans(MILK).does(shows("MILK20", "2"))
    assert (said(shop), shop.total) == (None, 109)


@pytest.mark.parametrize(
    ("coupon", "say"),
    [
        (Coupon(id="OLD"), Say.COUPON_EXPIRED),
        (Coupon(id="SOON"), Say.COUPON_NOT_NOW),
        (Coupon(id="NIGHT"), Say.COUPON_NOT_NOW),
        (Coupon(id="9912345678909"), Say.NOT_TAKEN),
        (Coupon(id="8110:0614141-654321", offer=TWO_OFF), Say.COUPON_ASK),  # dollars, in a store that sells in euros
    ],
)
def test_a_coupon_that_does_not_count_is_told_why_and_leaves_nothing_behind(coupon: Coupon, say: Say) -> None:
    shop = opened().scans(MILK).does(CouponScanned(coupon))
    assert (said(shop), shop.total, keys(shop)) == (say, 129, [])
    assert [fact.code for fact in shop.happened(CodeRefused)] == [""]  # type: ignore[attr-defined]


def test_a_coupon_past_its_date_is_taken_as_long_as_its_rule_renews_it() -> None:
    assert opened().scans(MILK).does(shows("RENEWED")).total == 119


def test_too_many_coupons_want_a_colleague() -> None:
    shop = opened().does(*(shows("MILK20", str(number)) for number in range(11)))
    assert (len(keys(shop)), said(shop)) == (10, Say.COUPON_LIMIT)


def test_a_basket_put_aside_keeps_its_coupons_but_not_one_that_was_used_meanwhile() -> None:
    shop = opened().scans(MILK).does(shows("MILK20", "1"), shows("FIVE"), SaveTouched())
    code = shop.state.saved[0].code
    shop.does(BasketCodeGiven(code))
    assert (keys(shop), shop.total) == (["MILK20 1", "FIVE"], 109)
    shop.does(SaveTouched())
    code = shop.state.saved[0].code
    shop.scans(MILK).does(shows("MILK20", "1")).pays().does(NoPaperTouched()).waits(60).does(BasketCodeGiven(code))
    assert (keys(shop), shop.total, said(shop)) == (["FIVE"], 129, Say.COUPON_USED)


def test_a_coupon_while_a_payment_runs_waits() -> None:
    shop = opened().scans(MILK).asks_to_pay().does(shows("MILK20"))
    assert (said(shop), keys(shop)) == (Say.PAY_FIRST_STOP, [])
    before = shop.state
    assert shop.does(CouponTouched("MILK20")).state == before


def test_a_makers_coupon_counts_for_its_goods_between_its_days() -> None:
    dollars = replace(RULES, currency="USD")
    cola = replace(MILK, key="00614141000012", price=replace(MILK.price, currency="USD"))
    shop = Shop(policy=replace(POLICY, currency="USD", rules=dollars)).opens().scans(cola)
    whole = shop.total
    made = Coupon(id="8110:0614141-654321", serial="000001", offer=TWO_OFF)
    assert shop.does(CouponScanned(made)).total == whole - 25
    late = replace(made, serial="2", offer=replace(TWO_OFF, expires="261100"))
    assert said(shop.does(CouponScanned(late))) is None  # the last day of this very month
    assert said(shop.does(CouponScanned(replace(late, serial="3", offer=replace(TWO_OFF, expires="261121"))))) is (
        Say.COUPON_EXPIRED
    )
    assert said(shop.does(CouponScanned(replace(late, serial="4", offer=replace(TWO_OFF, starts="261123"))))) is (
        Say.COUPON_NOT_NOW
    )
    assert shop.loses_power().total == shop.total


def test_a_coupon_that_takes_the_place_of_an_offer_says_so() -> None:
    tenth = {"id": "tenth", "kind": "percent", "name": {"en": "10 % off milk"}, "percent": 10}
    of = {"for": {"items": [MILK.key]}}
    rules = read_rules({"format": 1, "currency": "EUR", "rules": [tenth | of, rule("MILK20", **of, amount=20)]})
    shop = Shop(policy=replace(POLICY, rules=rules)).opens().scans(MILK)
    assert shop.total == 129 - 13
    assert said(shop.does(shows("MILK20"))) is Say.OFFER_GAVE_WAY
    assert shop.total == 129 - 20
