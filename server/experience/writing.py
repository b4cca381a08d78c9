"""Figures as people read them, in their language; "–" where there is nothing to tell."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from server.experience.figures import Interval

NONE = "–"
MINUS = "−"
SPACE = "\N{NO-BREAK SPACE}"


def percent(share: float | None, digits: int = 0) -> str:
    """0.874 → 87 %."""
    return NONE if share is None else f"{_number(share * 100, digits)}{SPACE}%"


def percent_between(interval: Interval | None) -> str:
    """83–90 %; '' where nobody can say."""
    if interval is None:
        return ""
    return f"{_number(interval.low * 100)}–{_number(interval.high * 100)}{SPACE}%"


def score(value: float | None) -> str:
    """0.61 → +61."""
    return NONE if value is None else signed(value * 100)


def signed(value: float, digits: int = 0) -> str:
    """With its sign; nothing is ±0."""
    text = _number(abs(value), digits)
    if not float(text.replace(SPACE, "")):
        return f"±{text}"
    return f"{'+' if value > 0 else MINUS}{text}"


def clock(seconds: float | None) -> str:
    """98.4 → 1:38."""
    if seconds is None:
        return NONE
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def signed_clock(seconds: float) -> str:
    """−7.2 → −0:07."""
    return f"{'±' if not int(abs(seconds)) else '+' if seconds > 0 else MINUS}{clock(abs(seconds))}"


def number(value: int) -> str:
    """4194 → 4 194."""
    return _number(value)


def plain(value: float | None, digits: int = 1) -> str:
    return NONE if value is None else _number(value, digits)


def day_words(day: str, language: str) -> str:
    """2026-11-22 → 22 Nov."""
    return format_date(date.fromisoformat(day), "M月d日" if language == "zh_CN" else "d MMM", locale=language)


def _number(value: float, digits: int = 0) -> str:
    """Rounded half up, as people do."""
    return f"{value + 1e-9:,.{digits}f}".replace(",", SPACE)
