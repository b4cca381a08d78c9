from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.wedge import CTRL, INPUT_EVENT, KEY, SHIFT, SYN, WedgeEmulator, strokes_of


def keys(wedge: WedgeEmulator, **values: object) -> list[int]:
    """Codes of the keys that go down."""
    return [code for code, value, _ in strokes_of(wedge.set(values, 1.0)) if value == 1]


@pytest.fixture
def wedge() -> WedgeEmulator:
    return WedgeEmulator()


@pytest.mark.parametrize(("end", "key"), [("enter", [28]), ("kp_enter", [96]), ("tab", [15]), ("none", [])])
def test_a_code_is_typed_on_the_us_layout_and_ended(wedge: WedgeEmulator, end: str, key: list[int]) -> None:
    assert keys(wedge, end=end, scan="4017") == [5, 11, 2, 8, *key]


def test_capitals_and_signs_come_with_shift_and_every_key_goes_up(wedge: WedgeEmulator) -> None:
    typed = [(code, value) for code, value, _ in strokes_of(wedge.set({"scan": "]E", "end": "none"}, 1.0))]
    assert typed == [(27, 1), (27, 0), (SHIFT, 1), (18, 1), (18, 0), (SHIFT, 0)]


@pytest.mark.parametrize(("way", "typed"), [("ctrl", [CTRL, 27]), ("f8", [66]), ("lost", [])])
def test_fnc1_is_a_key_of_its_own_or_lost(wedge: WedgeEmulator, way: str, typed: list[int]) -> None:
    assert keys(wedge, end="none", fnc1=way, scan="1^2") == [2, *typed, 3]


def test_digits_may_come_from_the_keypad(wedge: WedgeEmulator) -> None:
    assert keys(wedge, end="none", keypad=True, scan="70") == [71, 82]


def test_keys_have_their_pace_and_codes_a_pause_between_them(wedge: WedgeEmulator) -> None:
    times = [
        round(at - 1.0, 3) for _, value, at in strokes_of(wedge.set({"scan": ["12", "3"], "key_ms": 10}, 1.0)) if value
    ]
    assert times == [0.0, 0.01, 0.02, 0.43, 0.44]
    assert wedge.state()["sent"] == 2


def test_bad_check_spoils_the_check_digit(wedge: WedgeEmulator) -> None:
    wedge.faults.set("bad_check", value=True)
    assert keys(wedge, end="none", scan="19") == [2, 11]


def test_what_comes_back_is_counted(wedge: WedgeEmulator) -> None:
    assert wedge.received(INPUT_EVENT.pack(1, 0, KEY, 5, 1) + INPUT_EVENT.pack(1, 0, KEY, 5, 0), 1.0) == []
    assert wedge.state()["returned"] == 2


def test_asked_whether_a_key_is_on_its_way_it_says_when_none_is(wedge: WedgeEmulator) -> None:
    question = INPUT_EVENT.pack(0, 0, SYN, 0, 3)
    assert wedge.received(question, 1.0) == [Say(question)]
    assert wedge.state()["returned"] == 0


@pytest.mark.parametrize(
    "values",
    [
        {"scan": ""},
        {"scan": 7},
        {"scan": "苹"},
        {"end": "lf"},
        {"fnc1": "gs"},
        {"key_ms": -1},
        {"keypad": 1},
        {"enabled": True},
    ],
)
def test_what_a_keyboard_has_not_is_refused(wedge: WedgeEmulator, values: dict[str, object]) -> None:
    before = wedge.state()
    with pytest.raises(ValueError):
        wedge.set({"end": "tab", **values}, 1.0)
    assert wedge.state() == before
