"""The screen that facts tell of, and whether they tell of it surely."""

from __future__ import annotations

import pytest

from kiosk.core.interventions import Answer
from kiosk.core.session.facts import BagQuestioned
from kiosk.core.session.inputs import (
    AmountGiven,
    CancelConfirmed,
    CancelTouched,
    FaceTouched,
    HelpTouched,
    InterventionAnswered,
    ItemScanned,
    NoBarcodeTouched,
    NoPaperTouched,
    PayTouched,
    SaveTouched,
    SplitTouched,
    StartTouched,
)
from kiosk.core.session.screens import Screen
from kiosk.core.session.state import screen
from kiosk.core.session.visit_facts import VisitTold
from kiosk.replay.steps import Step, steps
from tests.kiosk.core.session.bagged import LOAF, asked, bagged, shows, waits, with_something_else
from tests.kiosk.core.session.drawing import RULES
from tests.kiosk.replay.told import Lane, any_order
from tests.shop import APPLES, BREAD, MILK, POLICY, WINE, Shop


def told(shop: Shop) -> list[Step]:
    """Every fact an append of its own, but for what comes of a visit, which is told with its end."""
    lane = Lane(POLICY)
    for fact in shop.facts:
        if not isinstance(fact, VisitTold):
            lane.writes([fact])
    return list(steps(lane.told, POLICY))


@pytest.mark.parametrize(
    ("shop", "shows"),
    [
        (Shop().opens().scans(MILK).asks_to_pay(), Screen.PAYING),
        (Shop().opens().scans(MILK).pays(), Screen.RECEIPT),
        (Shop().opens().scans(MILK).pays().does(NoPaperTouched()), Screen.TAP),
        (Shop().opens().scans(MILK).pays().does(NoPaperTouched(), FaceTouched(2)), Screen.TAP),
        (Shop().opens().scans(MILK).pays().waits(60).waits(60), Screen.ATTRACT),
        (Shop().opens().scans(MILK).does(CancelTouched(), CancelConfirmed()), Screen.ATTRACT),
        (Shop().opens().scans(MILK).does(SaveTouched()), Screen.SAVED),
        (Shop().opens().scans(MILK, MILK).pays().loses_power(), Screen.RECEIPT),
        (Shop().opens().scans(MILK).does(NoBarcodeTouched(), HelpTouched()), Screen.PICK),
        (
            Shop().opens().scans(MILK).does(PayTouched(), SplitTouched(), AmountGiven(29)).terminal_authorises()
            .terminal_completes(),
            Screen.PAY,
        ),
    ],
)  # fmt: skip
def test_what_facts_tell_of_is_what_the_lane_showed(shop: Shop, shows: Screen) -> None:
    last = told(shop)[-1]
    assert (last.after.screen, last.after.sure, shop.screen) == (shows, True, shows)


def test_a_page_that_was_opened_by_touch_alone_is_not_claimed_to_be_known() -> None:
    visit = Shop().opens().does(StartTouched(), NoBarcodeTouched(), ItemScanned(MILK.key, MILK))
    assert not told(visit)[-1].after.sure
    weighed = Shop().opens().picks(APPLES).puts_on_scale(500).scans(BREAD)
    assert not told(weighed)[-1].after.sure


def test_who_waits_for_a_look_into_the_bags_was_shown_what_no_fact_tells() -> None:
    shop = asked(with_something_else())
    lane, before = Lane(POLICY), len(shop.facts)
    shop.does(PayTouched())
    for fact in shop.facts[:before]:
        lane.writes([fact])
    lane.writes(shop.facts[before:])
    *_, last = steps(lane.told, POLICY)
    assert shop.screen is Screen.WAIT
    assert not last.after.sure


@pytest.mark.parametrize(("later", "asked_then"), [(0, True), (7, False)])
def test_who_is_let_go_on_to_pay_may_be_asked_about_the_bags_first(later: float, *, asked_then: bool) -> None:
    shop = waits(shows(shows(bagged().scans(LOAF), 505).scans(WINE), 1_805), 3).does(PayTouched())
    assert shop.screen is Screen.WAIT
    shop = waits(shows(shop, 2_505), later) if later else shows(shop, 2_505)
    lane, before = Lane(POLICY), len(shop.facts)
    for fact in shop.facts:
        lane.writes([fact])
    (wine,) = shop.state.session.interventions
    yes = InterventionAnswered(command=32 * "a", intervention=wine.id, answer=Answer.APPROVE, staff="", name="Anna")
    lane.writes(shop.does(yes).facts[before:])
    *_, last = steps(lane.told, POLICY)
    assert shop.screen is Screen.BASKET
    assert (BagQuestioned in map(type, last.append.facts)) is asked_then
    assert not last.after.sure


def test_in_any_order_no_screen_is_claimed_to_be_known_that_was_another() -> None:
    for seed in range(8):
        lane = any_order(RULES, seed, 120)
        for step in steps(lane.told, RULES):
            live = lane.showed[step.append.seq]
            assert step.state.session == live.session
            if step.after.sure and live.pad is None:
                assert step.after.screen is screen(live), (seed, step.append.seq)
