"""Between two visits the lane tidies its journal, a step at a time, and nobody waits for it."""

from __future__ import annotations

from datetime import datetime

from kiosk.core.session.inputs import ItemScanned
from kiosk.lane.runtime import TIDY_EVERY_S, TIDY_FIRST_S, TIDY_PAUSE_S
from tests.kiosk.lane.bench import Bench, running
from tests.shop import MILK
from tests.waiting import wait_until


class Broom:
    """Counts the steps of tidying, and tells at which state of the lane they were done; `more` says it is not done."""

    def __init__(self, bench: Bench, *, more: bool = True) -> None:
        self.bench = bench
        self.more = more
        self.steps: list[bool] = []
        bench.lane._tidier = self

    def step(self, wall: datetime, mono: float) -> bool:
        assert wall.tzinfo is not None
        assert mono == self.bench.clock.now
        self.steps.append(self.bench.lane.state.session is None)
        return self.more


def test_the_journal_is_tidied_between_visits_step_by_step_and_not_while_somebody_shops() -> None:
    bench = Bench()
    broom = Broom(bench)
    with running(bench):
        bench.settles()
        assert broom.steps == []  # the start comes first
        bench.clock.now += TIDY_FIRST_S
        for count in range(1, 4):
            bench.settles()
            wait_until(lambda: len(broom.steps) == count)  # noqa: B023 - waited for in this very round
            bench.settles().settles()
            assert len(broom.steps) == count  # a pause between two steps
            bench.clock.now += TIDY_PAUSE_S
        bench.posts(ItemScanned(MILK.key, MILK)).settles()
        done = len(broom.steps)
        bench.clock.now += TIDY_EVERY_S
        bench.settles().settles()
        assert len(broom.steps) == done
    assert all(broom.steps)


def test_a_tidy_journal_is_left_alone_for_long() -> None:
    bench = Bench()
    broom = Broom(bench, more=False)
    bench.clock.now += TIDY_FIRST_S
    with running(bench):
        bench.settles()
        wait_until(lambda: len(broom.steps) == 1)
        bench.clock.now += TIDY_EVERY_S - 1
        bench.settles().settles()
        assert len(broom.steps) == 1
        bench.clock.now += 1
        bench.settles()
        wait_until(lambda: len(broom.steps) == 2)


def test_what_waits_in_the_inbox_goes_before_the_tidying() -> None:
    bench = Bench()
    broom = Broom(bench)
    bench.clock.now += TIDY_FIRST_S
    bench.posts(*(ItemScanned(MILK.key, MILK) for _ in range(20)))
    with running(bench):
        bench.settles()
    assert broom.steps == []


def test_a_lane_at_rest_wakes_up_to_tidy() -> None:
    bench = Bench()
    broom = Broom(bench)
    bench.clock.now += TIDY_FIRST_S - 0.05
    with running(bench):
        bench.clock.now += 0.05
        wait_until(lambda: broom.steps)
