"""A lane that can no longer write down what comes in lets nothing come in."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace

import pytest

from kiosk.core.cash import Box
from kiosk.core.session.cash_effects import ShutBox
from kiosk.core.session.facts import LaneStopped
from kiosk.core.session.inputs import BoxMarked, Device, DeviceCame
from tests.kiosk.lane.bench import Bench, running
from tests.shop import POLICY
from tests.waiting import wait_until

BOXES = replace(POLICY, devices=POLICY.devices | {"coins", "notes", "hopper"})


def test_a_lane_that_stops_selling_takes_no_more_cash() -> None:
    bench = Bench(BOXES)
    with running(bench):
        bench.lane.fail("fact 700 of the journal was changed after it was written")
    assert bench.log.of(ShutBox) == [ShutBox(Box.COINS), ShutBox(Box.NOTES)]


def test_a_program_that_stops_waits_until_its_box_says_that_it_is_shut() -> None:
    bench = Bench(BOXES)
    bench.lane.start()
    bench.posts(DeviceCame(Device.COINS), BoxMarked(Box.COINS, "7", shut=False)).settles()
    stopping = threading.Thread(target=bench.lane.stop)
    stopping.start()
    wait_until(lambda: bench.log.of(ShutBox) == [ShutBox(Box.COINS)])
    assert bench.log.of(LaneStopped) == []
    bench.posts(BoxMarked(Box.COINS, "7", shut=True))
    stopping.join(5)
    assert (len(bench.log.of(LaneStopped)), bench.lane.state.boxes[Box.COINS].shut) == (1, True)


def test_a_box_that_does_not_say_so_keeps_no_program_from_stopping(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(replace(BOXES, cash_shuts_s=0.05))
    with caplog.at_level(logging.WARNING), running(bench):
        bench.posts(DeviceCame(Device.COINS), BoxMarked(Box.COINS, "7", shut=False))
    assert len(bench.log.of(LaneStopped)) == 1
    assert "a box for cash does not say" in caplog.text
