"""Rows of what ails devices, in words."""

from __future__ import annotations

from server.counters.book import Done
from server.db.models import FindingRow
from server.wall.ailing import ailment, units
from server.wall.words import load_words

WORDS = load_words()["en"]
TODAY = "2026-11-27"


def row(closed_at: str = "", cause: str = "paper_out") -> FindingRow:
    return FindingRow(
        lane="4",
        device="printer",
        kind="printer",
        part="paper",
        cause=cause,
        state="fault",
        detail="",
        opened_at="2026-11-26T23:50:00+01:00",
        closed_at=closed_at,
        again=0,
    )


def done(name: str, value: float, unit: str = "TM-1") -> Done:
    return Done(unit=unit, part="cutter", name=name, since="2026-11-01", until=TODAY, value=value, lately=1.0)


def test_what_is_open_says_what_to_do_and_what_is_over_does_not() -> None:
    is_open, over = ailment(row(), WORDS, TODAY), ailment(row("2026-11-27T00:10:00+01:00"), WORDS, TODAY)
    assert (is_open.state, is_open.since, is_open.until) == ("fault", "2026-11-26 23:50", "")
    assert (is_open.name, is_open.part, is_open.next) == ("Printer", "Paper", "Put a new roll in.")
    assert (over.state, over.until, over.next, over.said) == ("over", "00:10", "", "The paper has run out.")


def test_each_unit_has_its_figures_as_people_read_them() -> None:
    first, second = units(
        [done("cuts", 12345.0), done("online_s", 9000.0), done("bytes_in", 7.0), done("cuts", 2.0, "B")], WORDS
    )
    assert [(one.name, one.value) for one in first.figures] == [
        ("Cuts", "12\N{NO-BREAK SPACE}345"),
        ("Time in use", "2.5 h"),
    ]
    assert (second.unit, second.since, second.until) == ("B", "2026-11-01", TODAY)
