"""The emulated signing unit, as its page says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from drivers.emulators.base import Say
from drivers.emulators.sign_json import ALGORITHM, SERIAL, JsonSignerEmulator, signature


def asks(unit: JsonSignerEmulator, question: object) -> dict[str, Any]:
    line = question if isinstance(question, bytes) else json.dumps(question).encode()
    (said,) = unit.received(line + b"\n", 0.0)
    assert isinstance(said, Say)
    return dict(json.loads(said.data))


def sign(unit: JsonSignerEmulator, key: str, data: str = "RECEIPT") -> dict[str, Any]:
    return asks(unit, {"do": "sign", "key": key, "data": data})


def test_it_says_who_it_is() -> None:
    assert asks(JsonSignerEmulator(), {"do": "hello"}) == {"unit": SERIAL, "algorithm": ALGORITHM}


def test_numbers_rise_by_one_and_a_key_has_one_signature() -> None:
    unit = JsonSignerEmulator()
    one, two = sign(unit, "a"), sign(unit, "b")
    assert (one["transaction"], two["transaction"], two["counter"]) == (1, 2, 2)
    assert sign(unit, "a") == one
    assert sign(unit, "a", "OTHER")["refused"] == "conflict"


def test_one_changed_letter_makes_another_signature() -> None:
    unit = JsonSignerEmulator()
    unit.set({"clock": "2026-11-22T10:00:00+01:00"}, 0.0)
    answer = sign(unit, "a", "TOTAL 10.00")
    assert answer["signature"] == signature(answer, "TOTAL 10.00") != signature(answer, "TOTAL 10.01")
    assert answer["started"] == "2026-11-22T10:00:00+01:00"


@pytest.mark.parametrize("word", ["self_test", "memory_full"])
def test_a_unit_that_cannot_says_so_and_shows_what_it_signed_before(word: str) -> None:
    unit = JsonSignerEmulator()
    before = sign(unit, "a")
    unit.set({word: True}, 0.0)
    assert sign(unit, "b")["refused"] == word
    assert sign(unit, "a") == before


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"nonsense",
        b"[]",
        {"do": "erase"},
        {"do": "sign", "key": "", "data": ""},
        {"do": "sign", "key": 1, "data": ""},
    ],
)
def test_what_is_no_question_is_refused(wrong: object) -> None:
    assert asks(JsonSignerEmulator(), wrong)["refused"] == "bad_request"


def test_a_line_without_an_end_is_not_kept() -> None:
    unit = JsonSignerEmulator()
    (said,) = unit.received(b"x" * 20_000, 0.0)
    assert isinstance(said, Say)
    assert b"too long" in said.data
    assert asks(unit, {"do": "hello"})["unit"] == SERIAL


@pytest.mark.parametrize(
    "values", [{"colour": 1}, {"self_test": 1}, {"clock": "noon"}, {"clock": "2026-11-22T10:00:00"}]
)
def test_what_it_does_not_have_cannot_be_set(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"has no|true or false|with its zone"):
        JsonSignerEmulator().set(values, 0.0)


def test_a_broken_answer_is_no_json() -> None:
    unit = JsonSignerEmulator()
    unit.faults.set("bad_check", value=True)
    with pytest.raises(ValueError):
        asks(unit, {"do": "hello"})
