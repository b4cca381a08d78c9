"""All that is known of one person can be had, and be gone."""

from __future__ import annotations

import json

from sqlalchemy import text
from sqlalchemy.orm import Session

from kiosk.core.members import SaleMember
from server.db.models import Base, MemberRow
from server.members.ledger import ERASED
from tests.server.members.club import PHONE, POINTS, Club


def everything(club: Club) -> str:
    """All rows of all tables, as text."""
    with Session(club.engine) as session:
        rows = [
            str(tuple(row))
            for table in Base.metadata.sorted_tables
            for row in session.execute(text(f'SELECT * FROM "{table.name}"'))
        ]
    return "\n".join(rows)


def shops(club: Club) -> str:
    mia = club.joins(birthday="05-17")
    sale = club.buys(SaleMember(whose=mia, points=POINTS), *club.known().coupons)
    club.gives_back(sale, {1: 1})
    club.is_thanked(mia)
    return mia


def test_the_export_has_profile_consents_points_coupons_and_purchases(club: Club) -> None:
    told = club.members.export(shops(club))
    assert told is not None
    assert json.loads(json.dumps(told)) == told
    assert told["member"]["first_name"] == "Mia"
    assert told["member"]["phone"] == "•••• 42"
    assert [one["purpose"] for one in told["consents"]] == ["birthday", "membership", "offers"]
    assert told["points"]["balance"] == sum(one["points"] for one in told["points"]["entries"])
    assert [one["coupon"] for one in told["coupons"]] == ["WELCOME5"]
    assert [one["receipt_no"] for one in told["purchases"]] == [1, 2]
    assert told["purchases"][0]["lines"][0]["names"]["en"]
    assert club.members.export("0" * 32) is None


def test_who_is_erased_is_found_nowhere_in_the_whole_database_and_all_points_still_come_to_zero(club: Club) -> None:
    mia = shops(club)
    number, phone_hash, coupon = _keys(club, mia)
    assert all(one in everything(club) for one in (mia, number, phone_hash, "Mia"))
    assert club.erases(mia)
    left = everything(club)
    assert not any(one in left for one in (mia, number, phone_hash, "Mia", club_card(number), coupon))
    assert ERASED in left
    with Session(club.engine) as session:
        assert session.execute(text("SELECT SUM(points) FROM points_posting")).scalar() == 0
    assert club.members.find("4", phone=PHONE) is None
    assert not club.erases(mia)


def club_card(number: str) -> str:
    from server.members.cards import hash_of

    return hash_of(number)


def _keys(club: Club, member: str) -> tuple[str, str, str]:
    with Session(club.engine) as session:
        row = session.get(MemberRow, member)
        assert row is not None
        return row.number, str(row.phone_hash), f"'{member}'"


def test_who_was_erased_may_join_again_as_somebody_new(club: Club) -> None:
    mia = shops(club)
    club.erases(mia)
    again = club.joins()
    assert again != mia
    assert club.known().points == 0


def test_a_phone_number_is_nowhere_in_the_database(club: Club) -> None:
    shops(club)
    assert "1234542" not in everything(club)
