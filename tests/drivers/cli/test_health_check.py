"""`read --health` and `read --counts`, as a technician types them at emulated devices."""

from __future__ import annotations

import json
import queue
import subprocess
from pathlib import Path
from typing import Any

import pytest

from drivers.cli.health_check import Inbox, check_health
from drivers.contract import CheckHealth, DeviceOnline, HealthChecked, HealthLevel, Settling, Stamped
from tests.programs import ROOT, command, emulated, next_line, running


def read(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command("read", *arguments), cwd=ROOT, capture_output=True, text=True, timeout=100, check=False
    )


class Asked:
    """A device that answers a check of its health, once asked, with what it is given to say."""

    name = "scale"

    def __init__(self, inbox: Inbox, end: HealthChecked) -> None:
        self.asked: list[HealthLevel] = []
        self._inbox, self._end = inbox, end

    def submit(self, request: CheckHealth) -> None:
        self.asked.append(request.level)
        self._inbox.put(Stamped("scale", 9, 9.0, self._end))


WELL = HealthChecked(HealthLevel.INTERACTIVE, ok=True, findings=("it answers",))


@pytest.fixture
def inbox() -> Inbox:
    return queue.SimpleQueue()


def check(inbox: Inbox, device: Any, reach_s: float = 60.0) -> HealthChecked | None:
    return check_health(device, HealthLevel.INTERACTIVE, inbox, reach_s=reach_s)


def test_a_device_is_asked_once_when_it_has_said_that_it_is_there(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    device = Asked(inbox, WELL)
    for reading in (Settling(), DeviceOnline("SCALE"), DeviceOnline("SCALE")):
        inbox.put(Stamped("scale", 1, 1.0, reading))
    assert check(inbox, device) == WELL
    assert device.asked == [HealthLevel.INTERACTIVE]
    assert "lay something on the scale, within 30 s" in capsys.readouterr().err


def test_a_device_that_tells_nothing_of_itself_is_asked_all_the_same(inbox: Inbox) -> None:
    assert check(inbox, Asked(inbox, WELL), reach_s=0.01) == WELL


def test_the_user_may_end_it(inbox: Inbox) -> None:
    inbox.put(None)
    assert check(inbox, Asked(inbox, WELL)) is None


def test_a_printer_is_well_until_its_cover_is_open_and_prints_a_slip_that_is_no_receipt(tmp_path: Path) -> None:
    with emulated("printer", "escpos", f"pty:{tmp_path / 'printer'}") as (link, control):
        asked = ("printer", "--protocol", "escpos", "--link", link, "--json", "--health")
        done = read(*asked, "external", "--counts")
        assert done.returncode == 0, done.stderr
        health, counts = map(json.loads, done.stdout.splitlines())
        assert health == {"health": "external", "ok": True, "findings": ["it printed a test slip"]}
        assert (counts["counts"]["connections"], counts["counts"]["faults"]) == (1, 0)
        assert "This is not a receipt." in str(control("GET", "/state")["printed"])
        control("POST", "/set", {"cover_open": True})
        done = read(*asked, "internal")
        assert done.returncode == 1
        assert "cover open" in json.loads(done.stdout)["findings"][0]


def test_a_device_that_is_not_there_is_not_well_and_says_why(tmp_path: Path) -> None:
    link = f"pty:{tmp_path / 'nothing'}"
    done = read("scale", "--protocol", "toledo8217", "--link", link, "--health", "internal", "--counts")
    assert done.returncode == 1
    health, counts = done.stdout.splitlines()
    assert health.startswith("internal: not well: ")
    assert "nothing" in health
    assert counts.startswith("counts: reads=0 misreads=0 weighings=0 ")
    assert " connections=0 " in counts


def test_a_person_lays_something_on_the_scale(tmp_path: Path) -> None:
    with emulated("scale", "toledo8217", f"pty:{tmp_path / 'scale'}") as (link, control):
        arguments = ("read", "scale", "--protocol", "toledo8217", "--link", link, "--json")
        with running(*arguments, "--health", "interactive") as reader:
            assert reader.stderr is not None
            assert reader.stderr.readline() == "online\n"
            assert reader.stderr.readline() == "lay something on the scale, within 30 s\n"
            control("POST", "/set", {"weight_g": 1250})
            assert next_line(reader)["ok"] is True
            assert reader.wait(timeout=30.0) == 0


def test_what_a_device_did_is_counted_with_its_time_online(tmp_path: Path) -> None:
    with emulated("scanner", "serial-aim", "tcp:127.0.0.1:0") as (link, control):
        arguments = ("read", "scanner", "--protocol", "serial-aim", "--link", link, "--json", "--counts")
        with running(*arguments, "--count", "2") as reader:
            assert reader.stderr is not None
            assert reader.stderr.readline() == "online\n"
            control("POST", "/set", {"scan": ["]E04006381333931", "]E496385074"]})
            assert [next_line(reader)["text"] for _ in range(2)] == ["4006381333931", "96385074"]
            counts = next_line(reader)["counts"]
            assert reader.wait(timeout=30.0) == 0
    assert (counts["reads"], counts["connections"], counts["reconnects"], counts["faults"]) == (2, 1, 0, 0)
    assert counts["bytes_in"] >= 28
    assert counts["online_s"] > 0


def test_a_check_has_no_lines_to_count(tmp_path: Path) -> None:
    link = f"pty:{tmp_path / 'x'}"
    done = read("scale", "--protocol", "cas", "--link", link, "--health", "internal", "--count", "1")
    assert done.returncode == 2
    assert "--health ends by itself" in done.stderr
