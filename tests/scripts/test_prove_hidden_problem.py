"""The day with a hidden problem: what is claimed of it does not hold where nothing was found, or too much."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import build_virtual_lane
from kiosk.core.session.inputs import Device
from kiosk.core.sheet import read_sheet
from scripts.proofs.day.lane_files import lane_config
from scripts.proofs.day.population import Goods, population
from scripts.proofs.day.problems import PROBLEMS, READS_S
from scripts.proofs.day.shown import Case, Odd, Shown
from scripts.proofs.day.trouble import SETTLES_MS, WELL_MS, SlowScale, Trouble
from scripts.proofs.hidden_problem import HOST, OPENS, SHEET, SICK, Found, Orders, play, rows
from scripts.proofs.report import Row
from tests.server.postgres import empty_schema

BROUGHT = "seconds that the repair brought, 95 %"
CHANGE = {"by": -12.0, "low": -16.0, "high": -8.0}
SLOW = {
    "gauge": "slow_step", "lane": SICK.lane, "subject": "weigh", "remedy": "send_host", "state": "done", "value": 3.0,
    "raised_s": SICK.since_s + 420.0, "owner": HOST, "effect": {"change": CHANGE},
}  # fmt: skip


ABOUT = Case(SICK.lane, "weigh", "Device · weighing Lane 3: 92 (23 visits met it)")
NOISE = Case("1", "", "Waiting Lane 1: 4 (2 said so)")
STANDS_OUT = Odd(SICK.lane, 12, "Lane 3 · Weighing takes 3.9 times as long", "here, then 17.0 s")


def page(case: Case = ABOUT, *odd: Odd, came: str = "−12.4 s (95 % sure)") -> Shown:
    return Shown((case,), odd, came)


SHOWN = [page(NOISE, STANDS_OUT), page(), page()]


def day(*actions: dict[str, object], slow_s: float = 18.0, shown: list[Shown] = SHOWN) -> Found:
    """One whose scale is slow in the middle."""
    usual = {"1": 4.0, "2": 4.2, "3": 4.1}
    weighed = {"before": usual, "during": {**usual, "3": slow_s}, "after": usual}
    return Found(actions=list(actions), weighed_s=weighed, left={"3": 4}, shown=shown)


WELL = day(slow_s=4.3, shown=[page(NOISE)] * 3)


def wrong(found: list[Row]) -> list[str]:
    return [row.what for row in found if not row.holds]


def test_a_problem_that_was_found_acted_on_and_mended_holds() -> None:
    assert wrong(rows(day(SLOW), WELL)) == []


@pytest.mark.parametrize(
    ("sick", "well", "what"),
    [
        (day(), WELL, "minutes from the problem to the action"),
        (day({**SLOW, "raised_s": SICK.since_s + 660}), WELL, "minutes from the problem to the action"),
        (day({**SLOW, "raised_s": SICK.since_s - 60}), WELL, "minutes from the problem to the action"),
        (day(SLOW, SLOW), WELL, "actions about lane 3's weighing"),
        (day(SLOW, {**SLOW, "lane": "1"}), WELL, "actions about other lanes"),
        (day({**SLOW, "owner": ""}), WELL, "whose it was"),
        (day({**SLOW, "effect": {"change": {**CHANGE, "high": 1.0}}}), WELL, BROUGHT),
        (day({**SLOW, "effect": None}), WELL, BROUGHT),
        (day(SLOW, slow_s=8.0), WELL, "seconds of a weighing at lane 3 while it ails, median"),
        (day(SLOW), day(SLOW, slow_s=4.3, shown=WELL.shown), "the same day without it: actions about a lane"),
        (day(SLOW, shown=[SHOWN[0], page(NOISE), page()]), WELL, "first of the cases, at 13:10 and at the end"),
        (day(SLOW), day(slow_s=4.3), "the same day without it: first of the cases"),
        (day(SLOW, shown=[page(), *SHOWN[1:]]), WELL, "first of what is unusual today, at 12:55"),
        (
            day(SLOW, shown=[*SHOWN[:2], page(came="Can't tell yet")]), WELL,
            "what the page of the case says that came of it",
        ),
    ],
)  # fmt: skip
def test_what_was_not_found_or_too_much_does_not_hold(sick: Found, well: Found, what: str) -> None:
    assert what in wrong(rows(sick, well))


def test_the_scale_ails_from_then_to_then_and_is_well_again(tmp_path: Path) -> None:
    time = VirtualTime()
    lane = build_virtual_lane(lane_config(tmp_path, "3"), time, OPENS, seed=1)
    SlowScale(lane, time, Trouble("3", 100.0, 200.0), seed=1)
    settles = []
    for _ in range(25):
        time.passes(10.0)
        settles.append(lane.wires[Device.SCALE].state()["settle_ms"])
    lane.close()
    assert set(settles[:9] + settles[21:]) == {WELL_MS}
    assert all(SETTLES_MS[0] <= one < SETTLES_MS[1] for one in settles[10:19])


@pytest.mark.timeout(300)  # with other programs beside it
def test_who_has_no_patience_left_leaves_at_the_scale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.proofs.day.trouble.PATIENCE_S", (3.0, 5.0))
    goods = Goods.of([row.item for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows])
    weighs = next(one for one in population(40, goods, 7) if one.picks[0].grams and one.leaves_after < 0)
    with empty_schema() as database:
        orders = Orders(tmp_path, database, 1, (replace(weighs, comes_s=60.0),), 7, Trouble("1", 0.0, 900.0), 600.0)
        found = play(orders)
    assert (found.stuck, found.left) == (1, {"1": 1})


@pytest.mark.timeout(300)  # with other programs beside it
def test_what_lanes_sell_on_the_days_time_is_at_the_store_on_the_days_time(tmp_path: Path) -> None:
    goods = Goods.of([row.item for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows])
    some = [replace(one, comes_s=60.0 + 40 * place) for place, one in enumerate(population(4, goods, 7))]
    with empty_schema() as database:
        orders = Orders(tmp_path, database, 2, tuple(some), 7, Trouble("2", 0.0, 900.0), 600.0)
        found = play(orders)
    assert found.visits == 4
    assert sum(len(lanes) for lanes in found.weighed_s.values()) > 0
    assert found.actions == []


def test_a_scanner_that_ails_reads_late_and_only_then(tmp_path: Path) -> None:
    time, trouble = VirtualTime(), Trouble("2", 10.0, 20.0)
    lane = build_virtual_lane(lane_config(tmp_path, "2"), time, OPENS, seed=1)
    PROBLEMS["scanner"].begins(lane, time, trouble, 1)
    scanner, sent = lane.wires[Device.SCANNER], []
    for _ in range(3):  # at 0, 10 and 20 s
        before = scanner.state()["last"]
        scanner.set(scan=f"]E0400638133393{len(sent)}")
        sent.append(scanner.state()["last"] != before)
        time.passes(READS_S[1] + 0.1)
        assert scanner.state()["last"].endswith(str(len(sent) - 1))
        time.passes(10.0 - READS_S[1] - 0.1)
    lane.close()
    assert sent == [True, False, True]
