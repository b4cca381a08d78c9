"""The watch over a lane's devices, as the screen asks it."""

from __future__ import annotations

from kiosk.diagnostics.live import LaneWatch
from kiosk.ui.health import Looked, NoHealth


def test_a_lane_that_nobody_watches_tells_nothing() -> None:
    nobody = NoHealth()
    nobody.check("printer", "internal")
    assert [nobody.rows(), nobody.trace("printer"), nobody.faults("printer")] == [(), (), ()]


def test_what_a_running_lanes_watch_tells_is_what_the_screen_asks_for() -> None:
    rows: tuple[Looked, ...] = LaneWatch(lambda: 0.0, lambda: 0.0, lambda: False).rows()
    assert rows == ()
