"""How long who came was to wait, minute by minute."""

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.waits import KEPT, Waits, waits_between
from tests.server.actions.shop_day import NOON, minutes


def between(engine: Engine, first: float, last: float) -> list[float]:
    with Session(engine) as session:
        return waits_between(session, NOON + minutes(first), NOON + minutes(last))


def test_each_fifth_minute_is_a_case_and_one_that_comes_twice_is_the_later(engine: Engine) -> None:
    waits = Waits(engine)
    for minute in range(11):
        waits.keep(NOON + minutes(minute), 10.0 * minute)
    waits.keep(NOON + minutes(5), 7.0)
    assert between(engine, -1, 11) == [0.0, 7.0, 100.0]
    assert between(engine, 0, 5) == [7.0], "what was then is before it"


def test_what_is_old_is_gone(engine: Engine) -> None:
    waits = Waits(engine)
    waits.keep(NOON, 60.0)
    waits.keep(NOON + minutes(5), 70.0)
    waits.forget(NOON + minutes(5) + KEPT)
    assert between(engine, -1, 11) == [70.0]
