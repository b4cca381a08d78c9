"""The demo is ended at any moment, and none of its programs is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from kiosk.play.program import ROOT
from tests.waiting import wait_until

GENEROUS_S = 60.0


@contextmanager
def demo(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The demo in a session of its own, as if there were a screen."""
    screen = {"DISPLAY": ":none", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    program = subprocess.Popen(
        [sys.executable, "-P", "-m", "kiosk.play.demo", "--folder", str(folder), *arguments],
        cwd=ROOT,
        env=os.environ | screen,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def left(session: int) -> list[str]:
    """The programs of that session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                found.append((stat.parent / "cmdline").read_text(encoding="utf-8", errors="replace"))
    return found


def programs(folder: Path, session: int, least: int) -> bool:
    return folder.exists() and len(left(session)) > least


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("begun", [1, 4, 10])
def test_ended_while_it_begins_it_leaves_no_program_behind(tmp_path: Path, begun: int, number: signal.Signals) -> None:
    with demo(tmp_path / "demo") as program:
        wait_until(lambda: programs(tmp_path / "demo", program.pid, begun), GENEROUS_S)
        program.send_signal(number)
        _, said = program.communicate(timeout=GENEROUS_S)
        assert (program.returncode, "Traceback" in said) == (128 + number, False), said
        wait_until(lambda: not left(program.pid), GENEROUS_S)


def test_ended_before_its_window_is_up_it_leaves_no_program_behind(tmp_path: Path) -> None:
    with demo(tmp_path / "demo") as program:
        assert program.stderr is not None
        while not program.stderr.readline().startswith("hosts sign on at"):
            assert program.poll() is None
        program.send_signal(signal.SIGTERM)
        program.communicate(timeout=GENEROUS_S)
        wait_until(lambda: not left(program.pid), GENEROUS_S)
