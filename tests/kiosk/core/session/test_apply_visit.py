"""A visit's record is what its facts and the clock add up to, also after a power cut in the middle."""

from dataclasses import replace

import pytest

from kiosk.core.ease import Ease, Scheme
from kiosk.core.members import card_hash
from kiosk.core.mode import LaneMode
from kiosk.core.session.apply import new_lane
from kiosk.core.session.apply_visit import written
from kiosk.core.session.facts import SavedBy, SessionSuspended
from kiosk.core.session.inputs import (
    BackTouched,
    BasketCodeGiven,
    CancelConfirmed,
    CancelTouched,
    EaseTouched,
    FaceTouched,
    HelpNotNeeded,
    HelpTouched,
    MemberScanned,
    NoBarcodeTouched,
    NoPaperTouched,
    PayTouched,
    RemoveTouched,
    SaveTouched,
    Started,
    StartTouched,
)
from kiosk.core.session.visit_facts import VisitTold
from kiosk.core.visit_record import MOST_STEPS, Outcome, Step, VisitRecord
from kiosk.core.visit_wire import visit_payload
from tests.shop import APPLES, ASKING, MILK, POLICY, Shop


def records(shop: Shop) -> list[VisitRecord]:
    return [fact.record for fact in shop.facts if isinstance(fact, VisitTold)]


def steps(record: VisitRecord) -> list[tuple[str, int]]:
    return [(one.step.value, one.ms) for one in record.steps]


def test_a_visit_is_split_into_steps_without_a_gap() -> None:
    shop = Shop().opens().scans(MILK).waits(3).does(NoBarcodeTouched()).waits(4).picks(APPLES).waits(2)
    shop.does(BackTouched()).waits(1).asks_to_pay().waits(8).terminal_authorises().terminal_completes()
    shop.waits(2).does(NoPaperTouched()).waits(60).waits(60)
    [record] = records(shop)
    assert steps(record) == [
        ("scan", 3_000), ("search", 4_000), ("weigh", 2_000), ("scan", 1_000), ("pay", 8_000), ("receipt", 2_000)
    ]  # fmt: skip
    assert record.total_ms == 20_000
    assert (record.outcome, record.searched, record.weighed) == (Outcome.PAID, True, False)
    assert (record.lines, record.pieces, record.total.minor) == (1, 1, 129)


def test_whether_somebody_tapped_and_for_how_long_shows_nowhere() -> None:
    paid = Shop(policy=ASKING).opens().scans(MILK).waits(3).pays().waits(1).does(NoPaperTouched())
    silent = Shop(policy=ASKING).opens().scans(MILK).waits(3).pays().waits(1).does(NoPaperTouched())
    paid.waits(5).does(FaceTouched(2)).waits(30).waits(30).waits(30)
    silent.waits(30).waits(30)
    assert records(paid) == records(silent)


@pytest.mark.parametrize(
    ("shop", "outcome", "left"),
    [
        (Shop().opens().scans(MILK).does(CancelTouched(), CancelConfirmed()), Outcome.CANCELLED, Step.SCAN),
        (Shop().opens().scans(MILK).does(PayTouched(), BackTouched(), SaveTouched()), Outcome.SAVED, Step.SCAN),
        (Shop().opens().scans(MILK).does(NoBarcodeTouched()).waits(90).waits(90), Outcome.ABANDONED, Step.SEARCH),
        (Shop().opens().does(StartTouched()).waits(90).waits(90), Outcome.ABANDONED, Step.SCAN),
    ],
)
def test_a_visit_that_is_not_paid_was_left_at_a_step(shop: Shop, outcome: Outcome, left: Step) -> None:
    [record] = records(shop)
    assert (record.outcome, record.steps[-1].step) == (outcome, left)


def test_who_took_all_out_again_had_something_in_the_basket() -> None:
    shop = Shop().opens().scans(MILK).does(RemoveTouched(1), CancelTouched(), CancelConfirmed())
    [record] = records(shop)
    assert (record.lines, record.had_item) == (0, True)
    [nothing] = records(Shop().opens().does(StartTouched(), CancelTouched(), CancelConfirmed()))
    assert not nothing.had_item


def test_a_basket_put_aside_is_told_and_taken_up_it_is_another_visit() -> None:
    shop = Shop().opens().scans(MILK).waits(7).does(SaveTouched())
    aside = [fact for fact in shop.facts if isinstance(fact, SessionSuspended)]
    assert [one.by for one in aside] == [SavedBy.SHOPPER]
    shop.waits(60).does(BasketCodeGiven(aside[0].code)).waits(2).pays().waits(60).waits(60)
    first, second = records(shop)
    assert (first.outcome, first.total_ms) == (Outcome.SAVED, 7_000)
    assert (second.outcome, second.had_item, second.lines, steps(second)[0]) == (Outcome.PAID, True, 1, ("scan", 2_000))


def test_a_practised_visit_is_nobodys_figure() -> None:
    shop = Shop(replace(new_lane(POLICY), mode=LaneMode.TRAINING)).scans(MILK).does(CancelTouched(), CancelConfirmed())
    assert shop.facts
    assert records(shop) == []


def test_help_is_waited_for_at_the_goods_and_not_while_somebody_pays() -> None:
    shop = Shop().opens().scans(MILK).waits(1).does(HelpTouched()).waits(20).does(HelpNotNeeded()).waits(2)
    shop.pays().waits(60).waits(60)
    [record] = records(shop)
    assert steps(record)[:3] == [("scan", 1_000), ("help", 20_000), ("scan", 2_000)]
    assert [(one.kind, one.raised_ms, one.cleared_ms) for one in record.needs] == [("call", 1_000, 21_000)]


def test_the_ease_and_the_language_are_those_at_the_end() -> None:
    ease = Ease(scheme=Scheme.DARK)
    [record] = records(Shop().opens().scans(MILK).does(EaseTouched(ease), CancelTouched(), CancelConfirmed()))
    assert (record.ease, record.language) == (ease, "en")


def test_the_question_at_the_end_is_told_whether_it_is_answered_or_not() -> None:
    asked = [Shop().opens().scans(MILK).pays().does(NoPaperTouched()) for _ in range(3)]
    asked[1].does(FaceTouched(2))
    asked[2].does(FaceTouched(2)).loses_power()
    for shop in asked:
        [record] = records(shop.does(BackTouched(), BackTouched()))
        assert record.asked == "easy"


def test_how_a_member_operates_the_lane_stays_at_the_lane() -> None:
    eased = Shop().opens().scans(MILK).does(EaseTouched(Ease(large_text=True)))
    told = []
    for shop in (eased.does(CancelTouched(), CancelConfirmed()), a_member_with_large_text()):
        [fact] = shop.happened(VisitTold)
        assert isinstance(fact, VisitTold)
        told.append(visit_payload(fact))
    assert [(one["member"], one["ease"]) for one in told] == [(False, "large"), (True, "")]


def a_member_with_large_text() -> Shop:
    shop = Shop().opens().does(MemberScanned(card_hash("M1234567890128"))).scans(MILK)
    return shop.does(EaseTouched(Ease(large_text=True)), CancelTouched(), CancelConfirmed())


def test_a_visit_has_a_most_of_steps() -> None:
    shop = Shop().opens().scans(MILK)
    for _ in range(MOST_STEPS):
        shop.does(NoBarcodeTouched(), BackTouched())
    [record] = records(shop.waits(1).does(CancelTouched(), CancelConfirmed()))
    assert len(record.steps) == MOST_STEPS
    assert sum(one.ms for one in record.steps) == record.total_ms


def test_after_a_power_cut_the_visit_goes_on_and_is_told_once() -> None:
    """A journal has its times to the second, and no touch of a page."""
    shop = Shop().opens().scans(MILK)
    state = new_lane(POLICY)
    for at, fact in zip(("00", "01", "02"), shop.facts[-3:], strict=False):
        state = written(state, fact, f"2026-11-22T10:00:{at}+00:00", POLICY)
    assert state.visit is not None
    assert state.visit.base is None
    again = Shop(state)
    again.now = 7.0
    again.does(Started("test")).waits(3).does(CancelTouched(), CancelConfirmed())
    [record] = records(again)
    assert record.had_item
    assert sum(one.ms for one in record.steps) == record.total_ms >= 3_000
