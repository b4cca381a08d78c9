"""JSON taken apart with the place of every mistake: `rules[3].pay: must be below n, which is 2`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from kiosk.core.plain import language, plain

T = TypeVar("T")


class RulesError(ValueError):
    """A rule file or basket that cannot be used; the message names the place and the reason in one sentence."""


class Fields:
    """The fields of one JSON object at `place`. What is taken is checked; `end` refuses what nobody took."""

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
            raise RulesError(f"{place or 'the file'}: must be an object")
        self._left: dict[str, object] = dict(value)
        self.place = place

    def at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def wrong(self, name: str, reason: str) -> RulesError:
        return RulesError(f"{self.at(name)}: {reason}")

    def has(self, name: str) -> bool:
        return name in self._left

    def take(self, name: str) -> object:
        """Raises where `name` is missing."""
        if name not in self._left:
            raise self.wrong(name, "is missing")
        return self._left.pop(name)

    def optional(self, name: str, read: Callable[[str], T], default: T) -> T:
        return read(name) if name in self._left else default

    def whole(self, name: str, least: int = 1, most: int = 10**12) -> int:
        value = self.take(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(name, f"must be a whole number, not {_shown(value)}")
        if not least <= value <= most:
            raise self.wrong(name, f"must be {least} to {most}, not {value}")
        return value

    def percent(self, name: str) -> int:
        """In hundredths of a percent, above 0 to 100 %."""
        value = self.take(name)
        if not isinstance(value, int | float | Decimal) or isinstance(value, bool):
            raise self.wrong(name, f"must be a number, not {_shown(value)}")
        points = Decimal(str(value)) * 100
        if not 0 < points <= 10_000 or points != points.to_integral_value():
            raise self.wrong(name, f"must be above 0, at most 100, with two decimals at most, not {value}")
        return int(points)

    def text(self, name: str) -> str:
        value = self.take(name)
        if not isinstance(value, str) or not value:
            raise self.wrong(name, f"must be a text, not {_shown(value)}")
        return self._plain(name, value)

    def flag(self, name: str) -> bool:
        value = self.take(name)
        if not isinstance(value, bool):
            raise self.wrong(name, f"must be true or false, not {_shown(value)}")
        return value

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        value = self.text(name)
        if value not in known:
            raise self.wrong(name, f"must be {', '.join(known[:-1])} or {known[-1]}, not {value!r}")
        return value

    def moment(self, name: str) -> str:
        """A date or a date with its time, the store's own; as ISO 8601 without zone."""
        value = self.text(name)
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            raise self.wrong(name, f"must be a date such as 2026-11-23 or 2026-11-23T18:00, not {value!r}") from None
        if moment.tzinfo is not None:
            raise self.wrong(name, f"must be the store's own time, without a zone, not {value!r}")
        return moment.isoformat()

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; none where `name` is missing."""
        value = self._left.pop(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.wrong(name, f"must be a list of texts, not {_shown(value)}")
        return tuple(self._plain(name, one) for one in value)

    def _plain(self, name: str, text: str) -> str:
        try:
            return plain(text, "text")
        except ValueError as error:
            raise self.wrong(name, f"cannot be used: {error}") from error

    def objects(self, name: str) -> list[Fields]:
        value = self.take(name)
        if not isinstance(value, list):
            raise self.wrong(name, f"must be a list, not {_shown(value)}")
        return [Fields(one, f"{self.at(name)}[{number}]") for number, one in enumerate(value)]

    def inner(self, name: str) -> Fields:
        return Fields(self.take(name), self.at(name))

    def names(self, name: str) -> tuple[tuple[str, str], ...]:
        """Words by language."""
        words = self.inner(name)
        if not words.left:
            raise self.wrong(name, "must name at least one language")
        try:
            spoken = [language(one) for one in sorted(words.left)]
        except ValueError as error:
            raise self.wrong(name, f"cannot be used: {error}") from error
        return tuple((one, words.text(one)) for one in spoken)

    @property
    def left(self) -> tuple[str, ...]:
        return tuple(self._left)

    def end(self) -> None:
        """Raises where a field is left that means nothing here."""
        if self._left:
            raise self.wrong(next(iter(self._left)), "is not known here")


def _shown(value: object) -> str:
    match value:
        case None:
            return "null"
        case list() | dict():
            return "a list" if isinstance(value, list) else "an object"
        case bool():
            return str(value).lower()
        case _:
            return repr(value) if isinstance(value, str) else str(value)
