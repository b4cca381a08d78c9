"""Goods of one receipt go back at one lane at a time, and never more of them than were sold."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.refund import Wanted
from server.db.models import RefundClaimRow
from server.ingest.rebuild import rebuild
from server.refunds.book import Stage
from tests.server.refunds.desk import Desk


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine).arrives()


def stage(engine: Engine, refund: str) -> str:
    with Session(engine) as session:
        row = session.get(RefundClaimRow, refund)
        return row.stage if row is not None else ""


def test_any_lane_finds_the_receipt_by_its_number_with_or_without_its_time(desk: Desk) -> None:
    for at in ("", desk.sale.paid_at):
        sale, returns = desk.refunds.find(Wanted(1, "4", at))
        assert sale is not None
        assert (sale.session, sale.pricing.to_pay, returns) == (desk.sale.session, desk.sale.pricing.to_pay, ())
    for strange in (Wanted(2, "4"), Wanted(1, "7"), Wanted(1, "4", "2020-01-01T10:00:00+01:00")):
        assert desk.refunds.find(strange) == (None, ())


def test_what_went_back_at_any_lane_is_told_the_oldest_first_and_is_no_receipt_to_give_back(desk: Desk) -> None:
    first = desk.pays_back("7", "7-R1", {1: 1})
    second = desk.pays_back("4", "4-R1", {1: 1}, first)
    _, returns = desk.refunds.find(Wanted(1, "4"))
    assert [one.session for one in returns] == ["7-R1", "4-R1"]
    assert [one.pricing.to_pay for one in returns] == [first.pricing.to_pay, second.pricing.to_pay]
    assert [one.returns_lane for one in returns] == ["4", ""]
    assert desk.refunds.find(Wanted(first.receipt_no, "7")) == (None, ())


def test_of_two_lanes_that_claim_at_once_one_may(desk: Desk) -> None:
    both, lanes = threading.Barrier(2), ("4", "7")

    def claim(lane: str) -> Unclaimed | None:
        both.wait()
        return desk.claims(lane, f"{lane}-R1")

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(claim, lanes))
    assert sorted(answers, key=str) == sorted([None, Unclaimed.HELD], key=str)


def test_a_claim_asked_again_is_granted_again_and_to_nobody_else(desk: Desk) -> None:
    assert [desk.claims("7", "7-R1"), desk.claims("7", "7-R1")] == [None, None]
    assert desk.claims("9", "7-R1") is Unclaimed.OVER
    assert desk.claims("4", "4-R1") is Unclaimed.HELD


def test_stopped_its_goods_are_free_and_a_late_copy_of_the_claim_gets_nothing(desk: Desk) -> None:
    desk.claims("7", "7-R1")
    desk.stops("7", "7-R1")
    assert desk.claims("7", "7-R1") is Unclaimed.OVER
    assert desk.claims("4", "4-R1") is None


def test_a_stop_that_comes_before_its_claim_stops_it(desk: Desk) -> None:
    desk.stops("7", "7-R1")
    assert desk.claims("7", "7-R1") is Unclaimed.OVER


def test_no_lane_stops_the_claim_of_another(desk: Desk, engine: Engine) -> None:
    desk.claims("7", "7-R1")
    desk.stops("9", "7-R1")
    assert stage(engine, "7-R1") == Stage.OPEN


def test_a_lane_that_claims_anew_has_given_up_what_it_does_not_count(desk: Desk, engine: Engine) -> None:
    desk.claims("7", "7-R1")
    assert desk.claims("7", "7-R2") is None
    assert (stage(engine, "7-R1"), stage(engine, "7-R2")) == (Stage.OVER, Stage.OPEN)
    assert desk.claims("7", "7-R1") is Unclaimed.OVER


def test_booked_it_is_counted_by_whoever_claims_next(desk: Desk, engine: Engine) -> None:
    desk.claims("7", "7-R1")
    first = desk.pays_back("7", "7-R1", {1: 1})
    assert stage(engine, "7-R1") == Stage.BOOKED
    assert desk.claims("4", "4-R1") is Unclaimed.CHANGED
    assert desk.claims("4", "4-R2", {1: 2}, "7-R1") is Unclaimed.CHANGED
    assert desk.claims("4", "4-R3", desk.all_left(first), "7-R1") is None


def test_what_a_lane_paid_back_and_has_not_sent_yet_is_not_given_back_twice(desk: Desk) -> None:
    desk.claims("7", "7-R1")
    assert desk.claims("7", "7-R2", {1: 2}, "7-R1") is Unclaimed.CHANGED
    assert desk.claims("7", "7-R3", {1: 1}, "7-R1") is None
    assert desk.claims("4", "4-R1", {2: 1}) is Unclaimed.HELD


def test_a_line_that_was_never_sold_is_not_given_back(desk: Desk) -> None:
    assert desk.claims("7", "7-R1", {99: 1}) is Unclaimed.CHANGED


def test_a_sale_that_is_still_on_its_way_is_known_to_its_own_lane_alone(engine: Engine) -> None:
    desk = Desk(engine)
    assert desk.claims("7", "7-R1") is Unclaimed.UNKNOWN
    assert desk.claims("4", "4-R1") is None
    desk.arrives()
    assert desk.claims("7", "7-R1") is Unclaimed.HELD


def test_books_made_again_leave_every_claim_as_it_is(desk: Desk, engine: Engine) -> None:
    desk.claims("7", "7-R1")
    first = desk.pays_back("7", "7-R1", {1: 1})
    desk.claims("4", "4-R1", {1: 1}, first.session)
    rebuild(engine)
    assert (stage(engine, "7-R1"), stage(engine, "4-R1")) == (Stage.BOOKED, Stage.OPEN)
    _, returns = desk.refunds.find(Wanted(1, "4"))
    assert [one.session for one in returns] == ["7-R1"]


def test_more_back_by_all_lanes_than_was_sold_is_looked_at(desk: Desk) -> None:
    whole = desk.all_left()
    desk.pays_back("7", "7-R1", whole)
    desk.pays_back("9", "9-R1", whole, told="more was given back of receipt 1 than it came to")


def test_a_claim_of_nothing_known_is_only_as_good_as_its_words(desk: Desk) -> None:
    strange = Claim(refund="7-R1", of=Wanted(1, "4", "2020-01-01T10:00:00+01:00"), units={1: 1})
    assert desk.refunds.claim("7", strange) is Unclaimed.UNKNOWN
