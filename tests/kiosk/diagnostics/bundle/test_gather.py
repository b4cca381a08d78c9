"""A bundle put together from a lane's folder, whatever state that is in."""

from __future__ import annotations

import json
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.findings import Cause, Finding, Part
from kiosk.diagnostics.bundle import gather as gathering
from kiosk.diagnostics.bundle.gather import Source, gather
from kiosk.diagnostics.bundle.pacing import TooLong
from kiosk.diagnostics.bundle.pack import Pack
from kiosk.diagnostics.lasting import Grown, Lasting
from kiosk.diagnostics.report import Row
from scripts.proofs import planted

ROW = Row(
    device="printer",
    kind="printer",
    protocol="escpos",
    link="tcp:192.0.2.20:9100",
    identity="TM-T88 serial 12345678",
    notes=("roll 2",),
    findings=(Finding(device="printer", part=Part.PAPER, cause=Cause.PAPER_OUT, detail="sensor 4711"),),
    counts={"lines_printed": 120_000},
)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    secrets = planted.made_up(random.Random(7))
    config, key_file = planted.lane(tmp_path, secrets, random.Random(7))
    return Source(
        config=config,
        key_file=key_file,
        program="0.1.0",
        now=planted.NOW,
        days=7,
        rows=[ROW.as_json()],
        traces={"scale": [{"way": "<", "shows": "02"}]},
        traces_from="the lane runs",
    )


def left_out(pack: Pack) -> dict[str, str]:
    listed: Any = pack.manifest["left_out"]
    return {one["what"]: one["why"] for one in listed}


def test_a_bundle_has_every_part_and_says_what_it_never_has(source: Source) -> None:
    pack = gather(source)
    assert set(pack.files) == {
        *("versions.json", "settings.json", "devices.json", "counters.json", "lane.log", "journal.jsonl"),
        "traces/scale.jsonl",
    }
    assert {
        "lane": "7",
        "made_at": "2026-11-27T12:00:00+00:00",
        "traces": "the lane runs",
    }.items() <= pack.manifest.items()
    assert left_out(pack)["names of people"] == "stand-ins say which acts were one colleague's"
    assert left_out(pack)["journal: TapExplained"] == "facts of this kind stay at the lane"
    assert json.loads(pack.files["versions.json"])["packages"]["pyrage"]


def test_what_a_device_says_of_itself_is_masked_and_what_the_lane_counted_is_told(source: Source) -> None:
    (row,) = json.loads(gather(source).files["devices.json"])
    assert row["identity"] == "TM-T88 serial ########"
    assert row["findings"][0]["detail"] == "sensor ####"
    assert row["findings"][0]["said"] == "The paper has run out."
    assert row["counts"] == {"lines_printed": 120_000}
    assert row["link"] == "tcp:192.0.2.20:9100"


def test_why_nobody_looked_at_the_devices_is_said(source: Source) -> None:
    pack = gather(replace(source, rows="the lane runs", traces={}, traces_from="none was kept"))
    assert left_out(pack)["devices.json"] == "the lane runs"
    assert left_out(pack)["traces"] == "none was kept"


def test_what_was_counted_is_told_by_day_and_which_unit_it_was_only_by_a_stand_in(source: Source) -> None:
    file = source.config.lane.data / "counters.db"
    file.unlink()
    Lasting(file).add(
        [
            Grown("printer", "printer", "TM-1 12345678", "2026-11-26", {"cuts": 3, "lines_printed": 12_000}),
            Grown("printer", "printer", "TM-2 87654321", "2026-11-27", {"cuts": 1}),
            Grown("4111 11", "printer", "", "2026-11-27", {"cuts": 1}),
        ]
    )
    pack = gather(source)
    assert json.loads(pack.files["counters.json"]) == [
        {"device": "printer", "unit": "unit 1", "part": "cutter", "day": "2026-11-27", "counts": {"cuts": 1}},
        {"device": "printer", "unit": "unit 2", "part": "cutter", "day": "2026-11-26", "counts": {"cuts": 3}},
        {
            "device": "printer",
            "unit": "unit 2",
            "part": "print_head",
            "day": "2026-11-26",
            "counts": {"lines_printed": 12_000},
        },
    ]
    file.write_bytes(b"no database at all" * 100)
    assert left_out(gather(source))["counters.json"] == "it cannot be read: DatabaseError"


def test_a_lane_that_never_ran_has_a_bundle_too(source: Source) -> None:
    data = source.config.lane.data
    for file in [*data.glob("journal*"), *data.glob("counters*"), *data.glob("log/*")]:
        file.unlink()
    pack = gather(source)
    assert left_out(pack)["journal.jsonl"] == "this lane has no journal yet"
    assert left_out(pack)["lane.log"] == "there is none of these days"
    assert left_out(pack)["counters.json"] == "nothing was counted yet"
    assert "settings.json" in pack.files


def test_a_journal_whose_key_is_gone_costs_only_the_journal(source: Source) -> None:
    source.key_file.unlink()
    pack = gather(source)
    assert left_out(pack)["journal.jsonl"] == "it cannot be read: KeyUnusable"
    assert "lane.log" in pack.files


def test_a_journal_whose_beginning_is_overwritten_costs_only_the_journal(source: Source) -> None:
    journal = source.config.lane.data / "journal.db"
    with journal.open("r+b") as file:
        file.write(bytes(8192))
    pack = gather(source)
    assert left_out(pack)["journal.jsonl"].startswith("it cannot be read: ")
    assert "lane.log" in pack.files


def test_a_log_that_is_too_long_loses_its_beginning(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = gather(source).files["lane.log"]
    monkeypatch.setattr(gathering, "LOG_MOST", 500)
    pack = gather(source)
    listed: Any = pack.manifest["files"]
    (log,) = [file for file in listed if file["name"] == "lane.log"]
    assert log["cut"] == "older lines: there was no room for them"
    assert whole.endswith(pack.files["lane.log"])
    assert 300 < log["bytes"] <= 500


def test_a_file_in_which_a_secret_of_the_lane_stands_all_the_same_is_left_out(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = source.key_file.read_text(encoding="ascii").strip()
    monkeypatch.setattr(gathering, "versions", lambda _: {"lane": key})
    pack = gather(source)
    assert "versions.json" not in pack.files
    assert left_out(pack)["versions.json"] == "a last look found a secret of this lane in it"


def test_what_takes_longer_than_anybody_waits_is_given_up(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.diagnostics.bundle.pacing.PIECE", 100)
    with pytest.raises(TooLong):
        gather(replace(source, until=time.monotonic()))
    assert gather(replace(source, until=time.monotonic() + 60)).files
