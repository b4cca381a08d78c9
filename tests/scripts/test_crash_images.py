"""A disk after a power cut: what was synced is there, what was not may be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from scripts.proofs.crash.images import SECTOR, Disk
from scripts.proofs.crash.recording import MARKS, Did, Step


def disk(*steps: Step) -> Disk:
    made = Disk()
    for step in steps:
        made.does(step)
    return made


def written(content: bytes, place: int = 0, name: str = "a") -> Step:
    return Step(Did.WRITTEN, name, place, content)


MADE = Step(Did.CREATED, "a", 0, b"")
SYNCED = Step(Did.SYNCED, "a", 0, b"")
NAMED = Step(Did.FOLDER_SYNCED, "", 0, b"")


@pytest.mark.parametrize(
    ("steps", "lost", "kept"),
    [
        ((MADE, written(b"one")), {}, {"a": b"one"}),
        ((MADE, NAMED, written(b"one")), {"a": b""}, {"a": b"one"}),
        ((MADE, NAMED, written(b"one"), SYNCED, written(b"two")), {"a": b"one"}, {"a": b"two"}),
        ((MADE, NAMED, written(b"one"), SYNCED, Step(Did.CUT, "a", 1, b"")), {"a": b"one"}, {"a": b"o"}),
        ((MADE, NAMED, written(b"x", 2), SYNCED), {"a": b"\0\0x"}, {"a": b"\0\0x"}),
        ((MADE, NAMED, SYNCED, Step(Did.REMOVED, "a", 0, b"")), {"a": b""}, {}),
        ((MADE, written(b"one"), SYNCED, NAMED, Step(Did.RENAMED, "a", 0, b"b")), {"a": b"one"}, {"b": b"one"}),
        ((MADE, written(b"one"), SYNCED, Step(Did.LINKED, "a", 0, b"b"), NAMED), {"a": b"one", "b": b"one"}, None),
        ((written(b"kept 3", name=MARKS),), {}, {}),
    ],
)
def test_what_was_not_synced_is_lost_or_kept(
    steps: tuple[Step, ...], lost: dict[str, bytes], kept: dict[str, bytes] | None, tmp_path: Path
) -> None:
    for name, survives, expected in (("lost", False, lost), ("kept", True, lost if kept is None else kept)):
        folder = tmp_path / name
        folder.mkdir()
        disk(*steps).image(folder, lambda survives=survives: survives, random.Random(3))  # type: ignore[misc]
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == expected


def test_a_write_is_torn_at_sectors_only(tmp_path: Path) -> None:
    block = bytes([7]) * (8 * SECTOR)
    lengths = set()
    for number in range(200):
        folder = tmp_path / str(number)
        folder.mkdir()
        disk(MADE, NAMED, written(block)).image(folder, lambda: True, random.Random(number))
        lengths.add(len((folder / "a").read_bytes()))
    assert lengths <= {count * SECTOR for count in range(1, 9)}
    assert len(lengths) > 3
