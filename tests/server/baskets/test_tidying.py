"""What is left of baskets goes, in time, with all that refers to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.baskets import tidying
from server.db.models import BasketRow, DeadRequestRow, FreedRow, HandRow
from tests.server.baskets.shelf import Shelf


def rows(engine: Engine) -> dict[str, int]:
    with Session(engine) as session:
        return {
            table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
            for table in (BasketRow, HandRow, FreedRow, DeadRequestRow)
        }


def day(shelf: Shelf) -> None:
    """Three baskets: one that a host handed out and took back, one that was given back, one that nobody wants."""
    handed, given_back = shelf.puts("111111"), shelf.puts("222222")
    shelf.puts("333333")
    shelf.hands.hand(handed, "7", "Anna")
    shelf.asks("7", basket=handed)
    shelf.asks("9", "222222", request="c" * 31 + f"{shelf.now.day % 10}")
    shelf.baskets.release("9", "c" * 31 + f"{shelf.now.day % 10}", given_back)
    shelf.wait(minutes=3).baskets.free(handed, "Anna")


def test_what_is_older_than_is_kept_goes_with_the_next_basket(shelf: Shelf, engine: Engine) -> None:
    day(shelf)
    assert rows(engine) == {"basket": 3, "basket_hand": 1, "basket_freed": 1, "basket_request": 2}
    shelf.wait(days=30).puts()
    assert rows(engine)["basket"] == 4  # its day ended after noon
    shelf.wait(days=1).puts()
    assert rows(engine) == {"basket": 2, "basket_hand": 0, "basket_freed": 0, "basket_request": 0}


def test_it_is_looked_at_once_a_day(shelf: Shelf, engine: Engine) -> None:
    day(shelf)
    shelf.wait(days=31)
    shelf.puts()
    assert rows(engine)["basket"] == 1
    shelf.now -= timedelta(days=31)
    day(shelf)
    shelf.wait(days=31).puts()
    assert rows(engine)["basket"] == 1 + 1


def test_a_years_baskets_go_in_pages(shelf: Shelf, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "AT_A_TIME", 2)
    for _ in range(5):
        shelf.puts()
    shelf.wait(days=40).puts()
    assert rows(engine)["basket"] == 1
