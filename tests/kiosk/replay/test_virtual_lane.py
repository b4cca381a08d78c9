"""Journals of lanes in virtual time: the replay shows what the lanes showed, and today decides it alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from drivers.virtual.time import VirtualTime
from kiosk.cli.journal_rows import facts
from kiosk.compose.opening import read_recalls, read_rules
from kiosk.compose.staff import StaffDesk
from kiosk.compose.virtual import VirtualLane, build_virtual_lane
from kiosk.core.session.facts import LineAdded, SalePaid
from kiosk.core.session.state import LaneState, screen
from kiosk.core.sheet import read_sheet
from kiosk.journal import load_key
from kiosk.journal.personal import nothing
from kiosk.replay.again import Again
from kiosk.replay.asking import BAGS
from kiosk.replay.steps import Step, settled, steps
from kiosk.replay.told import Told
from scripts.proofs.day.hall import Hall
from scripts.proofs.day.lane_files import ROOT, lane_config
from scripts.proofs.day.population import Goods, population
from scripts.proofs.day.shift import OPENS

SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
SHORT_S = 900.0
SHOPPERS = 14


@dataclass(slots=True)
class Watched:
    """What a lane showed right after each append, by the number of its last fact."""

    lane: VirtualLane
    journal: Path
    showed: dict[int, LaneState] = field(default_factory=dict)

    def watch(self) -> None:
        self.lane.lane.watch(lambda state: self.showed.setdefault(self.lane.journal.last_seq, state))

    def told(self) -> Iterator[Told]:
        return facts(self.journal, load_key(self.journal.with_suffix(".key")), nothing)

    def steps(self) -> list[Step]:
        policy, told = settled(self.told())
        return list(steps(told, policy))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> list[Watched]:
    folder = tmp_path_factory.mktemp("day")
    goods = Goods.of([row.item for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows])
    time, watched = VirtualTime(), []
    for number in (1, 2):
        config = lane_config(folder / str(number), str(number))
        lane = build_virtual_lane(config, time, OPENS, seed=number)
        watched.append(Watched(lane, config.lane.data / "journal.db"))
        watched[-1].watch()
    hall = Hall([one.lane for one in watched], time, 7)
    ended = hall.day(population(SHOPPERS, goods, 7, SHORT_S), SHORT_S)
    assert len(ended.visits) + ended.gave_up == SHOPPERS
    for one in watched:
        one.lane.close()
    return watched


def test_every_total_of_the_replay_is_what_the_lane_had(day: list[Watched]) -> None:
    for one in day:
        for step in one.steps():
            live, folded = one.showed[step.append.last].session, step.state.session
            assert (live is None) == (folded is None)
            if live is not None and folded is not None:
                assert folded.pricing == live.pricing
                assert (folded.lines, folded.parts, folded.phase) == (live.lines, live.parts, live.phase)


def test_every_screen_that_the_replay_is_sure_of_is_what_the_lane_showed(day: list[Watched]) -> None:
    every = [(step, one.showed[step.append.last]) for one in day for step in one.steps()]
    sure = [(step.after.screen, screen(live), step.append.facts) for step, live in every if step.after.sure]
    assert [(told, was) for told, was, _ in sure if told is not was] == []
    assert len(sure) > len(every) / 3


def test_today_decides_a_day_as_it_was_decided(day: list[Watched], tmp_path: Path) -> None:
    """Lanes of the same program and rules: nothing differs, and most of it can be asked."""
    for one in day:
        config = lane_config(tmp_path / one.lane.policy.lane, one.lane.policy.lane)
        policy = config.policy(read_rules(config), read_recalls(config), StaffDesk.of(config).document.book)
        again = Again(policy)
        assert list(again.differences(one.told())) == []
        assert again.asked > 9 * (again.not_asked.total() - again.not_asked[BAGS.why])
        kinds = [type(told.fact) for told in one.told()]
        assert {LineAdded, SalePaid} <= set(kinds)
