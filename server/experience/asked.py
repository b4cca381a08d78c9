"""What a page of the experience is asked for, as its address has it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal, Self
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, model_validator

from server.experience.chosen import PLAIN, Chosen

DAYS = {"today": 1, "week": 7, "month": 28, "quarter": 91, "year": 364}
"""Period → days, the last of which is today. Whole weeks: a weekend weighs as much in each."""
MOST_DAYS_READ = 28
"""So many are read visit by visit within a second: two choices at once (a lane, and hours) have no sums of days."""
EASES = (PLAIN, "large", "reach", "dark", "contrast", "keys")

Day = Annotated[str, Field(pattern=r"^(2\d{3}-\d{2}-\d{2})?$")]
Hour = Annotated[int, Field(ge=0, le=23)]
Period = Literal["today", "yesterday", "week", "month", "quarter", "year", "days"]


class Asked(BaseModel):
    """Days and hours may be told in either order; `first` and `last` count where `period` is `days`. `wall`: for a
    screen that everybody looks at from afar.
    """

    model_config = ConfigDict(frozen=True)

    period: Period = "today"
    first: Day = ""
    last: Day = ""
    lane: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,12}$")] = ""
    from_hour: Hour = 0
    to_hour: Hour = 23
    language: Annotated[str, Field(pattern=r"^[A-Za-z_-]{0,20}$")] = ""
    ease: Literal["", "plain", "large", "reach", "dark", "contrast", "keys"] = ""
    wall: bool = False
    lang: Annotated[str, Field(max_length=10)] = ""

    @model_validator(mode="after")
    def _has_such_days(self) -> Self:
        for day in (self.first, self.last):
            if day:
                date.fromisoformat(day)
        return self

    def chosen(self, today: date) -> Chosen:
        """Which visits that is, on the store's day `today`. What no sums tell of reaches back `MOST_DAYS_READ` days."""
        chosen = self.in_full(today)
        if len(chosen.by()) < 2 or chosen.days <= MOST_DAYS_READ:
            return chosen
        return chosen.lately(MOST_DAYS_READ)

    def in_full(self, today: date) -> Chosen:
        """All days that are asked for."""
        first, last = self._days(today)
        return Chosen(
            first=first,
            last=last,
            lane=self.lane,
            from_hour=min(self.from_hour, self.to_hour),
            to_hour=max(self.from_hour, self.to_hour),
            language=self.language,
            ease=self.ease,
        )

    def query(self, **more: str | int) -> str:
        """What is chosen, as an address has it; what is as usual is left out."""
        told = {
            name: value
            for name, field in Asked.model_fields.items()
            if name != "lang" and (value := getattr(self, name)) != field.default
        }
        return urlencode({**{name: int(it) if isinstance(it, bool) else it for name, it in told.items()}, **more})

    def _days(self, today: date) -> tuple[str, str]:
        if self.period == "yesterday":
            day = (today - timedelta(days=1)).isoformat()
            return day, day
        if self.period == "days":
            last = self.last or today.isoformat()
            one, other = self.first or last, last
            return min(one, other), max(one, other)
        first = today - timedelta(days=DAYS[self.period] - 1)
        return first.isoformat(), today.isoformat()
