"""A lane that can no longer write down what comes in lets nothing come in."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.cash import Box
from kiosk.core.session.cash_effects import ShutBox
from tests.kiosk.lane.bench import Bench, running
from tests.shop import POLICY


def test_a_lane_that_stops_selling_takes_no_more_cash() -> None:
    bench = Bench(replace(POLICY, devices=POLICY.devices | {"coins", "notes", "hopper"}))
    with running(bench):
        bench.lane.fail("fact 700 of the journal was changed after it was written")
    assert bench.log.of(ShutBox) == [ShutBox(Box.COINS), ShutBox(Box.NOTES)]
