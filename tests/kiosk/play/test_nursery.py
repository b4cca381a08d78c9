"""Programs that are there at once: as good as any other, and gone as surely."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.play.nursery import Nursery
from kiosk.play.program import Program

SCALE = ["-m", "drivers", "emulate", "scale", "--protocol", "toledo8217", "--control", "0", "--link"]


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with closing(Nursery()) as nursery:
        yield nursery


def test_a_program_answers_and_ends_when_it_is_told_to(nursery: Nursery, tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        scale = Program("scale", [*SCALE, f"pty:{tmp_path}/scale"], log, spawn=nursery.spawn)
        said = scale.wait_ready()
        assert (tmp_path / "scale").exists()
        assert int(said["control"]) > 0
        scale.stop()
    assert not (tmp_path / "scale").exists(), "it ended in good order"


def test_what_a_program_cannot_do_is_in_its_log_and_it_ends(nursery: Nursery, tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        wrong = Program("wrong", ["-m", "kiosk.play.no_such_program"], log, spawn=nursery.spawn)
        with pytest.raises(OSError, match="wrong ended before it answered"):
            wrong.wait_ready()
    assert "no_such_program" in (tmp_path / "log").read_text(encoding="utf-8")


def test_one_that_is_frozen_does_not_end_by_itself_and_a_kill_ends_it(nursery: Nursery, tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        process = nursery.spawn([*SCALE, f"pty:{tmp_path}/scale"], log, orders=False)
        scale = Program("scale", [], log, spawn=lambda *_, **_more: process)
        scale.wait_ready()
        scale.freeze()
        scale.ask_to_stop()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.2)
        scale.kill()
    process.send_signal(9)  # it is long gone: nobody else is hit


def test_a_nursery_that_is_closed_bears_no_more(tmp_path: Path) -> None:
    nursery = Nursery()
    nursery.close()
    with (tmp_path / "log").open("wb") as log, pytest.raises(OSError):
        nursery.spawn(SCALE, log, orders=True)
