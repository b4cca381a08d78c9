"""`python -m kiosk diagnose`, as a technician types it at a lane of emulated devices."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.compose import RunningLane, build_lane
from kiosk.config import load_config
from kiosk.core.session.inputs import StartTouched
from kiosk.diagnostics.report import UNHEARD
from kiosk.journal import Journal, load_or_make_key
from tests.programs import emulated
from tests.waiting import wait_until

GENEROUS_S = 30.0
ROOT = Path(__file__).resolve().parents[3]
LANE = f"""
[lane]
id = "7"
data = "data"
[store]
name = "Green Corner"
currency = "EUR"
[catalogue]
file = "{ROOT}/assets/catalogue/sample.csv"
"""
Diagnose = Callable[..., tuple[int, dict[str, dict[str, Any]], str]]
Control = Callable[..., Any]


@pytest.fixture
def devices(tmp_path: Path) -> Iterator[dict[str, Control]]:
    """The controls of a scale and a printer that hang on the lane in `lane.toml`."""
    with ExitStack() as plugged:
        scale, scale_control = plugged.enter_context(emulated("scale", "toledo8217", f"pty:{tmp_path}/scale"))
        printer, printer_control = plugged.enter_context(emulated("printer", "escpos", f"pty:{tmp_path}/printer"))
        (tmp_path / "lane.toml").write_text(
            LANE
            + f'[devices.scale]\nprotocol = "toledo8217"\nlink = "{scale}"\n'
            + f'[devices.printer]\nprotocol = "escpos"\nlink = "{printer}"\n',
            encoding="utf-8",
        )
        yield {"scale": scale_control, "printer": printer_control}


@pytest.fixture
def diagnose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Diagnose:
    def call(*arguments: str) -> tuple[int, dict[str, dict[str, Any]], str]:
        code = main(["diagnose", "--config", str(tmp_path / "lane.toml"), "--json", *arguments])
        told = capsys.readouterr()
        rows = [json.loads(line) for line in told.out.splitlines()]
        return code, {row["device"]: row for row in rows}, told.err

    return call


def test_a_lane_that_is_well_says_so_of_every_part(devices: dict[str, Control], diagnose: Diagnose) -> None:
    code, rows, _ = diagnose()
    assert code == 0
    assert list(rows) == ["scale", "printer", "store", "disk", "memory"]
    assert rows["scale"]["findings"] == rows["printer"]["findings"] == []
    assert rows["scale"]["protocol"] == "toledo8217"
    assert rows["scale"]["counts"]["bytes_in"] > 0
    assert rows["printer"]["notes"] == ["paper ok"]


def test_each_fault_names_the_part_and_the_next_step(devices: dict[str, Control], diagnose: Diagnose) -> None:
    devices["scale"]("POST", "/fault", {"name": "unplug", "value": True})
    devices["printer"]("POST", "/set", {"paper": "out"})
    code, rows, _ = diagnose()
    assert code == 1
    (scale,) = rows["scale"]["findings"]
    assert (scale["part"], scale["cause"], scale["state"]) == ("cable", "absent", "fault")
    assert scale["next"] == "Plug the cable in at both ends."
    (printer,) = rows["printer"]["findings"]
    assert (printer["part"], printer["cause"]) == ("paper", "paper_out")


def test_what_only_should_be_looked_at_soon_is_no_failure(devices: dict[str, Control], diagnose: Diagnose) -> None:
    devices["printer"]("POST", "/set", {"paper": "near_end"})
    code, rows, _ = diagnose("--device", "printer")
    assert code == 0
    assert list(rows) == ["printer"]
    assert rows["printer"]["state"] == "soon"


def test_an_external_check_prints_a_slip(devices: dict[str, Control], diagnose: Diagnose) -> None:
    code, rows, _ = diagnose("--device", "printer", "--level", "external")
    assert code == 0
    assert rows["printer"]["notes"] == ["it printed a test slip"]
    assert devices["printer"]("GET", "/state")["receipts_cut"] == [True]


def test_the_slips_of_a_check_count_in_what_the_printer_has_done_in_all(
    devices: dict[str, Control], diagnose: Diagnose, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        _, rows, _ = diagnose("--device", "printer", "--level", "external")
    (life,) = rows["printer"]["lasting"]
    assert life["parts"]["cutter"] == {"cuts": 2.0}
    assert main(["diagnose", "--config", str(tmp_path / "lane.toml"), "--device", "printer"]) == 0
    assert capsys.readouterr().out.splitlines()[1].strip() == f"since {life['since']}: cuts 2, metres 0.02"


def test_a_device_that_is_not_there_did_nothing(devices: dict[str, Control], diagnose: Diagnose) -> None:
    devices["scale"]("POST", "/fault", {"name": "unplug", "value": True})
    assert diagnose("--device", "scale")[1]["scale"]["lasting"] == []


def test_a_scanner_that_said_nothing_is_not_said_to_answer(tmp_path: Path, diagnose: Diagnose) -> None:
    with emulated("scanner", "serial-aim", f"pty:{tmp_path}/scanner") as (link, control):
        (tmp_path / "lane.toml").write_text(
            LANE + f'[devices.scanner]\nprotocol = "serial-aim"\nlink = "{link}"\n', encoding="utf-8"
        )
        assert diagnose("--device", "scanner")[1]["scanner"]["notes"] == ["it answers"]
        control("POST", "/fault", {"name": "silence", "value": True})
        scanner = diagnose("--device", "scanner")[1]["scanner"]
    assert scanner["notes"] == [UNHEARD]
    assert (scanner["state"], [one["cause"] for one in scanner["findings"]]) == ("soon", ["not_tried"])
    assert (
        scanner["findings"][0]["detail"]
        == f"it called itself {scanner['lasting'][0]['unit']} before, and says nothing now"
    )
    assert [life["unit"] for life in scanner["lasting"]] != ["serial-aim"]
    assert len(scanner["lasting"]) == 1


def test_people_read_of_a_silent_scanner_that_nobody_knows_whether_it_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with emulated("scanner", "serial-honeywell", f"pty:{tmp_path}/scanner") as (link, _):
        (tmp_path / "lane.toml").write_text(
            LANE + f'[devices.scanner]\nprotocol = "serial-honeywell"\nlink = "{link}"\n', encoding="utf-8"
        )
        assert main(["diagnose", "--config", str(tmp_path / "lane.toml"), "--device", "scanner"]) == 0
    first, doubt = capsys.readouterr().out.splitlines()
    assert first.split()[:3] == ["ok", "scanner", "serial-honeywell"]
    assert doubt.strip() == UNHEARD


def test_people_read_a_table_with_the_next_step(
    devices: dict[str, Control], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    devices["printer"]("POST", "/set", {"cover_open": True})
    assert main(["diagnose", "--config", str(tmp_path / "lane.toml"), "--device", "printer"]) == 1
    first, what, step = capsys.readouterr().out.splitlines()
    assert first.split()[:3] == ["FAULT", "printer", "escpos"]
    assert what.strip() == "cover: The cover is open."
    assert step.strip() == "→ Close the cover until it clicks."


def test_a_device_that_does_not_answer_may_have_been_swapped(
    devices: dict[str, Control], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    devices["scale"]("POST", "/fault", {"name": "silence", "value": True})
    assert main(["diagnose", "--config", str(tmp_path / "lane.toml"), "--device", "scale"]) == 1
    last = capsys.readouterr().out.splitlines()[-1].strip()
    assert last == "→ If it was swapped for another: settings find scale, or Find devices at the lane's screen."


@pytest.fixture
def running(devices: dict[str, Control], tmp_path: Path) -> Iterator[RunningLane]:
    """The lane of these devices, which sells."""
    del devices
    lane = build_lane(load_config(tmp_path / "lane.toml"))
    lane.start()
    yield lane
    lane.stop()


def test_a_lane_that_runs_is_asked_and_says_the_same(
    running: RunningLane, devices: dict[str, Control], diagnose: Diagnose
) -> None:
    code, rows, _ = diagnose()
    assert code == 0
    assert list(rows) == ["scale", "printer", "store", "disk", "memory"]
    assert (rows["printer"]["notes"], rows["scale"]["protocol"]) == (["paper ok"], "toledo8217")
    devices["printer"]("POST", "/set", {"paper": "out"})
    wait_until(lambda: any(row.findings for row in running.health.rows()), GENEROUS_S)
    code, rows, _ = diagnose("--device", "printer")
    assert (code, list(rows)) == (1, ["printer"])
    [finding] = rows["printer"]["findings"]
    assert (finding["part"], finding["cause"], finding["next"]) == ("paper", "paper_out", "Put a new roll in.")


def test_the_log_of_a_lane_that_runs_has_what_it_finds_as_that_begins_and_ends(
    running: RunningLane, devices: dict[str, Control], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    devices["printer"]("POST", "/set", {"paper": "out"})
    wait_until(lambda: "printer, paper: paper_out begins" in caplog.messages, GENEROUS_S)
    devices["printer"]("POST", "/set", {"paper": "ok"})
    wait_until(lambda: "printer, paper: paper_out is over" in caplog.messages, GENEROUS_S)


def test_at_a_lane_that_runs_a_slip_is_printed_while_nobody_shops_and_none_while_somebody_does(
    running: RunningLane, devices: dict[str, Control], diagnose: Diagnose
) -> None:
    code, rows, _ = diagnose("--device", "printer", "--level", "external")
    assert (code, rows["printer"]["notes"]) == (0, ["it printed a test slip"])
    running.lane.post(StartTouched())
    wait_until(lambda: running.lane.state.session is not None, GENEROUS_S)
    code, rows, _ = diagnose("--device", "printer", "--level", "external")
    check = rows["printer"]["checks"]["external"]
    assert (code, check["outcome"], check["notes"]) == (0, "not_now", ["a shopper is being served"])
    assert devices["printer"]("GET", "/state")["receipts_cut"] == [True]


def test_a_lane_that_runs_and_has_another_device_says_so(
    running: RunningLane, tmp_path: Path, diagnose: Diagnose
) -> None:
    file = tmp_path / "lane.toml"
    file.write_text(
        file.read_text(encoding="utf-8") + f'[devices.light]\nprotocol = "relay"\nlink = "pty:{tmp_path}/l"\n'
    )
    code, rows, told = diagnose("--device", "light")
    assert (code, rows) == (2, {})
    assert told == "diagnose: the lane that runs has no device that is called light\n"


def test_a_lane_that_holds_its_journal_and_answers_nobody_is_said_to(
    devices: dict[str, Control], tmp_path: Path, diagnose: Diagnose
) -> None:
    journal = Journal.open(tmp_path / "data" / "journal.db", load_or_make_key(tmp_path / "data" / "journal.key"))
    try:
        code, rows, told = diagnose()
    finally:
        journal.close()
    assert (code, rows) == (2, {})
    assert "the lane or another command has the devices, and tells nothing of them" in told


def test_a_device_that_the_lane_does_not_have_is_a_sentence(devices: dict[str, Control], diagnose: Diagnose) -> None:
    code, rows, told = diagnose("--device", "toaster")
    assert (code, rows) == (2, {})
    assert told == "diagnose: no device is called toaster: this lane has scale, printer\n"
