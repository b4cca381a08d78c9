"""A journal asked again: alike by the same rules, and different just where a rule is another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.changes import Why
from kiosk.core.interventions import Answer
from kiosk.core.pricing import Discount
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.pricing.rules import RuleBook
from kiosk.core.session.bag_facts import BagStood, BagUnsolved
from kiosk.core.session.decide import age
from kiosk.core.session.facts import LineChanged, PaymentStarted, SessionEnded, SessionStarted
from kiosk.core.session.inputs import (
    BaggingShowed,
    CancelConfirmed,
    CancelTouched,
    ChangeGiven,
    CouponScanned,
    CouponTouched,
    FaceTouched,
    HelpNotNeeded,
    HelpTouched,
    InterventionAnswered,
    ItemScanned,
    LanguageTouched,
    Load,
    MasterCame,
    NoPaperTouched,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    SaveTouched,
    StaffActed,
    StartTouched,
    UndoTouched,
    UnknownScanned,
    WithoutTouched,
)
from kiosk.core.session.override_inputs import GiveDiscount, SetPrice, SetQuantity, VoidLine
from kiosk.core.session.screens import Screen
from kiosk.core.session.spot_facts import SpotDrawn
from kiosk.core.session.turn import Turn
from kiosk.core.session.visit import AttemptKind
from kiosk.core.session.visit_facts import VisitTold
from kiosk.core.staff import Act
from kiosk.core.values import Money, Way
from kiosk.replay.again import PRICES, Again, Difference
from tests.kiosk.core.session.bagged import BAGGED, BOTTLE, LOAF
from tests.kiosk.core.session.drawing import RULES
from tests.kiosk.replay.shops import ToldShop
from tests.kiosk.replay.told import BEGAN, Lane, any_order
from tests.shop import APPLES, BREAD, MILK, POLICY, SOAP, WINE, Shop


def offer(minor: int) -> RuleBook:
    rule = {"id": "milk", "kind": "price", "name": {"en": "Milk"}, "for": {"items": [MILK.key]}, "price": minor}
    return read_rules({"format": 1, "currency": "EUR", "rules": [rule]})


SOLD = replace(POLICY, rules=offer(99))


def two_visits() -> Lane:
    """Milk, which is on offer; then soap and wine, which are not."""
    lane = Lane(SOLD)
    shop = ToldShop(lane, policy=SOLD).opens()
    shop.scans(MILK, BREAD).weighs(APPLES, 1260).does(QuantityTouched(2, 2), UndoTouched()).pays()
    shop.does(NoPaperTouched(), FaceTouched(5)).scans(SOAP, WINE)
    [check] = shop.state.session.interventions if shop.state.session else ()
    approves = InterventionAnswered(
        command="1" * 32, intervention=check.id, answer=Answer.APPROVE, staff="", name="Anna", reason="seen"
    )
    shop.does(approves).pays().does(NoPaperTouched()).waits(60)
    return lane


def found(lane: Lane, again: Again) -> list[Difference]:
    return list(again.differences(lane.told))


def test_the_same_rules_decide_the_same_whatever_came_in_any_order() -> None:
    assert found(two_visits(), Again(SOLD)) == []
    asked = 0
    for seed in range(8):
        again = Again(RULES)
        assert found(any_order(RULES, seed, 150), again) == []
        asked += again.asked
    assert asked > 200


def test_another_offer_changes_the_totals_of_just_the_visits_with_its_goods() -> None:
    differences = found(two_visits(), Again(replace(SOLD, rules=offer(89))))
    assert {one.append.session for one in differences} == {"4-000001"}
    first = differences[0]
    assert first.was is not None
    assert first.would is not None
    assert (first.was.pricing.to_pay.minor, first.would.pricing.to_pay.minor) == (99, 89)
    assert ("LineAdded.pricing.to_pay.minor", 99, 89) in [(one.what, one.was, one.would) for one in first.changes]


def test_goods_that_ask_for_no_age_today_raise_no_check() -> None:
    goods = {WINE.key: replace(WINE, min_age=0)}
    kinds = [one.what for one in found(two_visits(), Again(SOLD, goods))[0].changes if one.would is None]
    assert kinds == ["InterventionRaised", "HelpRequested"]
    goods = {SOAP.key: replace(SOAP, min_age=16)}
    raised = found(two_visits(), Again(SOLD, goods))[0]
    assert ("InterventionRaised", None, "decided") in [(one.what, one.was, one.would) for one in raised.changes]


def test_a_core_that_forgets_to_ask_for_the_age_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    lane = two_visits()
    monkeypatch.setattr(age, "settle", lambda _turn: None)
    [difference] = found(lane, Again(SOLD))
    assert (difference.append.session, difference.changes[0].what) == ("4-000002", "InterventionRaised")


def test_another_tax_is_told_of_each_basket_that_has_its_goods() -> None:
    dearer = replace(SOAP.tax, rate_bp=2000)
    goods = {SOAP.key: replace(SOAP, tax=dearer)}
    differences = found(two_visits(), Again(SOLD, goods))
    assert {one.append.session for one in differences} == {"4-000002"}
    first = differences[0]
    assert first.was is not None
    assert first.would is not None
    assert first.was.pricing.to_pay == first.would.pricing.to_pay
    assert first.was.pricing.tax.minor < first.would.pricing.tax.minor


def test_a_core_that_skips_the_page_of_thanks_shows_another_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    lane = two_visits()

    def at_once(turn: Turn) -> None:
        from kiosk.core.session.decide import tap

        tap.end(turn)

    monkeypatch.setattr("kiosk.core.session.decide.tap.ask", at_once)
    difference = found(lane, Again(SOLD))[0]
    assert (difference.screen_was, difference.screen_would) == (Screen.TAP, Screen.ATTRACT)


def test_what_shoppers_and_hosts_do_is_asked_again() -> None:
    lane = Lane(RULES)
    shop = ToldShop(lane, policy=RULES).opens()
    shop.does(
        LanguageTouched("zh_CN"), ItemScanned(MILK.key, MILK), ItemScanned(SOAP.key, SOAP), LanguageTouched("en"),
        UnknownScanned("04006381333931"), RemoveTouched(1), HelpTouched(), HelpNotNeeded(),
        CouponScanned(Coupon(id="M20")), CouponTouched("M20"), ItemScanned(WINE.key, WINE), PayTouched(),
    )  # fmt: skip
    session = shop.state.session
    assert session is not None
    shop.does(*(WithoutTouched(one.id) for one in session.interventions))
    again = Again(RULES)
    assert found(lane, again) == []
    assert again.not_asked.total() == 0


def test_what_staff_change_is_asked_again_and_refused_where_their_role_may_less() -> None:
    lane = Lane(RULES)
    shop = ToldShop(lane, policy=RULES).opens().scans(MILK, BREAD, SOAP).signs_on()
    shop.does(
        ChangeGiven(SetPrice(1, 119), Why.SHELF),
        ChangeGiven(GiveDiscount(2, Discount(minor=10)), Why.DAMAGED),
        ChangeGiven(SetQuantity(3, 2), Why.BULK),
        ChangeGiven(VoidLine(3), Why.MISTAKE),
        ChangeGiven(GiveDiscount(0, Discount(minor=20)), Why.GOODWILL, "so sorry"),
        StaffActed(Act.ASSIST),
        StaffActed(Act.SIGN_OFF),
    )
    done = [type(one.fact) for one in lane.told]
    assert done.count(LineChanged) >= 3
    again = Again(RULES)
    assert found(lane, again) == []
    assert set(again.not_asked) <= {
        "what made a StaffSignedOn",
        "what made a StaffProved",
        "what made a StaffSignedOff",
    }
    strict = replace(RULES, staff=replace(RULES.staff, rights={}))
    refused = found(lane, Again(strict))
    assert ("ActRefused", None, "decided") in [(one.what, one.was, one.would) for one in refused[0].changes]


def test_how_the_bag_stood_is_no_matter_of_what_was_scanned() -> None:
    lane = Lane(SOLD)
    shop = Shop(policy=SOLD).opens().scans(MILK)
    stood = BagStood(session="4-000001", at=BEGAN.isoformat(), gross_g=0)
    started, *added = shop.facts[1:]
    assert isinstance(started, SessionStarted)
    lane.writes(shop.facts[:1]).writes([replace(started, at=stood.at), *added, stood]).writes([stood])
    again = Again(SOLD)
    assert found(lane, again) == []
    assert again.not_asked == {"what the bagging scale saw": 1}


def test_a_basket_is_put_aside_under_the_same_code() -> None:
    lane = Lane(RULES)
    ToldShop(lane, policy=RULES).opens().scans(MILK).does(SaveTouched())
    again = Again(RULES)
    assert found(lane, again) == []
    assert again.not_asked.total() == 0


def test_a_spot_check_that_fell_is_drawn_again_by_the_same_chance() -> None:
    policy = replace(POLICY, spot_check_bp=5000)
    lanes = [Lane(policy) for _ in range(8)]
    for number, lane in enumerate(lanes):
        shop = ToldShop(lane, policy=policy)
        shop._inputs = number
        shop.opens().scans(MILK).does(PayTouched())
        assert found(lane, Again(policy)) == []
    drawn = [one.fact.picked for lane in lanes for one in lane.told if isinstance(one.fact, SpotDrawn)]
    assert {True, False} <= set(drawn)
    rarer = found(lanes[0], Again(replace(policy, spot_check_bp=2500)))
    assert ("SpotDrawn.chance_bp", 5000, 2500) in [(one.what, one.was, one.would) for one in rarer[0].changes]


def test_the_stores_own_rules_are_those_of_their_version() -> None:
    lane = Lane(POLICY)
    ToldShop(lane, policy=POLICY).opens().does(MasterCame("7-abc", (offer(89),))).scans(MILK)
    assert found(lane, Again(POLICY, books_of=lambda version: (offer(89),) if version == "7-abc" else None)) == []
    assert found(lane, Again(POLICY))[0].would is not None
    again = Again(POLICY, books_of=lambda _version: None)
    assert found(lane, again) == []
    assert again.not_asked["the rules of version 7-abc"] == 1


def test_rules_alone_ask_for_prices_alone() -> None:
    again = Again(SOLD, asks=PRICES)
    assert found(two_visits(), again) == []
    assert again.asked == 7
    assert again.not_asked["what made a SalePaid"] == 2


def test_what_the_bagging_scale_saw_makes_no_difference() -> None:
    lane = Lane(BAGGED)
    shop = ToldShop(lane, policy=BAGGED).opens().does(BaggingShowed(Load.STABLE, 0), StartTouched())
    shop.scans(LOAF).does(BaggingShowed(Load.STABLE, 500)).scans(BOTTLE).does(BaggingShowed(Load.STABLE, 3_000))
    shop.waits(7).waits(POLICY.bag_nudge_s + 1).does(BaggingShowed(Load.STABLE, 1_800))
    shop.waits(7).does(CancelTouched(), CancelConfirmed())
    assert [type(one.fact) for one in lane.told][-3:] == [SessionEnded, BagUnsolved, VisitTold]
    again = Again(BAGGED)
    assert found(lane, again) == []
    assert again.asked > 3


def test_a_code_that_nobody_knew_and_the_sheet_has_today_is_sold_today() -> None:
    lane = Lane(POLICY)
    ToldShop(lane, policy=POLICY).opens().scans(MILK).does(UnknownScanned(SOAP.key), UnknownScanned("04006381333931"))
    again = Again(POLICY, {SOAP.key: SOAP, "04006381333931": APPLES})
    [difference] = found(lane, again)
    assert [(one.what, one.was, one.would) for one in difference.changes if one.would is None] == [
        ("CodeRefused", "decided", None)
    ]
    assert again.not_asked["what an item that is sold by weight today weighed"] == 1


def test_one_piece_more_is_asked_both_ways_and_counted_where_they_part(monkeypatch: pytest.MonkeyPatch) -> None:
    lane = Lane(POLICY)
    ToldShop(lane, policy=POLICY).opens().scans(MILK, MILK).does(QuantityTouched(1, 3), QuantityTouched(1, 1))
    again = Again(POLICY)
    assert (found(lane, again), again.not_asked.total()) == ([], 0)
    monkeypatch.setattr("kiosk.core.session.decide.basket.set_quantity", lambda *_: None)
    again = Again(POLICY)
    assert [one.append.facts[0].quantity for one in found(lane, again)] == [1]  # type: ignore[union-attr]
    assert dict(again.not_asked) == {"whether one piece more was scanned or touched": 2}


def test_what_a_technician_tried_is_nobodys_money_back() -> None:
    started = PaymentStarted(
        session="", attempt="4-a1", amount=Money(1, "EUR"), mark="cash", at="", kind=AttemptKind.TRY, way=Way.CASH
    )
    again = Again(POLICY)
    assert found(Lane(POLICY).writes([started]), again) == []
    assert dict(again.not_asked) == {"what a technician tried": 1}
