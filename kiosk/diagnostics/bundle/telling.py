"""A fact as a support bundle tells it: the allowed fields, each in a form that can hold no secret."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum

from kiosk.core.session.facts import Fact
from kiosk.diagnostics.bundle.allowed import ALLOWED, NAMED, NUMBERS, TIMES
from kiosk.diagnostics.masking import masked
from kiosk.diagnostics.stand_ins import StandIns

MOMENT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
OF_VISIT = re.compile("-[A-Z]?[0-9]{1,7}")
SHORT = re.compile("[0-9A-Z]{1,6}")
LANES = ("lane", "from_lane", "returns_lane")
COUNT_MOST = 10**9
"""Whole numbers beyond are none that a lane counts."""


class Teller:
    """Tells facts of one bundle, in which a stand-in is the same everywhere. Of `lanes` the names are told; `clean`
    takes out of a text what nobody may read.
    """

    def __init__(self, lanes: Iterable[str], clean: Callable[[str], str]) -> None:
        self._lanes = frozenset(lanes)
        self._clean = clean
        self._stand_ins = StandIns()

    def told(self, fact: Fact) -> dict[str, object] | None:
        """What may be told of `fact`; None where not even that it happened may be."""
        return self._fields(fact) if type(fact).__name__ in ALLOWED else None

    def _fields(self, value: object) -> dict[str, object]:
        shown = {field: self._shown(field, getattr(value, field)) for field in ALLOWED[type(value).__name__]}
        return {field: told for field, told in shown.items() if told is not None}

    def _shown(self, field: str, value: object) -> object:
        """None where it is nothing, or may not be told."""
        match value:
            case Enum():
                return value.value
            case bool():
                return value
            case int() | float():
                return value if abs(value) < COUNT_MOST else None
            case str():
                return self._text(field, value) or None
            case tuple():
                return [shown for one in value if (shown := self._shown(field, one)) is not None]
            case _:
                return self._fields(value) if type(value).__name__ in ALLOWED else None

    def _text(self, field: str, text: str) -> str:
        if field in TIMES and is_moment(text):
            return text
        if field in LANES and text in self._lanes:
            return text
        if field == "session" and any(OF_VISIT.fullmatch(text.removeprefix(lane)) for lane in self._lanes):
            return text
        if field in NUMBERS and SHORT.fullmatch(text):
            return text
        what = NAMED.get(field)
        return self._stand_ins.of(what, text) if what is not None else masked(self._clean(text))


def is_moment(text: str) -> bool:
    """As the lane's clock writes it; of all the ways to write a time this one has no more digits than it needs."""
    return MOMENT.fullmatch(text) is not None
