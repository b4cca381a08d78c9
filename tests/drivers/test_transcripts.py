"""Every protocol of the list has bytes on paper, in `tests/transcripts`, and a test that replays them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from drivers.registry import PROTOCOLS, ProtocolRow

TESTS = Path(__file__).parents[1]
TRANSCRIPTS = TESTS / "transcripts"


def of(row: ProtocolRow) -> list[Path]:
    """Those called as the protocol is, with `-` or with `_`."""
    names = (row.name, row.name.replace("-", "_"))
    return [path for path in sorted(TRANSCRIPTS.glob("*.txt")) if path.stem in names]


def texts(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


NAMED = [
    texts(path)
    for path in sorted((TESTS / "drivers").rglob("*.py"))
    if path != Path(__file__) and "transcript" in path.read_text(encoding="utf-8").lower()
]


def is_replayed(transcript: Path) -> bool:
    """True where a module among the drivers' tests that speaks of transcripts names this one."""
    names = (transcript.name, f"transcripts/{transcript.name}", transcript.stem)
    return any(not named.isdisjoint(names) for named in NAMED)


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
def test_every_protocol_has_a_transcript_that_a_test_replays(row: ProtocolRow) -> None:
    assert of(row), f"tests/transcripts has nothing of {row.name}"
    assert [path.name for path in of(row) if not is_replayed(path)] == []


def test_no_transcript_is_there_that_nobody_replays() -> None:
    assert [path.name for path in sorted(TRANSCRIPTS.glob("*.txt")) if not is_replayed(path)] == []


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
def test_every_protocols_driver_and_emulator_are_modules_of_their_own(row: ProtocolRow) -> None:
    root = TESTS.parent
    modules = [given.partition(":")[0] for given in (row.driver, row.emulator, row.serial_driver) if given]
    assert all((root / module.replace(".", "/")).with_suffix(".py").is_file() for module in modules)
    assert row.emulator.startswith("drivers.emulators.")
    assert not row.driver.startswith("drivers.emulators.")
