"""What the crowd saw: how long each kind of request was waited for, what waited, and what was sent."""

from __future__ import annotations

import json
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Told = tuple[str, int, int, int, int, int, int]
"""A sale: lane, receipt number, net, tax, gross, paid, lines."""


@dataclass(slots=True)
class Notes:
    """`waited`: kind → milliseconds from the moment a request was due to its answer; `answered`: those of a batch of
    envelopes from the moment it was really sent. `late`: by how many milliseconds the makers came too late to something
    that should have begun. `backlog`: each second → how long the oldest fact had waited, and how many did. `lost`:
    requests without an answer, by what was the matter.
    """

    waited: defaultdict[str, array[float]] = field(default_factory=lambda: defaultdict(lambda: array("d")))
    answered: array[float] = field(default_factory=lambda: array("d"))
    late: array[float] = field(default_factory=lambda: array("d"))
    backlog: list[tuple[float, float, int]] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    sales: list[Told] = field(default_factory=list)
    cpu_s: float = 0.0

    def save(self, path: Path) -> None:
        told = {
            "waited": {kind: list(times) for kind, times in self.waited.items()},
            "answered": list(self.answered),
            "late": list(self.late),
            "backlog": self.backlog,
            "lost": self.lost,
            "sent": self.sent,
            "sales": self.sales,
            "cpu_s": self.cpu_s,
        }
        path.write_text(json.dumps(told), encoding="utf-8")

    def add(self, path: Path) -> None:
        """What another process saw comes to this."""
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for kind, times in told["waited"].items():
            self.waited[kind].extend(times)
        self.answered.extend(told["answered"])
        self.late.extend(told["late"])
        self.backlog += [(at, age, count) for at, age, count in told["backlog"]]
        self.lost.update(told["lost"])
        self.sent.update(told["sent"])
        self.sales += [tuple(one) for one in told["sales"]]
        self.cpu_s += told["cpu_s"]

    def worst_backlog(self) -> list[tuple[float, float, int]]:
        """Each second: the oldest of all processes, and what waits in all of them."""
        ages: dict[int, float] = {}
        counts: Counter[int] = Counter()
        for at, age, count in self.backlog:
            second = round(at)
            ages[second] = max(age, ages.get(second, 0.0))
            counts[second] += count
        return [(float(second), ages[second], counts[second]) for second in sorted(ages)]


def centile(times: Sequence[float], part: float) -> float:
    """The value that `part` of them do not exceed (nearest rank); 0 of none."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)] if ordered else 0.0


def told(times: Iterable[float]) -> str:
    """Median, 95 and 99 of 100 and the slowest, in ms."""
    ordered = sorted(times)
    return " / ".join(f"{centile(ordered, part):,.1f}" for part in (0.5, 0.95, 0.99, 1.0))
