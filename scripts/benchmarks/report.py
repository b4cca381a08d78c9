"""What a benchmark found: series of times beside the floor or peer of the same run, as a table and as JSON."""

from __future__ import annotations

import math
import os
import platform
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

CORES = len(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True)
class Target:
    """`figure` ("median" or "p95") is to be at most `limit`, in the row's unit."""

    figure: str
    limit: float


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured `len(values)` times, warm-up left out. `peers` are the rows that it is divided by."""

    what: str
    values: tuple[float, ...]
    peers: tuple[str, ...] = ()
    target: Target | None = None
    unit: str = "ms"

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """The value that 95 of 100 do not exceed (nearest rank)."""
        return sorted(self.values)[math.ceil(0.95 * len(self.values)) - 1]

    @property
    def meets(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.target is None:
            return None
        return (self.p95 if self.target.figure == "p95" else self.median) <= self.target.limit


@dataclass(frozen=True, slots=True)
class Result:
    """A whole benchmark; every peer is the name of one of its rows."""

    name: str
    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        rows = {row.what: row for row in self.rows}
        return {
            "benchmark": self.name,
            "title": self.title,
            "rows": [_row_as_json(row, [rows[peer] for peer in row.peers]) for row in self.rows],
            "notes": list(self.notes),
        }


def _row_as_json(row: Row, peers: Sequence[Row]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "what": row.what,
        "unit": row.unit,
        "n": len(row.values),
        "median": round(row.median, 4),
        "p95": round(row.p95, 4),
    }
    if peers:
        told["ratios"] = {
            peer.what: {"median": round(row.median / peer.median, 2), "p95": round(row.p95 / peer.p95, 2)}
            for peer in peers
        }
    if row.target is not None:
        told["target"] = {"figure": row.target.figure, "limit": row.target.limit, "met": row.meets}
    return told


def machine() -> dict[str, Any]:
    """What the figures depend on. `load` is the one-minute average: others' work makes figures worse."""
    return {
        "cores": CORES,
        "architecture": platform.machine(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
    }


def machine_line(told: dict[str, Any]) -> str:
    cores = f"{told['cores']} core{'' if told['cores'] == 1 else 's'}"
    return f"{cores} {told['architecture']}, {told['system']}, Python {told['python']}, load {told['load']:g}"


def table(result: dict[str, Any]) -> str:
    """One benchmark for people, of what `Result.as_json` gave: rows that others are divided by have a letter."""
    named = [peer for row in result["rows"] for peer in row.get("ratios", {})]
    letters = {peer: chr(ord("a") + place) for place, peer in enumerate(dict.fromkeys(named))}
    cells = [["", "", "n", "median", "p95", *(f"× {letter}" for letter in letters.values()), ""]]
    cells += [_cells(row, letters) for row in result["rows"]]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [f"{result['benchmark']}: {result['title']}"]
    for letter, what, *figures, target in cells:
        aligned = "  ".join(figure.rjust(width) for figure, width in zip(figures, widths[2:-1], strict=True))
        lines.append(f"  {letter.ljust(widths[0])} {what.ljust(widths[1])}  {aligned}  {target}".rstrip())
    lines += [f"  {note}" for note in result["notes"]]
    return "\n".join(lines)


def _cells(row: dict[str, Any], letters: dict[str, str]) -> list[str]:
    target, asked = row.get("target"), ""
    if target is not None:
        asked = f"{'met' if target['met'] else 'MISSED'}: {target['figure']} ≤ {target['limit']:g} {row['unit']}"
    ratios = row.get("ratios", {})
    return [
        letters.get(row["what"], ""),
        row["what"],
        str(row["n"]),
        f"{_figure(row['median'])} {row['unit']}",
        f"{_figure(row['p95'])} {row['unit']}",
        *(f"{ratios[peer]['median']:.2f}" if peer in ratios else "" for peer in letters),
        asked,
    ]


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 1000 else f"{value:.3g}" if value >= 1 else f"{value:.3f}"


def interleaved(rounds: int, warm_up: int, *measures: Callable[[], float]) -> list[tuple[float, ...]]:
    """Each of `measures` (a call that returns its time) once a round, so that a busy machine treats all alike."""
    found = [[measure() for measure in measures] for _ in range(warm_up + rounds)]
    return [tuple(values) for values in zip(*found[warm_up:], strict=True)]
