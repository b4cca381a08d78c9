"""Every scenario that ships holds, over the emulated wires, on the real screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.play.nursery import Nursery
from kiosk.play.player import play
from kiosk.play.scenario import read_scenario
from tests.server import ready

SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").rglob("*.toml"))


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with closing(Nursery()) as nursery:
        yield nursery


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_scenario_holds(path: Path, tmp_path: Path, nursery: Nursery) -> None:
    ready.is_at(f"sqlite:///{tmp_path / 'store.db'}")  # the server's tables need not be made each time
    played = play(read_scenario(path), tmp_path, None, print, spawn=nursery.spawn)
    assert played.failed == ""


def test_a_scenario_that_does_not_hold_says_the_step_and_what_was_there_instead(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(
        'scenario = 1\ntitle = "A wrong total"\ndevices = ["scanner"]\nsteps = [\n'
        '  {scan = "9520002000217"},\n  {expect = {total = "9.99", within = 1}},\n]\n',
        encoding="utf-8",
    )
    pictures = tmp_path / "pictures"
    played = play(read_scenario(path), tmp_path / "store", pictures, print)
    assert played.failed.startswith("step 2, expect")
    assert "'2.49' on the basket screen" in played.failed
    assert (played.step, played.ended) == (2, False)
    assert played.picture is not None
    assert played.picture.parent == pictures
    assert played.picture.exists()


def test_a_failure_is_drawn_where_no_pictures_were_asked_for_too(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(
        'scenario = 1\ntitle = "No button"\ndevices = ["scanner"]\nsteps = [{expect = {shows = "no", within = 1}}]\n',
        encoding="utf-8",
    )
    played = play(read_scenario(path), tmp_path / "store", None, print, failures=tmp_path / "failures")
    assert played.pictures == [played.picture]
    assert played.picture is not None
    assert played.picture.exists()
