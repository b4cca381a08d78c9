"""The traces of a lane that was stopped."""

from pathlib import Path

from kiosk.diagnostics.bundle.kept_traces import keep_traces, kept_traces

AT = "2026-11-27T10:00:00+01:00"


def test_the_last_traces_are_kept_for_the_lane_alone(tmp_path: Path) -> None:
    shapes = {"scale": [{"way": "<", "shows": "02"}]}
    keep_traces(tmp_path, "earlier", {})
    keep_traces(tmp_path, AT, shapes)
    assert kept_traces(tmp_path) == (AT, shapes)
    assert [(file.name, file.stat().st_mode & 0o777) for file in tmp_path.iterdir()] == [("traces.json", 0o600)]


def test_traces_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    assert kept_traces(tmp_path) == ("", {})
    (tmp_path / "traces.json").write_text("[", encoding="utf-8")
    assert kept_traces(tmp_path) == ("", {})
