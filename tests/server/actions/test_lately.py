"""What came of the visits, read from the books of either database."""

from datetime import UTC

from sqlalchemy.engine import Engine

from server.actions.lately import Taps, lately
from tests.server.actions.shop_day import NOON, Books, minutes, need


def test_visits_come_with_their_steps_needs_and_payments_in_the_order_of_their_end(engine: Engine) -> None:
    books = Books(engine)
    books.visit("3", NOON - minutes(1), weighed_s=[10, 20], needs=[need("extra", 30.0)], paid={"card": "failed"})
    books.visit("1", NOON - minutes(4), left="weigh")
    first, last = lately(engine, NOON - minutes(20), NOON).visits
    assert (first.lane, first.paid, first.left_step) == ("1", False, "weigh")
    assert (last.steps, last.tried) == ({"weigh": 15.0}, [("card", False)])
    assert last.needs == [need("extra", 30.0)]


def test_who_was_never_helped_waited_until_the_visit_was_over(engine: Engine) -> None:
    left, went_away = need("call", None, "left"), need("extra", None, "gone")
    Books(engine).visit("3", NOON, left="scan", needs=[left, went_away], lasts_s=301.0)
    [one] = lately(engine, NOON - minutes(20), NOON).visits
    assert [it.waited_s for it in one.needs] == [300.0, None]


def test_who_had_nothing_in_the_basket_had_not_started(engine: Engine) -> None:
    Books(engine).visit("3", NOON, left="scan", had_item=False)
    Books(engine).visit("3", NOON, left="scan")
    assert [one.counts for one in lately(engine, NOON - minutes(20), NOON).visits] == [False, True]


def test_only_what_ended_between_the_two_moments_and_at_that_lane(engine: Engine) -> None:
    books = Books(engine)
    for lane, ago in (("1", 0), ("1", 19), ("1", 20), ("2", 5)):
        books.visit(lane, NOON - minutes(ago))
    books.visit("1", NOON + minutes(1))
    assert len(lately(engine, NOON - minutes(20), NOON).visits) == 3
    assert len(lately(engine, NOON - minutes(20), NOON, "1").visits) == 2


def test_a_lane_whose_clock_is_written_otherwise_is_understood(engine: Engine) -> None:
    Books(engine).visit("1", NOON.astimezone(UTC) - minutes(5))
    assert len(lately(engine, NOON - minutes(20), NOON).visits) == 1


def test_a_payment_that_is_open_was_not_tried_yet_and_a_step_without_time_was_not_done(engine: Engine) -> None:
    Books(engine).visit("1", NOON, weighed_s=[0.0], paid={"card": "open"})
    [one] = lately(engine, NOON - minutes(20), NOON).visits
    assert (one.tried, one.steps) == ([], {})


def test_taps_are_counted_by_lane_and_hour(engine: Engine) -> None:
    Books(engine).taps("3", NOON, [1, 2, 5, 4])
    Books(engine).taps("3", NOON - minutes(300), [1])
    assert lately(engine, NOON - minutes(180), NOON).taps == [
        Taps(lane="3", hour=NOON.isoformat()[:13], count=4, good=2)
    ]
