"""All traces of a lane have one zero of time."""

from kiosk.diagnostics.live import LaneWatch
from kiosk.diagnostics.zero import Zero


def test_a_moment_is_told_in_utc_and_by_the_lanes_start() -> None:
    zero = Zero(100.0, 1_000_000.0)
    assert (zero.utc_s(103.25), zero.since_s(103.25)) == (1_000_103.25, 3.25)
    assert zero.utc(103.25) == "1970-01-12T13:48:23.250Z"


def test_the_start_stays_and_the_clock_is_taken_as_it_is_set_now() -> None:
    mono, wall = [50.0], [1000.0]
    watch = LaneWatch(lambda: mono[0], lambda: wall[0], lambda: False)
    mono[0], wall[0] = 60.0, 5000.0  # somebody set the clock right
    zero = watch.zero()
    assert (zero.since_s(60.0), zero.utc_s(60.0)) == (10.0, 5000.0)
