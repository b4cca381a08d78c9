"""A sale is its member's, once, and its points go back with the goods."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.core.members import SaleMember
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.refund import left
from kiosk.core.wire import sale_envelope, sale_payload, seal
from server.db.models import ContentRow, EnvelopeRow, MemberSaleRow
from server.ingest.content import NOBODY, unpack
from server.ingest.rebuild import rebuild
from server.members.ledger import Kind
from tests.server.members.club import POINTS, WORTH, Club
from tests.server.sales import JOURNAL


def moves(club: Club, member: str) -> list[tuple[str, int]]:
    found = club.members.profile(member)
    assert found is not None
    return [(kind.value, points) for kind, _, points in found.moves]


def test_the_points_of_a_sale_are_booked_once_however_often_it_is_sent(club: Club) -> None:
    mia = club.joins()
    sale = club.buys(SaleMember(whose=mia, points=POINTS))
    for _ in range(3):
        assert club.takes(sale_envelope(sale, JOURNAL, sale.receipt_no * 10)) == ""
        assert club.known().points == POINTS
    assert moves(club, mia) == [(Kind.EARNED, POINTS)]


def test_what_the_receipt_told_is_what_is_booked(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=7))
    assert club.known().points == 7


def test_a_card_that_was_scanned_while_the_store_was_away_earns_its_points_later(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(card=club.card(mia)))
    assert club.known().points == POINTS


def test_a_card_of_nobody_and_somebody_who_was_erased_earn_nothing_and_the_sale_is_booked(club: Club) -> None:
    mia = club.joins()
    club.erases(mia)
    for whose in (SaleMember(whose=mia, points=9), SaleMember(card="0" * 64), SaleMember()):
        club.buys(whose)
    with Session(club.engine) as session:
        assert session.scalars(select(MemberSaleRow)).all() == []


def test_when_goods_go_back_their_points_do(club: Club) -> None:
    mia = club.joins()
    sale = club.buys(SaleMember(whose=mia, points=POINTS))
    back = club.gives_back(sale, {1: 1})
    some = POINTS - (WORTH + back.pricing.to_pay.minor) // 10
    assert 0 < some < POINTS
    assert club.known().points == POINTS - some
    assert moves(club, mia) == [(Kind.RETURNED, -some), (Kind.EARNED, POINTS)]


def test_in_however_many_pieces_goods_go_back_the_same_points_do(club: Club) -> None:
    mia = club.joins()
    sale = club.buys(SaleMember(whose=mia, points=POINTS))
    for line, units in left(sale, ()).items():
        for _ in range(units):
            club.gives_back(sale, {line: 1}, before=True)
            club.known()
    assert club.known().points == 0
    assert sum(points for kind, points in moves(club, mia) if kind == Kind.RETURNED) == -POINTS


def test_goods_that_go_back_before_their_sale_came_take_its_points_with_them(club: Club) -> None:
    mia = club.joins()
    sale = club.sale(SaleMember(whose=mia, points=POINTS))
    club.gives_back(sale, lane="7", told=f"receipt 2 gives receipt {sale.receipt_no} back, which is not here")
    assert club.takes(sale_envelope(sale, JOURNAL, sale.receipt_no * 10)) == ""
    assert club.known().points == 0


def test_what_goes_back_is_in_the_ledger_on_the_day_that_it_is_booked_on(club: Club) -> None:
    mia = club.joins()
    sale = club.buys(SaleMember(whose=mia, points=POINTS))
    club.gives_back(sale, at="1970-01-01T00:10:00+01:00")
    found = club.members.profile(mia)
    assert found is not None
    assert {day for _, day, _ in found.moves} == {club.now.date().isoformat()}


def test_goods_of_nobody_go_back_without_points(club: Club) -> None:
    club.gives_back(club.buys(None))
    with Session(club.engine) as session:
        assert session.scalars(select(MemberSaleRow)).all() == []


def test_an_own_coupon_is_used_with_the_sale_and_a_second_time_is_for_a_person_to_look_at(club: Club) -> None:
    mia = club.joins()
    (own,) = club.known().coupons
    club.buys(SaleMember(whose=mia, points=POINTS), own)
    assert club.known().coupons == ()
    again = "receipt 2 used a member's own coupon that was used on 2026-11-22 already"
    club.buys(SaleMember(whose=mia, points=POINTS), own, told=again)
    strange = Coupon(id="WELCOME5", serial="not-one-of-ours")
    club.buys(SaleMember(whose=mia, points=POINTS), strange, Coupon(id="M20"))


def test_thanks_for_taps_come_once_a_day_and_to_nobody_who_is_erased(club: Club) -> None:
    mia = club.joins()
    assert club.known().thanks == 5
    club.is_thanked(mia)
    club.is_thanked(mia)
    assert (club.known().points, club.known().thanks) == (5, 0)
    club.later(days=1).is_thanked(mia)
    assert club.known().points == 10
    club.erases(mia)
    club.is_thanked(mia)


def test_of_thanks_neither_hash_nor_moment_is_kept_and_of_a_kept_sale_not_whose_it_was(club: Club) -> None:
    mia = club.joins()
    club.is_thanked(mia)
    club.buys(SaleMember(whose=mia, points=POINTS))
    with Session(club.engine) as session:
        thanks = session.scalars(select(EnvelopeRow).filter_by(kind="member_thanks")).one()
        assert (thanks.payload_hash, thanks.received_at, thanks.payload) == ("", "", "")
        (content,) = session.scalars(select(ContentRow)).all()
        assert unpack(content.packed)["member"] == NOBODY


def test_books_made_again_leave_members_as_they_are(club: Club) -> None:
    mia = club.joins()
    sale = club.buys(SaleMember(whose=mia, points=POINTS))
    club.gives_back(sale, {1: 1})
    before = moves(club, mia)
    rebuild(club.engine)
    assert moves(club, mia) == before
    assert club.known().points == sum(points for _, points in before)


@pytest.mark.parametrize("told", [{"whose": "x"}, {"card": "x"}, {"points": -1}, {"whose": "a" * 32, "card": "b" * 64}])
def test_what_is_no_member_is_parked(club: Club, told: dict[str, object]) -> None:
    sale = club.sale(SaleMember(points=1))
    payload = {**sale_payload(sale), "member": {"whose": "", "card": "", "points": None, **told}}
    assert club.takes(seal(lane="4", journal=JOURNAL, seq=10, kind="sale", version=5, payload=payload)) != ""


def test_a_sale_is_worth_something_here() -> None:
    assert WORTH > 100
