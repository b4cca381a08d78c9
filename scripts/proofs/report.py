"""What a proof found: rows of figures, each held against what it must be; a table for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FEW = 3


@dataclass(frozen=True, slots=True)
class Extent:
    """How long a proof shall be: a number of points, or of seconds, where it knows what to do with either; and of how
    many lanes. `report` is where it writes one, if it does. `first_day`: its lanes have learned nothing yet.
    `problem`: what ails, where a proof knows several. `breaks`: what it stands on fails in the middle of it.
    """

    points: int | None
    seconds: float | None
    seed: int
    lanes: int | None = None
    report: Path | None = None
    first_day: bool = False
    problem: str = ""
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: what was counted or measured, and what it must be, in words; '' where it is only told."""

    what: str
    figure: int | float | str
    must: str = ""
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Proof:
    """What is proven, and the claims it stands on."""

    name: str
    title: str
    rows: Sequence[Row]
    notes: Sequence[str] = ()

    @property
    def holds(self) -> bool:
        return all(row.holds for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        rows = [
            {"what": row.what, "figure": row.figure, **({"must": row.must, "holds": row.holds} if row.must else {})}
            for row in self.rows
        ]
        return {"proof": self.name, "title": self.title, "holds": self.holds, "rows": rows, "notes": list(self.notes)}

    def as_table(self) -> str:
        cells = [(row.what, shown(row.figure), _verdict(row)) for row in self.rows]
        widths = [max(len(line[column]) for line in cells) for column in (0, 1)]
        lines = [f"{self.name}: {self.title}"]
        for what, figure, must in cells:
            lines.append(f"  {what.ljust(widths[0])}  {figure.rjust(widths[1])}  {must}".rstrip())
        lines += [f"  {note}" for note in self.notes]
        return "\n".join([*lines, "  holds" if self.holds else "  DOES NOT HOLD"])


def none(what: str, found: Sequence[str]) -> Row:
    """There must be none of them; the first are told."""
    more = f"; {len(found) - FEW} more" if len(found) > FEW else ""
    return Row(what, "; ".join(found[:FEW]) + more if found else 0, "0", holds=not found)


def shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _verdict(row: Row) -> str:
    return f"{'ok' if row.holds else 'WRONG'}: {row.must}" if row.must else ""
