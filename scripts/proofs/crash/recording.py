"""What a program did to the files of a folder, as `recorder.c` wrote it down."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HEADER = struct.Struct("<IIQQ")
MARKS = "marks"
"""The file in which a program says what the world has seen; no part of the disk that is made again."""


class Did(IntEnum):
    CREATED = 1
    WRITTEN = 2
    CUT = 3
    SYNCED = 4
    REMOVED = 5
    RENAMED = 6
    FOLDER_SYNCED = 7
    LINKED = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One call that succeeded. `place` is where it wrote, or the length it cut to; `content` what, or the new name."""

    did: Did
    name: str
    place: int
    content: bytes


def run_recorded(library: Path, folder: Path, program: str, mutant: str) -> list[Step]:
    """What `program` did in the empty folder `folder`/disk, which is made; the recorder is preloaded from `library`."""
    disk, recording = folder / "disk", folder / "recording"
    disk.mkdir(parents=True)
    env = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "RECORD_FOLDER": str(disk.resolve()),
        "RECORD_TO": str(recording),
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-m", program, str(disk), "--mutant", mutant], cwd=ROOT, env=env, check=True)
    return read_steps(recording)


def read_steps(recording: Path) -> list[Step]:
    return list(_steps(recording.read_bytes()))


def _steps(raw: bytes) -> Iterator[Step]:
    at = 0
    while at < len(raw):
        kind, named, place, length = HEADER.unpack_from(raw, at)
        at += HEADER.size
        name, content = raw[at : at + named].decode(), raw[at + named : at + named + length]
        at += named + length
        yield Step(Did(kind), name, place, content)


def marks_of(steps: list[Step]) -> list[str]:
    """What the world had seen after these steps, a line each."""
    said = b"".join(step.content for step in steps if step.did is Did.WRITTEN and step.name == MARKS)
    return said.decode().splitlines()
