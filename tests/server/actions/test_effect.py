"""Before, during and after, and whether the difference is more than chance."""

from datetime import datetime, timedelta

import pytest

from server.actions.effect import DURING, Effect, Look, effect, past
from server.actions.lately import Lately, Taps
from server.actions.reading import Cause
from server.actions.rules import Gauge
from tests.server.actions.shop_day import NOON, minutes, seen

WEIGHING = Cause(Gauge.SLOW_STEP, "3", "weigh")
FIXED = NOON + minutes(180)
SPREAD = (0.8, 1.0, 1.1, 1.3, 0.9, 1.2)


def shop(since: datetime, until: datetime) -> Lately:
    """Seven seconds in the morning, thirty from noon on, eight from three; a visit every ten minutes."""
    visits = []
    for place in range(-24, 32):
        at = NOON + minutes(10 * place + 5)
        usual = 7 if at < NOON else 30 if at < FIXED else 8
        visits.append(seen("3", at, steps={"weigh": usual * SPREAD[place % 6]}))
    return Lately(since=since, until=until, visits=[one for one in visits if since < one.ended <= until])


def measured(
    cause: Cause, began: datetime, fixed: datetime, now: datetime, look: Look = shop, window: float = 15
) -> Effect:
    return effect(cause, past(cause, began, fixed, minutes(window), look), fixed, now, look)


def test_a_mended_scale_shows_by_how_much_and_how_surely() -> None:
    found = measured(WEIGHING, NOON + minutes(15), FIXED, FIXED + minutes(60))
    assert found.before.value == pytest.approx(7, abs=1)
    assert found.during.value == pytest.approx(31, abs=3)
    assert found.after.value == pytest.approx(8, abs=1)
    assert found.change is not None
    assert found.is_sure
    assert found.change.low < found.change.by < found.change.high < -10


def test_at_first_nobody_can_tell() -> None:
    found = measured(WEIGHING, NOON + minutes(15), FIXED, FIXED + minutes(20))
    assert found.after.count == 2
    assert (found.change, found.is_sure) == (None, False)
    assert found.told()["is_sure"] is False


def test_who_was_at_the_lane_when_it_was_mended_counts_for_neither() -> None:
    found = measured(WEIGHING, NOON + minutes(15), FIXED + minutes(4), FIXED + minutes(16))
    assert found.after.count == 1


def test_of_taps_only_the_hours_after_count() -> None:
    def taps(since: datetime, until: datetime) -> Lately:
        hours = [
            Taps(lane="3", hour=f"2026-11-27T{hour}", count=20, good=8 if hour < 15 else 19) for hour in range(10, 19)
        ]
        some = [one for one in hours if since.isoformat()[:13] <= one.hour <= until.isoformat()[:13]]
        return Lately(since=since, until=until, taps=some)

    found = measured(Cause(Gauge.FACES, "3"), NOON, FIXED, FIXED + minutes(180), taps, window=60)
    assert found.after.value == pytest.approx(0.05)
    assert found.is_sure


def test_of_what_lasted_for_a_month_the_last_hours_are_read() -> None:
    read: list[timedelta] = []

    def look(since: datetime, until: datetime) -> Lately:
        read.append(until - since)
        return shop(since, until)

    past(WEIGHING, FIXED - timedelta(days=30), FIXED, minutes(15), look)
    assert max(read) <= DURING
