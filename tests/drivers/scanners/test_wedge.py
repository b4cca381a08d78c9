"""Keys typed by a scanner and by a person, as Linux input events. The keys here are written from the event codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import (
    CodeRead,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DisableScanner,
    EnableScanner,
    FaultKind,
    Reading,
    ZeroScale,
)
from drivers.scanners.aim import LONGEST_READ
from drivers.scanners.wedge import RECORD, WedgeScanner
from tests.waiting import wait_until
from tests.wires import Wire, plugged

ENTER, KEYPAD_ENTER, TAB, SHIFT, CTRL, BRACKET, F8, CAPS = 28, 96, 15, 42, 29, 27, 66, 58
DIGITS = dict(zip("1234567890", range(2, 12), strict=True))
KEYPAD = dict(zip("7894561230", (71, 72, 73, 75, 76, 77, 79, 80, 81, 82), strict=True))
MILK = "4006381333931"
EGGS = "96385074"


def event(code: int, value: int, at: float, kind: int = 1) -> bytes:
    return RECORD.pack(int(at), int(at % 1 * 1e6), kind, code, value)


class Desk:
    """A wedge's driver with its link open; keys have their own clock, which runs with ours. While it is `busy` the
    window does not come round to what it is asked.
    """

    def __init__(self) -> None:
        self.driver = WedgeScanner()
        self.now = 50.0
        self.opening = self.driver.connected(self.now)
        self.given_back: list[tuple[int, int]] = []
        self.questions: list[bytes] = []
        self.busy = False

    def sends(self, data: bytes) -> list[Reading]:
        output = self.driver.received(data, self.now)
        self._back(output.send)
        return list(output.readings)

    def types(self, *keys: int, every_s: float = 0.002) -> list[Reading]:
        """Each key down and up, one after the other."""
        readings: list[Reading] = []
        for key in keys:
            readings += self.sends(event(key, 1, self.now) + event(0, 0, self.now, kind=0) + event(key, 0, self.now))
            readings += self.passes(every_s)
        return readings

    def digits(self, text: str, *, keys: dict[str, int] = DIGITS, every_s: float = 0.002) -> list[Reading]:
        return self.types(*(keys[digit] for digit in text), every_s=every_s)

    def passes(self, seconds: float) -> list[Reading]:
        self.now += seconds
        deadline = self.driver.deadline
        if deadline is None or deadline > self.now:
            return []
        output = self.driver.ticked(self.now)
        self._back(output.send)
        return [*output.readings, *self.answers()]

    def answers(self) -> list[Reading]:
        """The window has come round to the questions that it was asked."""
        if self.busy or not self.questions:
            return []
        answer = b"".join(self.questions)
        self.questions.clear()
        return self.sends(answer)

    def _back(self, data: bytes) -> None:
        for start in range(0, len(data), RECORD.size):
            record = data[start : start + RECORD.size]
            *_, kind, code, value = RECORD.unpack(record)
            if kind == 0:
                self.questions.append(record)
            else:
                self.given_back.append((code, value))

    @property
    def pressed(self) -> list[int]:
        """The keys that went down for the screen."""
        return [code for code, value in self.given_back if value == 1]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def is_garbled(readings: list[Reading]) -> bool:
    match readings:
        case [DeviceTrouble(DeviceFault(FaultKind.GARBLED))]:
            return True
        case _:
            return False


# ------------------------------------------------------------------------------------------------ what a scanner says


def test_it_is_online_with_its_link(desk: Desk) -> None:
    assert desk.opening.readings == (DeviceOnline(),)
    gone = DeviceFault(FaultKind.UNPLUGGED, "no window")
    assert desk.driver.disconnected(gone, 51.0).readings == (DeviceOffline(gone),)


@pytest.mark.parametrize("end", [ENTER, KEYPAD_ENTER, TAB])
@pytest.mark.parametrize("keys", [DIGITS, KEYPAD], ids=["row", "keypad"])
def test_digits_and_an_end_are_a_read(desk: Desk, end: int, keys: dict[str, int]) -> None:
    assert desk.digits(MILK, keys=keys) == []
    assert desk.types(end) == [CodeRead("", MILK)]
    assert desk.passes(1.0) == []
    assert desk.given_back == []


def test_ctrl_m_is_an_end_too(desk: Desk) -> None:
    desk.digits(EGGS)
    desk.sends(event(CTRL, 1, desk.now))
    assert desk.types(50) == [CodeRead("", EGGS)]


def test_an_aim_identifier_comes_with_shift(desk: Desk) -> None:
    desk.types(BRACKET)
    desk.sends(event(SHIFT, 1, desk.now))
    desk.types(18)
    desk.sends(event(SHIFT, 0, desk.now))
    assert desk.digits("0" + MILK) + desk.types(ENTER) == [CodeRead("]E0", MILK)]
    assert desk.given_back == []


@pytest.mark.parametrize("fnc1", [(CTRL, BRACKET), (F8,)], ids=["ctrl", "f8"])
def test_fnc1_in_front_makes_it_gs1(desk: Desk, fnc1: tuple[int, ...]) -> None:
    desk.sends(b"".join(event(key, 1, desk.now) for key in fnc1))
    desk.sends(b"".join(event(key, 0, desk.now) for key in fnc1))
    desk.digits("0109501101530003")
    assert desk.types(ENTER) == [CodeRead("]C1", "0109501101530003")]


def test_other_control_characters_are_no_code(desk: Desk) -> None:
    desk.digits("4006")
    desk.sends(event(CTRL, 1, desk.now))
    desk.types(31)
    desk.sends(event(CTRL, 0, desk.now))
    assert is_garbled(desk.types(ENTER))
    assert desk.given_back == []


def test_a_burst_of_codes_comes_in_its_order(desk: Desk) -> None:
    readings = [told for code in (MILK, EGGS, MILK) for told in desk.digits(code) + desk.types(ENTER)]
    assert readings == [CodeRead("", MILK), CodeRead("", EGGS), CodeRead("", MILK)]


def test_all_of_it_may_come_at_once_and_in_pieces(desk: Desk) -> None:
    data = b"".join(
        event(key, value, 50.0 + place / 1000)
        for place, key in enumerate([*(DIGITS[one] for one in MILK), ENTER])
        for value in (1, 0)
    )
    assert [told for start in range(0, len(data), 7) for told in desk.sends(data[start : start + 7])] == [
        CodeRead("", MILK)
    ]
    assert desk.given_back == []


def test_a_screen_that_was_busy_hands_over_late_and_nothing_is_torn(desk: Desk) -> None:
    """The keys' own times count, not when they are handed over."""
    keys = [event(DIGITS[one], 1, 50.0 + place / 1000) for place, one in enumerate(MILK)]
    desk.busy = True
    assert desk.sends(b"".join(keys[:3])) == []
    desk.passes(0.4)
    assert desk.sends(b"".join(keys[3:6])) == []
    desk.passes(1.6)
    assert desk.answers() == []
    desk.busy = False
    assert desk.sends(b"".join(keys[6:])) == []
    assert desk.answers() == [], "the answers are to questions of before the last key"
    assert desk.sends(event(ENTER, 1, 50.02)) == [CodeRead("", MILK)]
    assert desk.given_back == []


def test_a_window_that_never_answers_keeps_nothing_back_for_good(desk: Desk) -> None:
    desk.busy = True
    desk.sends(event(ENTER, 1, desk.now))
    desk.passes(0.15)
    assert desk.given_back == []
    desk.passes(2.0)
    assert desk.given_back == [(ENTER, 1)]
    desk.digits(MILK)
    desk.passes(0.4)
    assert desk.passes(2.0) == [CodeRead("", MILK)]


def test_a_scanner_without_an_end_is_known_by_a_whole_ean(desk: Desk) -> None:
    assert desk.digits(MILK) == []
    assert desk.passes(0.4) == [CodeRead("", MILK)]
    assert desk.digits(EGGS) + desk.passes(0.11) == [CodeRead("", EGGS)]


def test_half_a_code_never_passes_for_a_whole_one(desk: Desk) -> None:
    """96385074 is a right EAN-8, and may be the beginning of 13 digits."""
    assert is_garbled(desk.digits(EGGS) + desk.passes(0.4))
    desk.digits(MILK)
    assert desk.types(ENTER) == [CodeRead("", MILK)]
    assert is_garbled(desk.digits(EGGS) + desk.passes(0.6))


def test_too_much_is_told_once_and_the_next_read_is_whole(desk: Desk) -> None:
    data = b"".join(event(DIGITS["4"], 1, 50.0) for _ in range(LONGEST_READ + 10))
    assert desk.sends(data) == []
    assert is_garbled(desk.types(ENTER))
    assert desk.digits(MILK) + desk.types(ENTER) == [CodeRead("", MILK)]


def test_a_disabled_scanner_is_not_heard_and_does_not_type(desk: Desk) -> None:
    desk.driver.requested(DisableScanner(), desk.now)
    assert desk.digits(MILK) + desk.types(ENTER) == []
    assert desk.given_back == []
    desk.driver.requested(EnableScanner(), desk.now)
    desk.driver.requested(ZeroScale(), desk.now)
    assert desk.digits(MILK) + desk.types(ENTER) == [CodeRead("", MILK)]


def test_a_read_begun_before_the_link_was_lost_is_forgotten(desk: Desk) -> None:
    desk.digits(MILK[:6])
    desk.driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, ""), desk.now)
    desk.driver.connected(desk.now)
    assert desk.digits(MILK) + desk.types(ENTER) == [CodeRead("", MILK)]


# ------------------------------------------------------------------------------------------------ what a person types


def test_slow_keys_go_back_to_the_screen_down_and_up(desk: Desk) -> None:
    assert desk.digits("4011", every_s=0.2) + desk.types(ENTER, every_s=0.2) == []
    assert desk.pressed == [DIGITS[one] for one in "4011"] + [ENTER]
    assert len(desk.given_back) == 10


def test_a_quick_typist_is_no_scanner(desk: Desk) -> None:
    """Two keys rolled over one another now and then, never four."""
    for pause in (0.03, 0.12, 0.04, 0.09, 0.03, 0.03, 0.15, 0.2):
        desk.digits("4", every_s=pause)
    assert desk.pressed == [DIGITS["4"]] * 8


def test_one_key_alone_comes_back_soon(desk: Desk) -> None:
    desk.sends(event(ENTER, 1, desk.now))
    assert desk.given_back == []
    desk.passes(0.15)
    assert desk.given_back == [(ENTER, 1)]
    desk.sends(event(ENTER, 0, desk.now))
    assert desk.given_back == [(ENTER, 1), (ENTER, 0)]


def test_a_key_held_down_repeats_for_the_screen_and_is_no_scanner(desk: Desk) -> None:
    desk.sends(event(DIGITS["4"], 1, desk.now))
    desk.passes(0.5)
    for _ in range(10):
        desk.sends(event(DIGITS["4"], 2, desk.now))
        desk.passes(0.03)
    assert desk.given_back == [(DIGITS["4"], 1)] + [(DIGITS["4"], 2)] * 10


def test_a_person_may_type_and_the_scanner_right_after(desk: Desk) -> None:
    desk.digits("7", every_s=0.09)
    assert desk.digits(MILK) + desk.types(ENTER) == [CodeRead("", MILK)]
    assert desk.pressed == [DIGITS["7"]]


def test_a_trace_tells_times_and_no_keys(desk: Desk) -> None:
    data = event(DIGITS["4"], 1, 50.0) + event(DIGITS["2"], 1, 50.1)
    masked = desk.driver.masked(data)
    assert len(masked) == len(data)
    assert masked == desk.driver.masked(event(DIGITS["7"], 1, 50.0) + event(DIGITS["9"], 1, 50.1))
    assert masked[:16] == data[:16]


@given(st.lists(st.tuples(st.sampled_from([2, 28, 42, 29, 66, 200, 27, 30]), st.integers(0, 2), st.floats(0, 0.6))))
def test_whatever_is_typed_it_is_either_read_or_given_back(strokes: list[tuple[int, int, float]]) -> None:
    """Nothing raises, nothing comes back twice, and what comes back is in the order it was typed."""
    desk = Desk()
    sent: list[tuple[int, int]] = []
    for code, value, pause in strokes:
        desk.sends(event(code, value, desk.now))
        sent.append((code, value))
        desk.passes(pause)
    desk.passes(1.0)
    typed = iter(sent)
    assert all(back in typed for back in desk.given_back)
    assert desk.driver.deadline is None


# ------------------------------------------------------------------------------------------------ over a wire


@pytest.fixture(params=["pty", "tcp"])
def wire(request: pytest.FixtureRequest, tmp_path: Path):
    with plugged("wedge", request.param, tmp_path) as wire:
        wire.online()
        yield wire


def test_emulator_and_driver_understand_each_other(wire: Wire) -> None:
    wire.host.set({"scan": [MILK, "]C110AB^21X1", "]Q3https://x.example/?a=B_c"]})
    wire.told(CodeRead("", MILK), CodeRead("]C1", "10AB\x1d21X1"), CodeRead("]Q3", "https://x.example/?a=B_c"))
    wire.host.set({"scan": EGGS, "end": "tab", "keypad": True, "fnc1": "f8"})
    wire.told(CodeRead("", EGGS))


def test_what_is_typed_like_a_person_goes_back_over_the_wire(wire: Wire) -> None:
    wire.host.set({"scan": "40", "key_ms": 120})
    wait_until(lambda: wire.host.state()["returned"] == 6)
    assert [reading for reading in wire.readings if isinstance(reading, CodeRead)] == []
