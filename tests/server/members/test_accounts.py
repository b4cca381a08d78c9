"""The ledger on disk says what the ledger on paper does."""

from __future__ import annotations

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.db.engine import open_database
from server.db.models import PointsEntryRow, PointsPostingRow
from server.members import accounts
from server.members.ledger import STORE, Kind, balances, entry, expired
from tests.server.members.club import Club

MIA, BEN = "a" * 32, "b" * 32
days = st.sampled_from(["2025-01-01", "2025-06-01", "2026-01-01"])
booked = st.lists(st.tuples(st.sampled_from(Kind), st.sampled_from([MIA, BEN]), st.integers(0, 50), days), max_size=12)


@settings(max_examples=30, deadline=None)
@given(booked)
def test_balances_moves_and_what_runs_out_are_those_of_the_entries(
    told: list[tuple[Kind, str, int, str]],
) -> None:
    engine, numbers = open_database("sqlite://"), count()
    made = [entry(kind, str(next(numbers)), member, points, day) for kind, member, points, day in told]
    with Session(engine) as session, session.begin():
        assert all(accounts.post(session, one) for one in made)
        found = balances(made)
        assert {name: accounts.balance(session, name) for name in found} == found
        runs_out = {}
        for member in (MIA, BEN):
            moves = [(day, points) for _, day, points in accounts.moves(session, member)]
            assert sum(points for _, points in moves) == found.get(member, 0)
            if expired(moves, "2025-06-01"):
                runs_out[member] = expired(moves, "2025-06-01")
        assert dict(accounts.running_out(session, "2025-06-01")) == runs_out
        accounts.forget(session, MIA, "2026-02-01")
        left = dict(
            session.execute(
                select(PointsPostingRow.account, func.sum(PointsPostingRow.points)).group_by(PointsPostingRow.account)
            ).all()
        )
        assert sum(left.values()) == 0
        assert set(left) <= STORE | {BEN}
        assert not any(MIA in key for key in session.scalars(select(PointsEntryRow.key)))
    engine.dispose()


def test_the_same_key_is_booked_once(club: Club) -> None:
    with Session(club.engine) as session, session.begin():
        assert accounts.post(session, entry(Kind.EARNED, "one", MIA, 10, "2026-01-01"))
        assert not accounts.post(session, entry(Kind.EARNED, "one", MIA, 10, "2026-01-01"))
        assert accounts.balance(session, MIA) == 10
