"""What lanes and managers are told of a member."""

from __future__ import annotations

from sqlalchemy import select

from kiosk.core.members import SaleMember
from server.db.engine import for_writing
from server.db.models import MemberRow
from server.members.profile import Purpose
from server.members.segments import Segment
from tests.server.members.club import PHONE, POINTS, Club

WITHOUT_OFFERS = frozenset({Purpose.MEMBERSHIP})


def test_a_lane_knows_a_letter_two_digits_and_what_prices_need(club: Club) -> None:
    mia = club.joins()
    found = club.known()
    assert (found.id, found.initial, found.phone) == (mia, "M", "•••• 42")
    assert (found.tier, found.points, found.birthday, found.minor_per_point, found.way) == ("", 0, False, 10, "")
    assert "1234542" not in repr(found)


def test_what_was_bought_makes_points_a_tier_and_the_way_to_pay_that_is_offered_first(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=POINTS))
    club.buys(SaleMember(whose=mia, points=100))
    found = club.known()
    assert (found.points, found.tier, found.way) == (POINTS + 100, "silver", "card")
    assert club.later(days=366).known().tier == ""


def test_nobody_is_found_by_half_a_number_or_a_wrong_one(club: Club) -> None:
    club.joins()
    for phone in ("1234542", "+49 170 1234543", "no number", "42"):
        assert club.members.find("4", phone=phone) is None
    assert club.members.find("4", card="0" * 64) is None


def test_a_manager_finds_by_card_number_or_whole_phone_number(club: Club) -> None:
    mia = club.joins()
    found = club.members.profile(mia)
    assert found is not None
    for text in (found.row.number, f"M{found.row.number}", f" {found.row.number} ", PHONE):
        assert club.members.search(text) == mia
    for text in ("", "Mia", "42", found.row.number[:-1]):
        assert club.members.search(text) is None


def test_a_profile_has_how_far_the_next_tier_is(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=120))
    found = club.members.profile(mia)
    assert found is not None
    assert found.tier is not None
    assert found.next is not None
    assert (found.balance, found.year, found.tier.id, found.next.id) == (120, 120, "silver", "gold")


def test_what_was_bought_often_but_not_lately_is_what_an_offer_fits(club: Club) -> None:
    mia, ben = club.joins(), club.joins(phone="", purposes=WITHOUT_OFFERS)
    for member in (mia, ben):
        club.buys(SaleMember(whose=member, points=POINTS))
    club.later(days=1)
    for member in (mia, ben):
        club.buys(SaleMember(whose=member, points=POINTS))
    club.later(days=60)
    known, unknown = club.members.profile(mia), club.members.profile(ben)
    assert known is not None
    assert unknown is not None
    assert known.missed
    assert all(one.times == 2 for one in known.missed)
    assert (unknown.missed, unknown.scores, unknown.segment) == ((), None, Segment.NONE)


def test_segments_count_who_agreed_to_offers_and_nobody_else(club: Club) -> None:
    mia = club.joins()
    club.joins(phone="")
    ben = club.joins(phone="", purposes=WITHOUT_OFFERS)
    for member in (mia, ben):
        club.buys(SaleMember(whose=member, points=POINTS))
    known, found = club.members.segments()
    assert (known, sum(found.values()), found[Segment.NONE]) == (3, 2, 1)


def test_what_went_back_counts_against_the_value_and_is_no_visit(club: Club) -> None:
    mia = club.joins()
    club.gives_back(club.buys(SaleMember(whose=mia, points=POINTS)))
    found = club.members.profile(mia)
    assert found is not None
    assert found.balance == 0
    assert found.scores is not None


def test_who_is_only_looked_at_keeps_no_lane_waiting(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=POINTS))
    assert club.members.profile(mia) is not None, "its sale is in the ledger from now on"
    with for_writing(club.engine).begin() as a_lanes_sale:
        a_lanes_sale.execute(select(MemberRow.id).with_for_update())
        found, export = club.members.profile(mia), club.members.export(mia)
        assert club.members.segments()[0] == 1
    assert found is not None
    assert export is not None
    assert (found.balance, export["points"]["balance"]) == (POINTS, POINTS)
