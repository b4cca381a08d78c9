"""Birthdays: who is old enough, and by which birthday. Whoever was born on 29 February has, in other years, a birthday
on 1 March: the later of the two days that laws name, so that it is right under each of them.
"""

from __future__ import annotations

from datetime import date, timedelta


def is_of_age(born: date, years: int, today: date) -> bool:
    """Whether who was born on `born` is `years` old on `today`; a birthday counts from its first minute."""
    return birthday(born, years) <= today


def birthday(born: date, years: int) -> date:
    """The day on which who was born on `born` becomes `years` old."""
    year = born.year + years
    try:
        return born.replace(year=year)
    except ValueError:  # 29 February, in a year without one
        return date(year, 3, 1)


def born_by(years: int, today: date) -> date:
    """The last day of birth of who is `years` old on `today`: born then or before is old enough."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # today is 29 February: of a year without one it is the day before 1 March
        return date(today.year - years, 3, 1) - timedelta(days=1)
