"""What is read of the staff's trail."""

from __future__ import annotations

from typing import Any

import pytest

from server.db.staff_models import StaffActRow
from server.wall.deeds import Change, Deed, deed
from server.wall.words import load_words

WORDS = load_words()
AT = "2026-11-22T10:58:00+01:00"
NAMES = {"lena": "Lena K."}


def reads(language: str = "en", **told: Any) -> Deed:
    usual = {
        "at": AT,
        "received_at": AT,
        "lane": "4",
        "journal": "ab",
        "session": "",
        "staff": "lena",
        "act": "discount",
    }
    empty = {"why": "", "reason": "", "before": {}, "after": {}}
    return deed(StaffActRow(**{**usual, **empty, **told}), NAMES, WORDS[language], "2026-11-22")


def euros(line: int, minor: int) -> dict[str, object]:
    return {"line": line, "minor": minor, "currency": "EUR"}


def test_a_discount_says_who_of_what_why_and_from_which_amount_to_which() -> None:
    told = reads(reason="damaged", before=euros(3, 249), after=euros(3, 199))
    assert (told.when, told.place, told.who, told.act, told.reason) == (
        "10:58", "Lane 4", "Lena K.", "Discount", "Damaged",
    )  # fmt: skip
    assert told.changes == (Change(what="Line 3", before="€2.49", after="€1.99"),)


def test_line_0_is_the_whole_basket() -> None:
    [change] = reads("zh_CN", before=euros(0, 4000), after=euros(0, 3600)).changes
    assert change == Change(what="整个购物篮", before="€40.00", after="€36.00")


def test_what_was_refused_says_why() -> None:
    assert reads(why="over_limit").why == "more than the role may"


@pytest.mark.parametrize(
    ("lane", "journal", "place"), [("4", "ab", "Lane 4"), ("4", "", "Console, for lane 4"), ("", "", "Console")]
)
def test_it_says_where_it_was_done(lane: str, journal: str, place: str) -> None:
    assert reads(lane=lane, journal=journal).place == place


def test_of_another_day_the_day_is_told_and_when_it_came_where_that_is_later() -> None:
    told = reads(at="2026-11-20T10:58:00+01:00")
    assert (told.when, told.came) == ("2026-11-20 10:58", "10:58")
    assert reads(at="2026-11-22T10:50:00+01:00").came == ""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"mode": "open"}, {"mode": "closed"}, [("Lane", "open", "closed")]),
        ({}, {"period": 12}, [("Report", "", "12")]),
        ({}, {"debt": "ab12", "way": "cash"}, [("How", "", "in cash")]),
        ({}, {"answer": "refuse"}, [("Answer", "", "not approved")]),
        ({}, {"missing": 0, "voided": False, "difference_minor": 5}, [("Missing", "", "0"), ("Sale voided", "", "no")]),
        ({}, {"receipt": 7, "minor": 129, "currency": "EUR"}, [("Receipt", "", "7"), ("Amount", "", "€1.29")]),
    ],
)
def test_what_it_changed(before: dict[str, Any], after: dict[str, Any], said: list[tuple[str, str, str]]) -> None:
    told = reads(before=before, after=after).changes
    assert [(one.what, one.before, one.after) for one in told] == said


def test_what_a_later_program_tells_is_read_as_it_came() -> None:
    told = reads(act="count_drawer", why="too_late", reason="end_of_day", after={"coins_left": "many"}, staff="omar")
    assert (told.act, told.why, told.reason, told.who) == ("count drawer", "too late", "end of day", "omar")
    assert told.changes == (Change(what="coins left", before="", after="many"),)


def test_nobody_is_made_up_for_a_badge_that_nobody_has() -> None:
    assert reads(staff="", act="sign_on", why="unknown").who == "Not known who"
