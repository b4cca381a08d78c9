"""A disk that lost its power: what was synced, and any part of what was not.

The rules are those that hold for every disk and file system: a file's bytes are safe once it was synced after they were
written; its name once its folder was. All else may be there or not, each write by itself, and torn at any sector. A new
file's name that was not synced may be lost with all that is in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from scripts.proofs.crash.recording import MARKS, Did, Step

SECTOR = 512


@dataclass(slots=True)
class _File:
    safe: bytearray = field(default_factory=bytearray)
    pending: list[Step] = field(default_factory=list)


Survives = Callable[[], bool]


class Disk:
    """The files of one folder as the steps so far left them. `image` may be asked for as often as one likes."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}  # as the program sees them
        self._safe_names: dict[str, _File] = {}  # as the folder was last synced

    def does(self, step: Step) -> None:
        if step.name == MARKS:
            return
        match step.did:
            case Did.CREATED:
                self._files[step.name] = _File()
            case Did.WRITTEN | Did.CUT:
                self._files.setdefault(step.name, _File()).pending.append(step)
            case Did.SYNCED:
                file = self._files.get(step.name)
                if file is not None:  # else removed while it was open
                    for one in file.pending:
                        _write(file.safe, one)
                    file.pending.clear()
            case Did.REMOVED:
                self._files.pop(step.name, None)
            case Did.RENAMED:
                if step.name in self._files:
                    self._files[step.content.decode()] = self._files.pop(step.name)
            case Did.LINKED:
                if step.name in self._files:
                    self._files[step.content.decode()] = self._files[step.name]
            case Did.FOLDER_SYNCED:
                self._safe_names = dict(self._files)

    def image(self, folder: Path, survives: Survives, chance: random.Random) -> None:
        """Writes what the power left to `folder`, which must be empty. `survives` is asked for each unsafe thing."""
        names = dict(self._safe_names)
        for name in self._safe_names.keys() | self._files.keys():
            if self._files.get(name) is not self._safe_names.get(name) and survives():
                if name in self._files:
                    names[name] = self._files[name]
                else:
                    del names[name]
        for name, file in names.items():
            content = bytearray(file.safe)
            for step in file.pending:
                if survives():
                    _write(content, _torn(step, chance) if chance.random() < 0.1 else step)
            path = folder / name
            path.write_bytes(content)
            path.chmod(0o600)


def _write(content: bytearray, step: Step) -> None:
    if step.did is Did.CUT:
        if step.place < len(content):
            del content[step.place :]
        else:
            content.extend(bytes(step.place - len(content)))
        return
    end = step.place + len(step.content)
    if end > len(content):
        content.extend(bytes(end - len(content)))
    content[step.place : end] = step.content


def _torn(step: Step, chance: random.Random) -> Step:
    """Only the first sectors of a write, or all of it where it has just one: a sector is written whole or not."""
    sectors = len(step.content) // SECTOR
    if sectors == 0:
        return step
    return Step(step.did, step.name, step.place, step.content[: chance.randint(1, sectors) * SECTOR])
