"""How long shoppers wait for a lane, and how long they will in half an hour: from how many come, how long each is at a
lane, and how many lanes are open. Pure. Decision 92 says why this model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

STEADY = 0.95
"""Up to such a load a line is as long as theory says of one that has settled; above it only grows with time."""
BIN_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """`mean_s` a visit takes, with what passes until the next shopper stands there; `spread`: its variance ÷ mean²."""

    mean_s: float
    spread: float = 1.0


@dataclass(frozen=True, slots=True)
class Wait:
    """What one who comes `after_s` from now waits, and how many stand there then, on the average."""

    after_s: float
    seconds: float
    line: float


def waits_at_all(load: float, lanes: int) -> float:
    """The share of those who come that find no lane free, by Erlang's C (1917): B ÷ (1 − ρ(1 − B)) with B by the
    recursion B(n) = aB(n−1) ÷ (n + aB(n−1)), where a is the `load` in lanes and ρ = a ÷ n. From 0 to 1; 1 for a load
    that is too much.
    """
    if load >= lanes:
        return 1.0
    blocked = 1.0
    for n in range(1, lanes + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked / (1 - load / lanes * (1 - blocked))


def settled_wait_s(per_s: float, service: Service, lanes: int) -> float:
    """Seconds, on the average over all who come, once it has settled: Erlang's wait C ÷ (nμ − λ), times (1 + spread)
    ÷ 2 for visits that differ less or more (Allen and Cunneen). More than `STEADY` of what the lanes can do counts as
    that.
    """
    able = lanes / service.mean_s
    per_s = min(per_s, STEADY * able)
    if per_s <= 0:
        return 0.0
    return waits_at_all(per_s * service.mean_s, lanes) / (able - per_s) * (1 + service.spread) / 2


def forecast(per_s: Sequence[float], service: Service, lanes: int, line: float = 0.0) -> list[Wait]:
    """The wait now, and after each bin of five minutes in which so many come `per_s`, with so many in the `line` now.

    What comes above what the lanes can do stands in a line that grows, and is served when less come (a fluid queue,
    Newell 1982); chance makes its own line besides, as far as it had time to. Without a lane nobody is served.
    """
    able = lanes / service.mean_s
    first = per_s[0] if per_s else 0.0
    waits = [_wait(0.0, line, first, service, lanes)]
    for number, comes in enumerate(per_s, start=1):
        line = max(0.0, line + (comes - able) * BIN_S)
        waits.append(_wait(number * BIN_S, line, comes, service, lanes))
    return waits


NEVER_S = 3600.0
"""Nobody stands longer: they go."""


def _wait(after_s: float, line: float, comes: float, service: Service, lanes: int) -> Wait:
    if lanes == 0:
        return Wait(after_s, NEVER_S if comes or line else 0.0, line)
    chance_s = settled_wait_s(comes, service, lanes)
    # A line that was not empty hides what chance would add to an empty one.
    waits = line * service.mean_s / lanes
    seconds = min(NEVER_S, waits + chance_s * exp(-line / lanes))
    return Wait(after_s, seconds, max(line, min(comes, lanes / service.mean_s) * seconds))


def held_back(expected: Sequence[float], served: Sequence[float], full: Sequence[bool]) -> float:
    """How many stand in line now: those who were to come less those who could begin, over the last bins in which all
    lanes were taken (`full`); a bin with a lane free has no line at its end.
    """
    line = 0.0
    for comes, began, taken in zip(expected, served, full, strict=True):
        line = max(0.0, line + comes - began) if taken else 0.0
    return line
