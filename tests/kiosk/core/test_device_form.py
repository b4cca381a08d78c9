"""What is touched in a device's form goes one step on, and nothing else of its settings changes."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.core.device_form import Entry, Refused, Shape, Value, Why, changed, stepped, veiled

PRINTER: dict[str, Any] = {"protocol": "escpos", "link": "tcp:192.0.2.20:9100", "drawer": {"on_ms": 120}}


def entry(shape: Shape, value: Value, **more: Any) -> Entry:
    return Entry(path="it", shape=shape, value=value, **more)


def test_of_a_secret_its_last_two_signs_are_shown_and_of_a_short_one_none() -> None:
    assert [veiled(secret) for secret in ("1021", "abc", "")] == ["••21", "••", "••"]


def test_a_change_leaves_all_else_as_it_was_and_none_takes_away() -> None:
    assert changed(PRINTER, "drawer.pin", 5) == {**PRINTER, "drawer": {"on_ms": 120, "pin": 5}}
    assert changed(PRINTER, "drawer", None) == {"protocol": "escpos", "link": "tcp:192.0.2.20:9100"}
    assert changed({}, "scanner.beeps", True) == {"scanner": {"beeps": True}}
    assert PRINTER["drawer"] == {"on_ms": 120}


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        (entry(Shape.CHOICE, "sma", choices=("sma", "cas")), 1, "cas"),
        (entry(Shape.CHOICE, "sma", choices=("sma", "cas")), -1, "cas"),
        (entry(Shape.CHOICE, "gone", choices=("sma", "cas")), 1, "sma"),
        (entry(Shape.CHOICE, 2, choices=("2", "5"), usual=2), 1, 5),
        (entry(Shape.SWITCH, value=True, usual=True), 1, False),
        (entry(Shape.SWITCH, value=False), 1, {}),
        (entry(Shape.SWITCH, value=True), 1, None),
        (entry(Shape.WHOLE, 120, least=2, most=510, step=2), 1, 122),
        (entry(Shape.WHOLE, 510, least=2, most=510, step=2), 1, 510),
        (entry(Shape.WHOLE, 2, least=2, most=510, step=2), -1, 2),
        (entry(Shape.WHOLE, None, least=1, most=50), 1, 1),
        (entry(Shape.NUMBER, 0.2, least=0.2, most=20), 1, 0.3),
        (entry(Shape.NUMBER, None), 1, 0.0),
        (entry(Shape.TEXT, "1021"), 1, "1021"),
    ],
)
def test_one_step_is_the_next_choice_or_number(before: Entry, by: int, after: object) -> None:
    assert stepped(before, by) == after


def test_what_lacks_in_a_table_that_is_not_there_is_told_where_the_table_would_begin() -> None:
    lacking = Refused("scale.secret", Why.MISSING)
    table = Entry(path="scale", shape=Shape.SWITCH, value=False)
    secret = Entry(path="scale.secret", shape=Shape.TEXT, value=None)
    assert lacking.is_at(table)
    assert lacking.is_at(secret)
    assert not lacking.is_at(Entry(path="scale", shape=Shape.SWITCH, value=True))
    assert not Refused("scales", Why.MISSING).is_at(table)
