"""The manager's one page: figures → HTML. Everything that came from a lane is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel.numbers import format_currency, get_currency_precision
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from server.bag_questions.book import BagDay
from server.console.figures import DayTaps, DayTotal, DayWords, Trouble
from server.console.shapes import by_rate, net_g, pieces
from server.db.models import BundleRow, CashAlarmRow, DebtRow, SaleRow
from server.standing.book import LaneStanding

FOLDER = Path(__file__).parent
FACE_WORDS = {5: "Very good", 4: "Good", 3: "Okay", 2: "Bad", 1: "Very bad"}
BOX_WORDS = {"coins": "coin box", "notes": "note box", "hopper": "hopper"}
MINUS = "−"


class Page:
    """Reads its template and style once."""

    def __init__(self, store: str) -> None:
        self._store = store
        self.style = (FOLDER / "store.css").read_text(encoding="utf-8")
        self._template = _template()

    def render(
        self,
        *,
        day: str,
        today: str,
        totals: Sequence[DayTotal],
        sales: Sequence[SaleRow],
        chosen: SaleRow | None,
        taps: DayTaps,
        words: DayWords,
        troubles: Sequence[Trouble],
        lanes: Sequence[LaneStanding],
        debts: Sequence[DebtRow],
        alarms: Sequence[CashAlarmRow] = (),
        bags: Sequence[BagDay] = (),
        bundles: Sequence[BundleRow] = (),
        ways: Sequence[tuple[str, str]] = (),
    ) -> str:
        """The page of `day`, with `chosen` opened beside the list. `ways` lead to other rooms: path and name."""
        return self._template.render(
            store=self._store,
            day=day,
            day_words=_day_words(day, today),
            before=_shifted(day, -1),
            after=_shifted(day, 1) if day < today else "",
            totals=totals,
            sales=sales,
            chosen=chosen,
            extra_tax=chosen.gross_minor - sum(line.shown_minor for line in chosen.lines) if chosen else 0,
            taps=taps,
            words=words,
            faces=[
                (face, words, taps.by_face[face], _percent_of(taps.by_face[face], taps.all))
                for face, words in FACE_WORDS.items()
            ],
            troubles=troubles,
            debts=debts,
            alarms=alarms,
            bags=bags,
            bundles=bundles,
            ways=ways,
            lanes=[(one.lane, standing_words(one, today), one.late or one.silent or one.ends_soon) for one in lanes],
        )


@cache
def _template() -> Template:
    """Compiled once."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(clock=_clock, percent=_percent, kilograms=_kilograms)
    environment.globals.update(
        face_words=FACE_WORDS, box_words=BOX_WORDS, money=money, pieces=pieces, by_rate=by_rate, net_g=net_g
    )
    return environment.get_template("page.html")


def money(minor: int, currency: str) -> str:
    """As the currency is written: 1234 EUR is €12.34, 1234 JPY is ¥1,234."""
    amount = Decimal(abs(minor)).scaleb(-get_currency_precision(currency))
    text = format_currency(amount, currency, locale="en")
    return f"{MINUS}{text}" if minor < 0 else text


def standing_words(one: LaneStanding, today: str) -> str:
    """How the lane stood when it was heard last, when that was, where it is long ago, and whether it must enrol."""
    ends = f" Its certificate ends on {one.certificate_until[:10]}: please enrol it anew." if one.ends_soon else ""
    return f"{_standing(one, today)}{ends}"


def _standing(one: LaneStanding, today: str) -> str:
    if not one.heard_at:
        return "Not heard of yet."
    owed = f"Not sent yet: {one.unsent} since {_moment(one.since, today)}." if one.unsent else "All is sent."
    if one.silent:
        return f"Last heard at {_moment(one.heard_at, today)}. {owed}"
    return f"{owed} Please look at its network." if one.late else owed


def _moment(at: str, today: str) -> str:
    """With the day where that is another."""
    return at[11:16] if at[:10] == today else at[:16].replace("T", " ")


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


def _day_words(day: str, today: str) -> str:
    try:
        words = f"{date.fromisoformat(day):%A, %-d %B %Y}"
    except ValueError:
        words = day
    return f"Today, {words}" if day == today else words
