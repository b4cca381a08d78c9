from kiosk.core.session.visit_log import Time, VisitLog

STARTED = "2026-11-22T10:00:00+01:00"
LOG = VisitLog(session="4-000001", started_at=STARTED, wall=STARTED, base=1000.0)


def test_a_visit_lasts_by_the_clock_that_never_jumps() -> None:
    assert LOG.at(Time("2031-01-01T00:00:00+01:00", 1012.3456)).ms == 12_346


def test_a_visit_never_gets_shorter() -> None:
    later = LOG.at(Time("2026-11-22T10:01:00+01:00", 1060.0))
    assert later.at(Time("2026-11-22T09:00:00+01:00", 1059.0)).ms == 60_000
    assert later.at(Time("2026-11-22T09:00:00+01:00")).ms == 60_000


def test_after_a_power_cut_the_wall_clock_counts_what_the_lane_was_off() -> None:
    read = VisitLog(session="4-000001", started_at=STARTED, wall=STARTED).at(Time("2026-11-22T10:00:20+01:00"))
    assert (read.ms, read.base) == (20_000, None)
    again = read.at(Time("2026-11-22T10:01:20+01:00", 5.0))
    assert (again.ms, again.base) == (80_000, -75.0)
    assert again.at(Time("2026-11-22T10:00:00+01:00", 6.5)).ms == 81_500


def test_a_clock_in_another_zone_is_the_same_moment() -> None:
    read = VisitLog(session="4-000001", started_at=STARTED, wall=STARTED)
    assert read.at(Time("2026-11-22T09:00:05+00:00")).ms == 5_000
