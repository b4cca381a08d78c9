"""Each day is seen to once: points run out, birthdays come, and who never came back is forgotten."""

from __future__ import annotations

from datetime import timedelta

from kiosk.core.members import SaleMember
from server.members.book import Members
from tests.server.members.club import KEY, PHONE, RULES, Club


def test_points_run_out_after_their_days_the_oldest_first(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=100))
    club.later(days=200).buys(SaleMember(whose=mia, points=50))
    club.members.exchange(mia, "SWAP5")
    assert club.later(days=165).known().points == 90
    assert club.later(days=1).known().points == 50
    assert club.later(days=1).known().points == 50


def test_a_birthday_brings_a_coupon_on_its_day_and_its_prices_for_two_days_more(club: Club) -> None:
    club.joins(birthday="11-24")
    assert not club.known().birthday
    assert club.later(days=2).known().birthday
    assert "BDAY5" in {one.id for one in club.known().coupons}
    assert club.later(days=2).known().birthday
    assert not club.later(days=1).known().birthday


def test_a_day_is_seen_to_by_one_of_several_workers(club: Club) -> None:
    club.joins(birthday="11-24")
    club.later(days=2)
    assert not Members(club.engine, club.clock, RULES, KEY).keep()
    assert len(club.known().coupons) == 2, "one for joining, one for the birthday"


def test_a_birthday_on_which_the_server_did_not_run_is_made_up_for(club: Club) -> None:
    club.joins(birthday="11-24")
    club.members.keep()
    club.now += timedelta(days=5)
    club.members.keep()
    assert "BDAY5" in {one.id for one in club.known().coupons}


def test_a_clock_that_is_years_ahead_for_a_while_erases_nobody_and_takes_no_points(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=100))
    club.later(days=5)
    right = club.now
    for days in (4000, 1):
        club.now += timedelta(days=days)
        assert club.members.keep()
    assert club.known().points == 100
    club.now = right
    assert club.later(days=1).known().points == 100


def test_who_did_not_come_for_so_many_days_is_erased(club: Club) -> None:
    mia = club.joins()
    club.later(days=1000).buys(SaleMember(whose=mia, points=10))
    club.later(days=1095)
    assert club.members.find("4", phone=PHONE) is not None
    club.later(days=1)
    assert club.members.find("4", phone=PHONE) is None
