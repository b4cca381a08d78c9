"""The list of mutants: the product broken in one place at a time, in ways that a shop would notice."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
TEXTS = ("id", "broken", "file", "old", "new")


class MutantError(ValueError):
    """The list does not fit the tree, or itself: one sentence, with the mutant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """In `file`, `old` (which stands there once) is `new`. `broken` says in the shop's words what is wrong then, and
    `killed_by` names the scenarios that must see it.
    """

    id: str
    broken: str
    file: str
    old: str
    new: str
    killed_by: tuple[str, ...]

    def mutated(self, text: str) -> str:
        """What `file` says, broken; raises `MutantError` where `text` is not what the mutant was made for."""
        if text.count(self.old) != 1:
            raise MutantError(f"{self.id}: {self.file} has what it breaks {text.count(self.old)} times, not once")
        mutated = text.replace(self.old, self.new)
        if self.file.endswith(".py"):
            try:
                ast.parse(mutated, self.file)
            except SyntaxError as error:
                raise MutantError(f"{self.id}: {self.file} is no Python any more: {error}") from None
        return mutated


def read_mutants(folder: Path = FOLDER) -> tuple[Mutant, ...]:
    """All that are written down, file by file; raises `MutantError`."""
    mutants = tuple(one for path in sorted(folder.glob("*.toml")) for one in _of_file(path))
    twice = [one.id for place, one in enumerate(mutants) if one.id in {before.id for before in mutants[:place]}]
    if twice:
        raise MutantError(f"{twice[0]}: there are two of this name")
    return mutants


def _of_file(path: Path) -> Iterator[Mutant]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    for given in document["mutant"]:
        name = given.get("id", path.name)
        if set(given) != {*TEXTS, "killed_by"} or not all(isinstance(given[text], str) for text in TEXTS):
            raise MutantError(f"{name}: a mutant has {', '.join(TEXTS)} and killed_by, and nothing else")
        if not given["killed_by"]:
            raise MutantError(f"{name}: no scenario is to see it")
        yield Mutant(**{**given, "killed_by": tuple(given["killed_by"])})
