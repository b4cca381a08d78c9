"""One visit as its page tells it: what happened when, what was paid with what, and what lay in the basket."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server.console.page import money
from server.console.shapes import net_g
from server.db.models import VisitNeedRow, VisitRow
from server.experience.boxes import item_name, language_name, need_name, step_name
from server.experience.sessions import Course
from server.experience.writing import clock, number
from server.wall.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`at` since the visit's start. `kind`: step, need, staff or over; `lasted` '' where it is a moment."""

    at: str
    kind: str
    words: str
    lasted: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class BasketLine:
    """As it was sold; `amount` '' for who may not read the day's money."""

    name: str
    quantity: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A visit in the list; `needed` in words."""

    id: int
    at: str
    lane: str
    language: str
    came: str
    was_paid: bool
    items: str
    total: str
    parts: Sequence[str]
    needed: str


def rows(
    found: Sequence[tuple[VisitRow, list[VisitNeedRow]]], words: Words, language: str, *, many_days: bool
) -> list[Row]:
    return [
        Row(
            id=one.id,
            at=one.started_at[5:16].replace("T", " ") if many_days else one.started_at[11:16],
            lane=one.lane,
            language=language_name(one.language, language),
            came=came(one, words),
            was_paid=not one.left_step and one.outcome == "paid",
            items=number(one.pieces),
            total=clock(one.total_ms / 1000),
            parts=[_lasted(ms) for ms in (one.scan_ms, one.weigh_ms, one.help_ms, one.pay_ms)],
            needed=_needed(needs, words),
        )
        for one, needs in found
    ]


def came(one: VisitRow, words: Words) -> str:
    """How it ended, and where, if it was not paid."""
    told = words.get(f"came_{one.outcome}", one.outcome)
    return f"{told} · {step_name(one.left_step, words)}" if one.left_step else told


def moments(course: Course, words: Words) -> list[Moment]:
    """In the order in which they happened; what happened at once in the order step, need, staff, over."""
    told = [*_steps(course, words), *_needs(course, words)]
    return [moment for _, _, moment in sorted(told, key=lambda one: one[:2])]


def _steps(course: Course, words: Words) -> Iterator[tuple[int, int, Moment]]:
    for one in course.steps:
        lasted = clock(one.ms / 1000)
        yield (
            one.at_ms,
            0,
            Moment(at=clock(one.at_ms / 1000), kind="step", words=step_name(one.step, words), lasted=lasted),
        )


def _needs(course: Course, words: Words) -> Iterator[tuple[int, int, Moment]]:
    for one in course.needs:
        name, item = need_name(one.kind, words), item_name(one.item) if one.item else ""
        yield one.raised_ms, 1, Moment(at=clock(one.raised_ms / 1000), kind="need", words=name, more=item)
        if one.first_ms is not None:
            waited = clock((one.first_ms - one.raised_ms) / 1000)
            more = words["after_wait"].format(time=waited)
            yield (
                one.first_ms,
                2,
                Moment(at=clock(one.first_ms / 1000), kind="staff", words=words["staff_came"], more=more),
            )
        if one.cleared_ms is not None:
            answer = words.get(f"answer_{one.answer}", one.answer)
            yield one.cleared_ms, 3, Moment(at=clock(one.cleared_ms / 1000), kind="over", words=name, more=answer)


def basket(course: Course, language: str, *, reads_money: bool) -> list[BasketLine]:
    """What was sold, as the store's books have it."""
    if course.sale is None:
        return []
    currency = course.sale.currency
    return [
        BasketLine(
            line.names.get(language) or line.names.get("en") or line.item,
            f"{grams / 1000:.3f} kg" if (grams := net_g(line)) is not None else f"{line.quantity} ×",
            money(line.shown_minor, currency) if reads_money else "",
        )
        for line in course.sale.lines
    ]


def payments(course: Course, words: Words) -> list[tuple[str, str, str]]:
    """By what, what came of it, and how long it took."""
    return [
        (
            words.get(f"pays_{one.kind}", one.kind),
            words.get(f"failed_{one.reason or one.outcome}", one.reason or one.outcome)
            if one.outcome != "approved"
            else words["approved"],
            clock(one.ms / 1000),
        )
        for one in course.payments
    ]


def nudges(course: Course, words: Words) -> list[tuple[str, str]]:
    return [
        (need_name(one.kind, words), words["nudge_solved"] if one.solved else words["nudge_not_solved"])
        for one in course.nudges
    ]


def _needed(needs: Sequence[VisitNeedRow], words: Words) -> str:
    times = Counter(need_name(need.kind, words) for need in needs)
    return ", ".join(f"{name} × {count}" if count > 1 else name for name, count in times.items())


def _lasted(ms: int) -> str:
    return clock(ms / 1000) if ms else ""
