"""What a recorded scenario is made of, and how it is written: the TOML of `docs/scenarios.md`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Does:
    """One step of a scenario."""

    verb: str
    value: object


@dataclass(frozen=True, slots=True)
class Untold:
    """What cannot be played as it was, in a sentence; `matters`: the basket or its money may come out otherwise."""

    words: str
    matters: bool = False


Entry = Does | Untold


@dataclass(slots=True)
class Recording:
    """A scenario in the making."""

    title: str
    devices: list[str] = field(default_factory=list)
    lane: dict[str, dict[str, object]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def needs(self, *devices: str) -> None:
        self.devices = list(dict.fromkeys((*self.devices, *devices)))

    def does(self, verb: str, value: object) -> None:
        """Touches one after the other are one step."""
        last = self.entries[-1] if self.entries else None
        if verb == "touch" and isinstance(last, Does) and last.verb == "touch" and isinstance(last.value, list):
            last.value.append(value)
        else:
            self.entries.append(Does(verb, [value] if verb == "touch" else value))

    def untold(self, words: str, *, matters: bool = False) -> None:
        self.entries.append(Untold(words, matters))

    def as_toml(self) -> str:
        text = ["scenario = 1", f"title = {_toml(self.title)}", f"devices = {_toml(self.devices)}"]
        if self.lane:
            text.append(f"lane = {_toml(self.lane)}")
        text.append("steps = [")
        for entry in self.entries:
            match entry:
                case Untold():
                    text.append(f"  # not told: {entry.words}")
                case Does("touch", [one]):
                    text.append(f"  {{touch = {_toml(one)}}},")
                case Does():
                    text.append(f"  {{{entry.verb} = {_toml(entry.value)}}},")
        return "\n".join([*text, "]", ""])


def _toml(value: object) -> str:
    match value:
        case Mapping():
            return "{" + ", ".join(f"{_key(str(name))} = {_toml(one)}" for name, one in value.items()) + "}"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case Sequence():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case _:
            return json.dumps(value)


def _key(name: str) -> str:
    return name if name.isascii() and name.isidentifier() else json.dumps(name)
