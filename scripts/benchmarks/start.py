"""Process start → the attract screen's first frame, and how much memory that takes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from scripts.benchmarks.programs import FirstFrame, first_frame, first_frame_cold
from scripts.benchmarks.report import Result, Row, Target
from scripts.benchmarks.small_lane import settings_file

TARGET = Target("p95", 2000.0)
BARE, BARE_COLD = "bare QtQuick window, warm", "bare QtQuick window, cold"


def measure(folder: Path, *, quick: bool) -> Result:
    """Lane and bare window take turns; the cold lane has no data yet: it makes key, journal and catalogue."""
    warm_runs, cold_runs = (2, 1) if quick else (12, 4)
    cold_bare, cold_lane = [], []
    for _ in range(cold_runs):
        cold_bare.append(first_frame_cold(folder, "bare"))
        with tempfile.TemporaryDirectory(dir=folder) as new:
            cold_lane.append(_attracts(first_frame_cold(folder, "lane", str(settings_file(Path(new))))))
    config = str(settings_file(folder))
    bare, lane = [], []
    for _ in range(1 + warm_runs):
        bare.append(first_frame(folder, "bare"))
        lane.append(_attracts(first_frame(folder, "lane", config)))
    bare, lane = bare[1:], lane[1:]
    return Result(
        "start",
        "process start → the attract screen's first frame, 1080 × 1920",
        (
            Row(BARE, _ms(bare)),
            Row("lane, warm", _ms(lane), (BARE,), TARGET),
            Row(BARE_COLD, _ms(cold_bare)),
            Row("lane, cold, first start of all", _ms(cold_lane), (BARE_COLD,)),
            Row("bare window: resident", tuple(one.resident_mb for one in bare), unit="MB"),
            Row("lane: resident", tuple(one.resident_mb for one in lane), ("bare window: resident",), unit="MB"),
            Row(
                "lane, settled: resident", tuple(one.settled_mb for one in lane), ("bare window: resident",), unit="MB"
            ),
        ),
        ("Cold: QML cache empty, files dropped from the kernel's cache as far as nobody else uses them.",),
    )


def _attracts(frame: FirstFrame) -> FirstFrame:
    if frame.screen != "AttractScreen":
        raise RuntimeError(f"the first frame showed {frame.screen}")
    return frame


def _ms(frames: list[FirstFrame]) -> tuple[float, ...]:
    return tuple(frame.ms for frame in frames)
