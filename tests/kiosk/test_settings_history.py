"""What was set at the lane holds over the file, until the file is edited; it is written whole or not at all."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.config import load_config
from kiosk.device_settings import DeviceSettings
from kiosk.settings_history import FILE, Change, HistoryUnreadable, add_change, read_changes, set_now, table_of

TOLEDO = {"protocol": "toledo8217", "link": "serial:/dev/ttyUSB1"}
SICS = {"protocol": "mt-sics", "link": "serial:/dev/ttyUSB1"}
LANE = '[lane]\nid = "7"\ndata = "data"\n[store]\nname = "Corner"\ncurrency = "EUR"\n[catalogue]\nfile = "goods.csv"\n'


def changed(
    before: dict[str, object] | None, after: dict[str, object] | None, file: dict[str, object] | None = TOLEDO
) -> Change:
    return Change(at="2026-11-27T10:00:00+01:00", who="17", device="scale", file=file, before=before, after=after)


def devices(**tables: dict[str, object]) -> dict[str, DeviceSettings]:
    return {name: DeviceSettings.model_validate(table) for name, table in tables.items()}


def test_the_last_change_holds(tmp_path: Path) -> None:
    add_change(tmp_path, changed(TOLEDO, SICS))
    add_change(tmp_path, changed(SICS, {**SICS, "link": "serial:/dev/ttyS0"}))
    assert set_now(devices(scale=TOLEDO), tmp_path)["scale"].link == "serial:/dev/ttyS0"
    assert [change.after for change in read_changes(tmp_path)] == [SICS, {**SICS, "link": "serial:/dev/ttyS0"}]


def test_whoever_edits_the_file_afterwards_wins_and_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    add_change(tmp_path, changed(TOLEDO, SICS))
    edited = {**TOLEDO, "link": "serial:/dev/ttyUSB2"}
    with caplog.at_level(logging.WARNING):
        assert set_now(devices(scale=edited), tmp_path)["scale"].link == "serial:/dev/ttyUSB2"
    assert "what was set for scale at the lane counts no more" in caplog.text


def test_a_device_can_be_added_and_taken_away_at_the_lane(tmp_path: Path) -> None:
    add_change(tmp_path, changed(None, SICS, file=None))
    assert list(set_now({}, tmp_path)) == ["scale"]
    add_change(tmp_path, changed(SICS, None, file=None))
    assert set_now({}, tmp_path) == {}


def test_a_table_says_only_what_is_not_as_it_is_anyway() -> None:
    printer = {"protocol": "escpos", "link": "tcp:192.0.2.20:9100", "drawer": {"pin": 5, "on_ms": 100}}
    assert table_of(devices(printer=printer)["printer"]) == {**printer, "drawer": {"pin": 5}}


def test_a_lane_starts_with_what_was_set_at_it(tmp_path: Path) -> None:
    (tmp_path / "lane.toml").write_text(
        LANE + '[devices.scale]\nprotocol = "toledo8217"\nlink = "serial:/dev/ttyUSB1"\n', encoding="utf-8"
    )
    add_change(tmp_path / "data", changed(TOLEDO, SICS))
    assert load_config(tmp_path / "lane.toml").devices["scale"].protocol == "mt-sics"


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        '[{"at": "x"}]',
        '[{"at":"","who":"","device":"scale","file":null,"before":null,"after":{"protocol":"sma"}}]',
    ],
)
def test_a_history_that_cannot_be_used_is_one_sentence_and_the_lane_is_as_its_file_says(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).write_text(text, encoding="utf-8")
    (tmp_path / "lane.toml").write_text(LANE, encoding="utf-8")
    assert load_config(tmp_path / "lane.toml").devices == {}
    [said] = caplog.messages
    assert said.startswith(str(tmp_path / "data" / FILE))
    assert "\n" not in said


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_change(tmp_path, changed(TOLEDO, SICS))

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        add_change(tmp_path, changed(SICS, TOLEDO))
    assert read_changes(tmp_path) == (changed(TOLEDO, SICS),)


def test_only_the_lanes_own_user_may_read_it(tmp_path: Path) -> None:
    """A scale's secret figures stand there too."""
    add_change(tmp_path, changed(TOLEDO, SICS))
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_history_that_is_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(HistoryUnreadable, match="cannot be read"):
        read_changes(tmp_path)
