"""All that the page of the experience shows, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from server.asking.named import Named
from server.console.page import money
from server.experience import boxes
from server.experience.asked import EASES, Asked
from server.experience.board import Board
from server.experience.cards import HIGH, WIDE, Card, cards
from server.experience.figures import Part
from server.experience.writing import clock, day_words, number, percent
from server.wall.words import Words

MOST_LANES_IN_FULL = 12


def told(
    seen: Board,
    asked: Asked,
    words: Words,
    language: str,
    named: Named,
    turnover: Mapping[str, int],
    waiting: Sequence[Card],
) -> dict[str, Any]:
    """What the template asks for, by name; `waiting` is the card of the wait, where that is of the chosen days."""
    met = seen.now.visits
    return {
        "when": _when(seen, asked, words, language),
        "sales": words["sales_1"] if met.paid == 1 else words["sales"].format(count=number(met.paid)),
        "taps": _taps(seen, words),
        "turnover": " · ".join(money(minor, currency) for currency, minor in turnover.items()),
        "live": words["lanes_live"].format(
            live=number(seen.sync.lanes - len(seen.sync.silent)), lanes=number(seen.sync.lanes)
        ),
        "silent": list(seen.sync.silent)[:MOST_LANES_IN_FULL],
        "cards": [*cards(seen, words), *waiting],
        "spark": (WIDE, HIGH),
        "no_taps": words["no_taps_here"] if seen.now.knows_taps else words["taps_of_no_screen"],
        "has_taps": any(taps.count for taps in seen.hours.values()),
        "has_trend": any(taps.count for taps in seen.trend.values()),
        "responses": boxes.responses(seen, named.questions),
        "hours": boxes.tap_table(seen.hours),
        "trend": [(day_words(day, language), *rest) for day, *rest in boxes.trend_table(seen.trend)],
        "reasons": boxes.reasons(seen, words),
        "needs": number(seen.now.needs),
        "parts": boxes.parts(seen, words) if met.paid else [],
        "mean_total": clock(met.mean_s(Part.TOTAL)),
        "given_up": boxes.given_up(seen, words),
        "given_up_share": percent(met.abandoned.value, 1),
        "by_language": boxes.given_up_by_language(seen, language),
        "by_ease": boxes.given_up_by_ease(seen, words),
        "payments": boxes.payments(seen, words),
        "payment_failures": boxes.payment_failures(seen, words),
        "quality": boxes.quality(seen),
        "helping": boxes.helping(seen, words),
        "worst_items": boxes.worst(seen.worst_items, "item", words),
        "worst_lanes": boxes.worst(seen.worst_lanes, "lane", words),
        "running": boxes.running(seen, words),
        "eases": EASES,
        "languages": _languages(seen, asked, language),
    }


def _when(seen: Board, asked: Asked, words: Words, language: str) -> str:
    first, last = (day_words(day, language) for day in (seen.chosen.first, seen.chosen.last))
    days = first if seen.chosen.days == 1 else f"{first} – {last}"
    name = words.get(f"period_{asked.period}", "") if asked.period != "days" else ""
    return f"{name}, {days}" if name else days


def _taps(seen: Board, words: Words) -> str:
    count = seen.now.taps.count
    if not seen.now.knows_taps:
        return words["taps_of_no_screen"]
    if not count:
        return words["no_taps"]
    told = words["taps_1"] if count == 1 else words["taps"].format(count=number(count))
    share = seen.now.response.value
    return f"{told} ({percent(share)})" if share is not None else told


def _languages(seen: Board, asked: Asked, language: str) -> list[tuple[str, str]]:
    """Those that shoppers chose, and the chosen one."""
    codes = {one.language for one in seen.losses} | ({asked.language} if asked.language else set())
    return sorted(((code, boxes.language_name(code, language)) for code in codes), key=lambda one: one[1])
