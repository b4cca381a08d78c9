"""What the hands at the panel have laid on each scale. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """`lies` in grams, all of it; `things` are those that the panel knows of, name and grams, the last on top."""

    lies: int = 0
    things: tuple[tuple[str, int], ...] = ()

    def add(self, name: str, grams: int) -> Load:
        return Load(self.lies + grams, (*self.things, (name, grams)))

    def take_last(self) -> Load:
        """Without what was laid down last; empty where the panel does not know what lies there."""
        if not self.things:
            return Load()
        return Load(self.lies - self.things[-1][1], self.things[:-1])

    def found(self, lies: int) -> Load:
        """As the scale has it: what the panel knew is forgotten where somebody else was at it."""
        return self if lies == self.lies else Load(lies)
