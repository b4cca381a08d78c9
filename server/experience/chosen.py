"""Of which visits the figures are: of what days, which lane, which hours, and of whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

HOURS = range(24)


class By(StrEnum):
    """What figures are told apart by, and all but the day is chosen by."""

    NOTHING = "nothing"
    DAY = "day"
    HOUR = "hour"
    LANE = "lane"
    LANGUAGE = "language"
    EASE = "ease"


class Book(StrEnum):
    """What is told of by itself: each is late by itself."""

    VISITS = "visits"
    TAPS = "taps"
    SALES = "sales"


CHOICES = {
    Book.VISITS: (By.LANE, By.HOUR, By.LANGUAGE, By.EASE),
    Book.TAPS: (By.LANE, By.HOUR, By.LANGUAGE),  # a tap knows nothing of how the lane was operated
    Book.SALES: (By.LANE,),
}


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

    def by(self, book: Book = Book.VISITS) -> list[By]:
        """What of `book` it tells from the rest of its days."""
        told = {By.LANE: self.lane, By.HOUR: not self.all_hours, By.LANGUAGE: self.language, By.EASE: self.ease}
        return [one for one in CHOICES[book] if told[one]]

    def of_the_store(self) -> Chosen:
        """The same days and hours of all lanes and shoppers."""
        return replace(self, lane="", language="", ease="")

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


def day_after(day: str, days: int = 1) -> str:
    """So many days later; earlier where they are less than none."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
