"""What is unusual of the chosen day, in the words of the page, with the filter that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.engine import Engine

from server.actions.lately import lately
from server.experience.asked import Asked
from server.experience.chosen import Chosen
from server.experience.figures import Interval
from server.experience.unusual import MOST, Range, Unusual, What, unusual
from server.experience.writing import SPACE, percent, percent_between, plain
from server.wall.words import Words

NAME = {What.SLOW: "step", What.LEFT: "step", What.FAILED: "pays", What.NEEDED: "need"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One figure as a whisker: `x` is its place, `low` to `width` the interval, all in percent of the longest."""

    key: str
    words: str
    value: str
    between: str
    x: float
    low: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One that is unlike, as a sentence; `way` is the filter that shows the figures of those hours at that lane."""

    said: str
    hours: str
    way: str
    bars: tuple[Bar, ...]


def looks_at(chosen: Chosen) -> bool:
    """Whether it is one day of all shoppers that is chosen: of others nothing is told apart."""
    return chosen.days == 1 and not (chosen.language or chosen.ease)


def found(engine: Engine, chosen: Chosen, now: datetime) -> list[Unusual]:
    """What is unusual of the chosen day, at the chosen lane and in hours that touch the chosen ones."""
    began = datetime.combine(date.fromisoformat(chosen.last), time(), now.tzinfo)
    seen = lately(engine, began, began + timedelta(days=1))
    of_day = [one for one in seen.visits if one.started.date().isoformat() == chosen.last]
    wanted = [
        one
        for one in unusual(of_day, most=len(of_day))
        if chosen.lane in ("", one.lane) and one.from_hour <= chosen.to_hour and one.to_hour >= chosen.from_hour
    ]
    return wanted[:MOST]


def lines(seen: list[Unusual], asked: Asked, words: Words) -> list[Line]:
    return [_line(one, asked, words) for one in seen]


def _line(one: Unusual, asked: Asked, words: Words) -> Line:
    name = words.get(f"{NAME[one.what]}_{one.subject}", one.subject)
    times, share = plain(one.here.value / max(one.beside.value, 1e-9)), percent(one.here.value)
    told = {"lane": one.lane, "name": name, "times": times, "share": share}
    hours = words["unusual_hours"].format(first=f"{one.from_hour}:00", last=f"{one.to_hour}:59")
    chosen = asked.model_copy(update={"lane": one.lane, "from_hour": one.from_hour, "to_hour": one.to_hour})
    ranges = (("here", one.here), ("before", one.before), ("others", one.others))
    longest = max(it.high for _, it in ranges if it is not None)
    return Line(
        said=words[f"unusual_{one.what}"].format(**told),
        hours=hours,
        way=chosen.query(),
        bars=tuple(_bar(key, it, longest, one.what, words) for key, it in ranges if it is not None),
    )


def _bar(key: str, of: Range, longest: float, what: What, words: Words) -> Bar:
    seconds = what is What.SLOW
    between = f"{plain(of.low)}–{plain(of.high)}{SPACE}s" if seconds else percent_between(Interval(of.low, of.high))
    return Bar(
        key=key,
        words=words[f"unusual_{key}"],
        value=f"{plain(of.value)}{SPACE}s" if seconds else percent(of.value),
        between=words["unusual_between"].format(between=between, count=of.count),
        x=100 * of.value / longest,
        low=100 * of.low / longest,
        width=100 * (of.high - of.low) / longest,
    )
