"""What was learned is there after a start, once; what the store's server said as well."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kiosk.catalogue.weights import Kept, WeightKeeper
from kiosk.core.bagging import Book, Tally
from kiosk.core.bagging.sharing import Shared
from kiosk.core.session.state import LaneState

MILK = {"02000000000015": Tally({739_946: {1_040: 3}})}
BREAD = {"02000000000022": Tally({739_946: {510: 2}})}


def kept(path: Path, *states: LaneState, shared: tuple[Shared, ...] = ()) -> Kept:
    keeper = WeightKeeper(path)
    keeper.begins_with(keeper.load().own)
    keeper.start()
    for state in states:
        keeper.saw(state)
    for one in shared:
        keeper.came(one)
    keeper.stop()
    return WeightKeeper(path).load()


def after(sessions: int, own: dict[str, Tally]) -> LaneState:
    return replace(LaneState(language="en"), sessions=sessions, learned=Book(own=own))


def test_what_the_lane_learned_is_kept_with_the_visit_up_to_which_it_has_all(tmp_path: Path) -> None:
    there = kept(tmp_path / "weights.db", after(3, MILK), after(4, {**MILK, **BREAD}))
    assert (there.own, there.sessions) == ({**MILK, **BREAD}, 4)


def test_what_the_server_says_changes_or_is_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "weights.db"
    more = (Shared(version="1", whole=True, tallies=MILK), Shared(version="2", whole=False, tallies=BREAD))
    assert (kept(path, shared=more).store, kept(path).version) == ({**MILK, **BREAD}, "2")
    assert kept(path, shared=(Shared(version="1", whole=True, tallies=BREAD),)).store == BREAD


def test_a_file_that_cannot_be_used_is_said_once_and_costs_no_more(tmp_path: Path, caplog) -> None:
    path = tmp_path / "weights.db"
    path.write_bytes(b"no database" * 100)
    assert kept(path, after(3, MILK), after(4, BREAD)) == Kept()
    assert "what items weigh is not kept now" in caplog.text


def test_a_tally_that_is_no_json_costs_what_was_learned_and_no_start(tmp_path: Path) -> None:
    path = tmp_path / "weights.db"
    kept(path, after(3, MILK))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE own SET tally = '{half'")
    assert WeightKeeper(path).load() == Kept()
