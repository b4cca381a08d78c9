"""Of which visits the figures are: of what days, which lane, which hours, and of whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

HOURS = range(24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Days are ISO 8601 on the lanes' clocks, both ends in; so are hours, as a visit began. '' is any. `ease` is one
    word of it (`large`), or `PLAIN` for who left the screen as it is drawn.
    """

    first: str
    last: str
    lane: str = ""
    from_hour: int = HOURS[0]
    to_hour: int = HOURS[-1]
    language: str = ""
    ease: str = ""

    @property
    def days(self) -> int:
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1

    @property
    def all_hours(self) -> bool:
        return (self.from_hour, self.to_hour) == (HOURS[0], HOURS[-1])

    @property
    def of_some_shoppers(self) -> bool:
        """Not of all who shopped there and then."""
        return bool(self.language or self.ease)

    def before(self) -> Chosen:
        """As many days just before, for comparison."""
        first = date.fromisoformat(self.first)
        return self.over((first - timedelta(days=self.days)).isoformat(), (first - timedelta(days=1)).isoformat())

    def lately(self, days: int) -> Chosen:
        """The last `days` days that it reaches to."""
        last = date.fromisoformat(self.last)
        return self.over((last - timedelta(days=days - 1)).isoformat(), self.last)

    def over(self, first: str, last: str) -> Chosen:
        return replace(self, first=first, last=last)


PLAIN = "plain"


def day_list(first: str, last: str) -> list[str]:
    """Every day from the one to the other."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(start + timedelta(days=number)).isoformat() for number in range((end - start).days + 1)]
