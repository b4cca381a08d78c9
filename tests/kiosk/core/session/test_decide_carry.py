"""The lane's books are carried forward between two visits; a start that begins there finds the same lane."""

from __future__ import annotations

from dataclasses import fields, replace

from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import LaneCarried
from kiosk.core.session.inputs import BackTouched, NoPaperTouched, PaperTouched, SaveTouched, ScaleShowed, Stopping
from kiosk.core.session.readings import Load
from kiosk.core.session.state import LaneState
from tests.shop import BREAD, MILK, POLICY, Shop

EVERY_THIRD = replace(POLICY, carry_every=3, signer=True)


def visits(shop: Shop, count: int) -> Shop:
    for _ in range(count):
        shop.scans(MILK).pays().does(NoPaperTouched(), BackTouched())
    return shop


def test_the_books_are_carried_after_every_third_visit() -> None:
    shop = visits(Shop(policy=EVERY_THIRD).opens(), 7)
    assert [fact.sessions for fact in shop.happened(LaneCarried) if isinstance(fact, LaneCarried)] == [3, 6]


def test_a_lane_applied_from_there_is_the_same_lane() -> None:
    shop = Shop(policy=EVERY_THIRD).opens().scans(MILK, BREAD).does(SaveTouched(), BackTouched())
    shop.scans(BREAD).pays().does(PaperTouched()).waits(60)
    visits(shop, 2).scans(MILK)
    carried = max(place for place, fact in enumerate(shop.facts) if isinstance(fact, LaneCarried))
    whole = short = new_lane(EVERY_THIRD)
    for fact in shop.facts:
        whole = apply(whole, fact, EVERY_THIRD)
    for fact in shop.facts[carried:]:
        short = apply(short, fact, EVERY_THIRD)
    assert short == whole
    assert short.saved
    assert short.unsigned
    assert short.print_job


def test_whatever_comes_from_facts_is_carried() -> None:
    names = [field.name for field in fields(LaneState)]
    from_facts = set(names[: names.index("ease")])
    of_a_visit_or_a_run = {
        "language",
        "session",
        "attempt",
        "stopped_well",
        "carried_at",
        "refund",
        "refunded",
        "obeyed",
        "bag_stood",
        "no_sale",
        "report_jobs",  # a print under way ends with the run
    }
    assert {field.name for field in fields(LaneCarried)} == from_facts - of_a_visit_or_a_run


def test_nothing_is_carried_while_somebody_shops() -> None:
    shop = visits(Shop(policy=EVERY_THIRD).opens(), 2).scans(MILK)
    assert not shop.happened(LaneCarried)


def test_an_old_journal_is_carried_at_the_first_quiet_moment() -> None:
    shop = visits(Shop(policy=replace(EVERY_THIRD, carry_every=1000)).opens(), 4)
    shop.policy = EVERY_THIRD
    shop.does(ScaleShowed(Load.STABLE, 0, at_zero=True))
    assert len(shop.happened(LaneCarried)) == 1


def test_the_last_word_of_a_run_stays_the_last() -> None:
    shop = visits(Shop(policy=replace(EVERY_THIRD, carry_every=1000)).opens(), 4)
    shop.policy = EVERY_THIRD
    shop.does(Stopping())
    assert shop.state.stopped_well
