"""What ails devices and what they have done, as a technician reads it: in words, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from server.counters.book import Done
from server.db.models import FindingRow
from server.findings.saying import count_name, device_name, next_step, part_name, said
from server.wall.deeds import moment
from server.wall.words import Words

UNTOLD = ("bytes_in", "bytes_out")
"""Counts that say nothing of how a device wears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailment:
    """`state` fault, soon or over; `until` '' while it is open; `next` '' once it is over. `again`: so often it came
    back.
    """

    lane: str
    device: str
    name: str
    part: str
    state: str
    said: str
    next: str
    detail: str
    at: str
    since: str
    until: str
    again: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a unit did: in all, and in the last days."""

    part: str
    name: str
    value: str
    lately: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A device by its own identity, and what it did from the day `since` to the day `until`."""

    unit: str
    since: str
    until: str
    figures: tuple[Figure, ...]


def ailment(row: FindingRow, words: Words, today: str) -> Ailment:
    over = bool(row.closed_at)
    return Ailment(
        lane=row.lane,
        device=row.device,
        name=device_name(row.device, words),
        part=part_name(row.part, words),
        state="over" if over else row.state,
        said=said(row.cause, words),
        next="" if over else next_step(row.kind, row.cause, words),
        detail=row.detail,
        at=row.opened_at,
        since=moment(row.opened_at, today),
        until=moment(row.closed_at, today) if over else "",
        again=row.again,
    )


def units(done: Iterable[Done], words: Words) -> list[Unit]:
    """The newest first, as they come."""
    made = []
    for unit, all_of_it in groupby(done, key=lambda one: one.unit):
        rows: Sequence[Done] = [one for one in all_of_it if one.name not in UNTOLD]
        made.append(
            Unit(
                unit=unit,
                since=min((one.since for one in rows), default=""),
                until=max((one.until for one in rows), default=""),
                figures=tuple(
                    Figure(
                        part=part_name(one.part, words),
                        name=count_name(one.name, words),
                        value=_figure(one.name, one.value),
                        lately=_figure(one.name, one.lately),
                    )
                    for one in rows
                ),
            )
        )
    return made


def _figure(name: str, value: float) -> str:
    """Seconds as hours; thousands apart."""
    if name.endswith("_s"):
        return f"{value / 3600:,.1f} h".replace(",", "\N{NO-BREAK SPACE}")
    return f"{value:,.0f}".replace(",", "\N{NO-BREAK SPACE}")
