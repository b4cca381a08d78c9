"""A coupon of one's own is given by rule, used once, bought with points, and comes again if it ran out unused."""

from __future__ import annotations

from kiosk.core.members import Member, SaleMember
from tests.server.members.club import PHONE, POINTS, Club


def serials(club: Club) -> dict[str, str]:
    return {one.id: one.serial for one in club.known().coupons}


def test_who_joins_is_welcomed_with_a_coupon_that_nobody_else_has(club: Club) -> None:
    club.joins()
    club.joins(phone="0049 30 5550100")
    mine, theirs = club.known().coupons, club.known("0049 30 5550100").coupons
    assert [one.id for one in mine] == [one.id for one in theirs] == ["WELCOME5"]
    assert mine[0].serial != theirs[0].serial


def test_what_ran_out_unused_comes_again_as_often_as_its_rule_says(club: Club) -> None:
    club.joins()
    (first,) = club.known().coupons
    assert club.later(days=30).known().coupons == (first,)
    assert club.later(days=1).known().coupons == (first,)
    assert club.later(days=31).known().coupons == ()


def test_points_buy_a_coupon_once_a_day_and_only_where_there_are_enough(club: Club) -> None:
    mia = club.joins()
    assert not club.members.exchange(mia, "SWAP5")
    club.buys(SaleMember(whose=mia, points=POINTS))
    club.buys(SaleMember(whose=mia, points=150 - POINTS))
    assert club.members.exchange(mia, "SWAP5")
    assert not club.members.exchange(mia, "SWAP5")
    assert (club.known().points, "SWAP5" in serials(club)) == (90, True)
    assert club.later(days=1).members.exchange(mia, "SWAP5")
    assert not club.later(days=1).members.exchange(mia, "SWAP5")
    assert club.known().points == 30


def test_what_is_not_for_points_or_for_nobody_is_not_exchanged(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=500))
    assert not club.members.exchange(mia, "WELCOME5")
    assert not club.members.exchange(mia, "NONE")
    assert not club.members.exchange("0" * 32, "SWAP5")


def at(club: Club, lane: str) -> Member:
    found = club.members.find(lane, phone=PHONE)
    assert found is not None
    return found


def test_of_two_lanes_one_has_the_coupon_until_it_gives_it_back(club: Club) -> None:
    club.joins()
    (mine,) = at(club, "4").coupons
    assert at(club, "7").coupons == ()
    assert at(club, "4").coupons == (mine,)
    club.members.give_back("7", [mine.serial])
    assert at(club, "7").coupons == ()
    club.members.give_back("4", [mine.serial])
    assert at(club, "7").coupons == (mine,)


def test_a_lane_that_never_comes_back_keeps_a_coupon_for_some_time_only(club: Club) -> None:
    club.joins()
    (mine,) = at(club, "4").coupons
    assert at(club.later(days=1), "7").coupons == (mine,)


def test_what_was_paid_with_is_free_for_nobody_however_late_it_is_given_back(club: Club) -> None:
    mia = club.joins()
    (mine,) = at(club, "4").coupons
    club.buys(SaleMember(whose=mia, points=POINTS), mine)
    club.members.give_back("4", [mine.serial])
    assert at(club, "7").coupons == ()
