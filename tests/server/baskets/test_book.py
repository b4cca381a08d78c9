"""A basket that was put aside is with the store or with one lane: never with two, never with none."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.baskets import Grant, NotGranted, Why
from server.baskets.book import MOST_LISTED, Stage, _next, take_up
from server.db.models import BasketRow, FreedRow
from tests.server.baskets.shelf import CONTENT, NOON, Shelf, name, offered


def taken_up(engine: Engine, lane: str, basket: str, visit: str = "7-000003") -> str:
    with Session(engine) as session, session.begin():
        return take_up(session, lane, basket, visit)


def test_another_lane_gets_the_basket_as_it_was_put_aside(shelf: Shelf) -> None:
    basket = shelf.puts()
    assert shelf.asks("7") == Grant(
        basket=basket, code="483920", lane="4", at=NOON.isoformat(), version=1, content=CONTENT
    )
    assert shelf.stage(basket) == (Stage.GRANTED, "7")


def test_a_second_lane_is_told_where_it_is(shelf: Shelf, engine: Engine) -> None:
    basket = shelf.puts()
    shelf.asks("7")
    assert shelf.asks("9") == NotGranted(Why.AT_LANE, "7")
    assert taken_up(engine, "7", basket) == ""
    assert shelf.asks("9") == NotGranted(Why.AT_LANE, "7")
    assert shelf.asks("7") == NotGranted(Why.AT_LANE, "7")
    assert shelf.stage(basket) == ("", "")


def test_an_answer_that_was_lost_is_given_again(shelf: Shelf) -> None:
    shelf.puts()
    request = name()
    first = shelf.asks("7", request=request)
    assert isinstance(first, Grant)
    assert shelf.asks("7", request=request) == first
    assert shelf.rings == 3


def test_a_lane_that_lost_its_power_asks_anew_and_gets_it(shelf: Shelf) -> None:
    shelf.puts()
    assert shelf.asks("7") == shelf.asks("7")


def test_a_copy_of_an_old_request_that_comes_late_neither_gets_nor_gives_back_anything(shelf: Shelf) -> None:
    basket = shelf.puts()
    old, new = name(), name()
    shelf.asks("7", request=old)
    assert isinstance(shelf.asks("7", request=new), Grant)
    assert shelf.asks("7", request=old) == NotGranted(Why.UNKNOWN)
    assert not shelf.baskets.release("7", old, basket)
    assert shelf.stage(basket) == (Stage.GRANTED, "7")


def test_what_a_lane_gives_back_waits_again_and_the_request_is_over(shelf: Shelf) -> None:
    basket, request = shelf.puts(), name()
    shelf.asks("7", request=request)
    assert not shelf.baskets.release("9", request, basket)
    assert shelf.baskets.release("7", request, basket)
    assert not shelf.baskets.release("7", request, basket)
    assert shelf.asks("7", request=request) == NotGranted(Why.UNKNOWN)
    assert isinstance(shelf.asks("9"), Grant)


def test_what_was_taken_up_is_not_given_back(shelf: Shelf, engine: Engine) -> None:
    basket, request = shelf.puts(), name()
    shelf.asks("7", request=request)
    taken_up(engine, "7", basket)
    assert not shelf.baskets.release("7", request, basket)


def test_offered_again_it_is_as_it_was_and_what_is_with_a_lane_stays_there(shelf: Shelf) -> None:
    basket = shelf.puts()
    shelf.asks("7")
    shelf.baskets.offer("4", offered(basket))
    assert shelf.stage(basket) == (Stage.GRANTED, "7")
    assert len(shelf.baskets.kept()) == 1


def test_two_baskets_with_one_code_are_told_apart_by_the_lane_on_the_slip(shelf: Shelf) -> None:
    shelf.puts(lane="4")
    other = shelf.puts(lane="9")
    assert shelf.asks("7") == NotGranted(Why.TWICE)
    granted = shelf.asks("7", slip="9")
    assert isinstance(granted, Grant)
    assert granted.basket == other
    granted = shelf.asks("4")  # one is left
    assert isinstance(granted, Grant)


def test_a_code_that_no_basket_has_is_unknown(shelf: Shelf) -> None:
    shelf.puts()
    assert shelf.asks("7", "000000") == NotGranted(Why.UNKNOWN)
    assert shelf.asks("7", basket=name()) == NotGranted(Why.UNKNOWN)


def test_when_its_day_is_over_it_waits_for_a_host(shelf: Shelf) -> None:
    basket = shelf.puts()
    [row] = shelf.wait(hours=15, minutes=59).baskets.kept()
    assert not shelf.baskets.is_over(row)
    shelf.wait(minutes=1)
    assert shelf.baskets.is_over(row)
    assert shelf.asks("7") == NotGranted(Why.OVER)
    assert isinstance(shelf.asks("7", basket=basket), Grant)  # a host handed it over


def test_what_was_granted_before_the_day_was_over_is_still_with_its_lane(shelf: Shelf) -> None:
    shelf.puts()
    shelf.asks("7")
    shelf.wait(days=2)
    assert isinstance(shelf.asks("7"), Grant)
    assert shelf.asks("9") == NotGranted(Why.AT_LANE, "7")


def test_a_host_puts_a_basket_away_once(shelf: Shelf) -> None:
    basket = shelf.puts()
    assert shelf.baskets.void(basket, "Anna") == ""
    assert shelf.asks("7") == NotGranted(Why.OVER)
    assert shelf.baskets.void(basket, "Ben") == "This basket is not kept any more."
    shelf.wait(days=9)
    assert shelf.asks("7") == NotGranted(Why.UNKNOWN)


def test_what_a_lane_has_no_host_puts_away(shelf: Shelf) -> None:
    basket = shelf.puts()
    shelf.asks("7")
    assert shelf.baskets.void(basket, "Anna") == "Lane 7 has this basket already."


def test_the_content_is_not_kept_longer_than_it_is_wanted(shelf: Shelf, engine: Engine) -> None:
    first, second = shelf.puts("111111"), shelf.puts("222222")
    shelf.asks("7", "111111")
    taken_up(engine, "7", first)
    shelf.baskets.void(second, "Anna")
    with Session(engine) as session:
        rows = [session.get(BasketRow, one) for one in (first, second)]
        assert [(row.content, row.session, row.ended_by) for row in rows if row] == [
            ("", "7-000003", ""),
            ("", "", "Anna"),
        ]


def test_a_lane_that_takes_up_what_another_was_granted_is_told_on(shelf: Shelf, engine: Engine) -> None:
    basket = shelf.puts()
    shelf.asks("7")
    assert taken_up(engine, "9", basket) == f"basket {basket} was not granted to lane 9"
    assert shelf.stage(basket) == (Stage.GRANTED, "7")


def test_a_store_with_older_books_believes_the_lane(shelf: Shelf, engine: Engine) -> None:
    assert taken_up(engine, "7", name()) == ""
    basket = shelf.puts()
    assert taken_up(engine, "7", basket) == ""
    assert shelf.asks("9") == NotGranted(Why.AT_LANE, "7")


def test_a_host_takes_back_what_a_dead_lane_was_granted_and_it_is_noted_who(shelf: Shelf, engine: Engine) -> None:
    basket = shelf.puts()
    grant = shelf.asks("7", request="a" * 32)
    assert isinstance(grant, Grant)
    assert shelf.baskets.free(basket, "Anna") == "Lane 7 was given this basket just now. Please wait two minutes."
    shelf.wait(minutes=2)
    assert shelf.baskets.free(basket, "Anna") == ""
    assert shelf.stage(basket) == (Stage.WAITING, "")
    with Session(engine) as session:
        [freed] = session.scalars(select(FreedRow))
        assert (freed.basket, freed.lane, freed.request, freed.name) == (basket, "7", "a" * 32, "Anna")
        assert freed.at == shelf.now.isoformat(timespec="seconds")
    assert shelf.asks("7", request="a" * 32) == NotGranted(Why.UNKNOWN)  # a late copy of its ask
    assert isinstance(shelf.asks("9"), Grant)


def test_a_lane_that_was_thought_dead_is_believed_until_another_has_the_basket(shelf: Shelf, engine: Engine) -> None:
    for second in (False, True):
        basket = shelf.puts()
        shelf.asks("7", basket=basket)
        shelf.wait(minutes=2).baskets.free(basket, "Anna")
        if second:
            shelf.asks("9", basket=basket)
        told = taken_up(engine, "7", basket)
        assert told == (f"basket {basket} was not granted to lane 7" if second else "")


def test_no_host_takes_back_what_was_opened_what_waits_or_what_is_gone(shelf: Shelf, engine: Engine) -> None:
    basket = shelf.puts()
    assert shelf.baskets.free(basket, "Anna") == "No lane has this basket."
    shelf.asks("7")
    taken_up(engine, "7", basket)
    shelf.wait(minutes=5)
    assert shelf.baskets.free(basket, "Anna") == "Lane 7 has opened this basket. Its goods are scanned again."
    assert shelf.baskets.free("0" * 32, "Anna") == "This basket is not kept any more."


def test_a_basket_with_a_lane_is_found_by_its_code_or_its_name(shelf: Shelf) -> None:
    basket = shelf.puts()
    assert shelf.baskets.named("483920") == []
    shelf.asks("7")
    assert shelf.baskets.named("483920") == shelf.baskets.named(basket) == [basket]


def test_of_two_lanes_at_the_very_same_moment_one_gets_it(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.puts()
    both_read = threading.Barrier(2)
    chosen = type(shelf.baskets)._chosen

    def slowly(self, *given):
        found = chosen(self, *given)
        with suppress(threading.BrokenBarrierError):  # the other one has to wait: so it should be
            both_read.wait(0.5)
        return found

    monkeypatch.setattr(type(shelf.baskets), "_chosen", slowly)
    with ThreadPoolExecutor(2) as asking:
        answers = list(asking.map(shelf.asks, ("7", "9")))
    assert sorted(type(one).__name__ for one in answers) == ["Grant", "NotGranted"]


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-11-22T03:59:59+01:00", "2026-11-22T04:00:00+01:00"),
        ("2026-11-22T04:00:00+01:00", "2026-11-23T04:00:00+01:00"),
        ("2026-11-22T23:10:00+01:00", "2026-11-23T04:00:00+01:00"),
    ],
)
def test_the_day_ends_when_the_clock_says_so(shelf: Shelf, now: str, end: str) -> None:
    found = _next(datetime.fromisoformat(now), shelf.baskets._end_of_day)
    assert found.isoformat() == end


def test_a_lane_is_told_what_it_may_be_granted_the_newest_first(shelf: Shelf, engine: Engine) -> None:
    first = shelf.puts("111111")
    second = shelf.wait(minutes=1).puts("222222", lane="9")
    granted, taken = shelf.wait(minutes=1).puts("333333"), shelf.puts("444444")
    shelf.asks("7", "333333")
    shelf.asks("7", "444444")
    taken_up(engine, "7", taken)
    assert [row.basket for row in shelf.baskets.for_lane("7")] == [granted, second, first]
    assert [row.basket for row in shelf.baskets.for_lane("4")] == [second, first]
    shelf.wait(days=1)
    assert [row.basket for row in shelf.baskets.for_lane("4")] == [second, first], "a host's word counts after its day"
    assert isinstance(shelf.asks("4", basket=first), Grant)
    assert shelf.baskets.void(second, "Anna") == ""
    assert [row.basket for row in shelf.baskets.for_lane("4")] == [first]


def test_a_lane_is_told_of_so_many_and_no_more(shelf: Shelf) -> None:
    for number in range(MOST_LISTED + 1):
        newest = shelf.wait(seconds=1).puts(f"{number:06d}")
    told = shelf.baskets.for_lane("7")
    assert (len(told), told[0].basket) == (MOST_LISTED, newest)
