"""What a lane's devices have done reaches a real server, also when that was away."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.diagnostics.lasting import Grown, Lasting
from kiosk.store_link import CounterTeller
from tests.server.running import Store
from tests.waiting import wait_until

OFTEN = 0.02
GENEROUS_S = 30.0


@pytest.fixture
def lasting(tmp_path: Path) -> Lasting:
    made = Lasting(tmp_path / "counters.db")
    made.add([Grown("printer", "printer", "TM-1", "2026-11-27", {"cuts": 3, "losses": 1})])
    return made


def known(store: Store) -> dict[str, float]:
    return {one["name"]: one["value"] for one in store.get("/api/v1/lanes/4/counters").json()}


def test_counts_are_told_and_told_again_when_they_have_grown(store: Store, lasting: Lasting) -> None:
    teller = CounterTeller(lasting, store.lane_side, OFTEN)
    teller.start()
    try:
        wait_until(lambda: known(store) == {"cuts": 3.0, "losses": 1.0}, GENEROUS_S)
        lasting.add([Grown("printer", "printer", "TM-1", "2026-11-27", {"cuts": 4})])
        wait_until(lambda: known(store) == {"cuts": 7.0, "losses": 1.0}, GENEROUS_S)
    finally:
        teller.stop()
    assert lasting.untold(9) == ()


def test_a_server_that_is_away_is_told_later(store: Store, lasting: Lasting, caplog: pytest.LogCaptureFixture) -> None:
    server = store.lane_side
    store.closes()
    teller = CounterTeller(lasting, server, OFTEN)
    teller.start()
    try:
        wait_until(lambda: "was not told what the devices have done" in caplog.text, GENEROUS_S)
    finally:
        teller.stop()
    assert len(lasting.untold(9)) == 2
