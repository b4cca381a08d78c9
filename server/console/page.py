"""The day's sales as a page: figures → what its template is told. Everything that came from a lane is escaped there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_currency, get_currency_precision

from server.asking.named import Named
from server.bag_questions.book import BagDay
from server.console.figures import DayTaps, DayTotal, DayWords, Trouble
from server.console.shapes import by_rate, net_g, pieces
from server.db.models import BundleRow, CashAlarmRow, DebtRow, SaleRow
from server.standing.book import LaneStanding
from server.wall.words import Words

FOLDER = Path(__file__).parent
FACES = (5, 4, 3, 2, 1)
MINUS = "−"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfSales:
    """What is known of `day`, with one sale `opened` beside the list."""

    day: str
    today: str
    totals: Sequence[DayTotal]
    sales: Sequence[SaleRow]
    opened: SaleRow | None
    taps: DayTaps
    said: DayWords
    survey: Named
    troubles: Sequence[Trouble]
    lanes: Sequence[LaneStanding]
    debts: Sequence[DebtRow]
    alarms: Sequence[CashAlarmRow] = ()
    bags: Sequence[BagDay] = ()
    bundles: Sequence[BundleRow] = ()


def told(of: DayOfSales, words: Words, language: str) -> Mapping[str, object]:
    """For the template, in `words`."""
    opened, taps = of.opened, of.taps
    return {
        **{name: getattr(of, name) for name in DayOfSales.__dataclass_fields__},
        "day_words": _day_words(of.day, of.today, words, language),
        "before": _shifted(of.day, -1),
        "after": _shifted(of.day, 1) if of.day < of.today else "",
        "extra_tax": opened.gross_minor - sum(line.shown_minor for line in opened.lines) if opened else 0,
        "faces": [(face, taps.by_face[face], _percent_of(taps.by_face[face], taps.all)) for face in FACES],
        "lanes": [
            (one.lane, standing_words(one, of.today, words), one.late or one.silent or one.ends_soon)
            for one in of.lanes
        ],
        "named": _named(language),
        "money": money,
        "pieces": pieces,
        "by_rate": by_rate,
        "net_g": net_g,
        "clock": _clock,
        "percent": _percent,
        "kilograms": _kilograms,
    }


@lru_cache(4096)
def money(minor: int, currency: str) -> str:
    """As the currency is written: 1234 EUR is €12.34, 1234 JPY is ¥1,234."""
    amount = Decimal(abs(minor)).scaleb(-get_currency_precision(currency))
    text = format_currency(amount, currency, locale="en")
    return f"{MINUS}{text}" if minor < 0 else text


def standing_words(one: LaneStanding, today: str, words: Words) -> str:
    """How the lane stood when it was heard last, when that was, where it is long ago, and whether it must enrol."""
    ends = words["enrol_anew"].replace("{day}", one.certificate_until[:10]) if one.ends_soon else ""
    return f"{_standing(one, today, words)} {ends}".strip()


def _standing(one: LaneStanding, today: str, words: Words) -> str:
    if not one.heard_at:
        return words["not_heard_yet"]
    owed = words["all_sent"]
    if one.unsent:
        owed = words["not_sent"].replace("{count}", str(one.unsent)).replace("{time}", _moment(one.since, today))
    if one.silent:
        heard = words["last_heard"].replace("{time}", _moment(one.heard_at, today))
        return f"{heard} {owed}"
    look = words["look_network"]
    return f"{owed} {look}" if one.late else owed


def _moment(at: str, today: str) -> str:
    """With the day where that is another."""
    return at[11:16] if at[:10] == today else at[:16].replace("T", " ")


def _named(language: str) -> Callable[[Mapping[str, str]], str]:
    """A thing's name in the page's language, else in English, else as it has one."""

    def name(names: Mapping[str, str]) -> str:
        return names.get(language) or names.get("en") or next(iter(names.values()), "")

    return name


def _clock(at: str) -> str:
    """2026-11-22T10:05:07+01:00 → 10:05."""
    return at[11:16]


def _percent(rate_bp: int) -> str:
    return f"{rate_bp / 100:g} %"


def _kilograms(grams: int) -> str:
    return f"{grams / 1000:.3f} kg"


def _percent_of(part: int, all_of: int) -> int:
    return (200 * part + all_of) // (2 * all_of) if all_of else 0


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _day_words(day: str, today: str, words: Words, language: str) -> str:
    try:
        text = format_date(date.fromisoformat(day), "full", locale="en_GB" if language == "en" else language)
    except ValueError:
        text = day
    return words["today_is"].replace("{day}", text) if day == today else text
