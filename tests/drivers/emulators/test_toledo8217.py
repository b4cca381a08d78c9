from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.toledo8217 import Toledo8217Emulator


class Bench:
    """The emulated scale with a hand on it; `asks` gives the bytes of its answer, "" for none."""

    def __init__(self) -> None:
        self.scale = Toledo8217Emulator()
        self.now = 10.0

    def puts(self, weight_g: int, **more: object) -> Bench:
        self.scale.set({"weight_g": weight_g, "motion": False, **more}, self.now)
        return self

    def asks(self, command: bytes) -> str:
        acts = self.scale.received(command, self.now)
        assert all(isinstance(act, Say) for act in acts)
        return b"".join(act.data for act in acts if isinstance(act, Say)).hex(" ").upper()

    def waits(self, seconds: float) -> None:
        self.now += seconds
        if self.scale.deadline is not None and self.scale.deadline <= self.now:
            self.scale.ticked(self.now)


@pytest.mark.parametrize(
    ("weight_g", "answer"),
    [
        (0, "02 30 30 2E 30 30 30 0D"),
        (1250, "02 30 31 2E 32 35 30 0D"),
        (1252, "02 30 31 2E 32 35 30 0D"),
        (1253, "02 30 31 2E 32 35 35 0D"),
        (15_000, "02 31 35 2E 30 30 30 0D"),
        (15_003, "02 3F 4A 0D"),
        (-5, "02 3F 44 0D"),
    ],
)
def test_the_platter_is_weighed_in_steps_of_five_grams(weight_g: int, answer: str) -> None:
    assert Bench().puts(weight_g).asks(b"W") == answer


def test_a_new_load_moves_for_a_while_and_then_rests() -> None:
    bench = Bench()
    bench.scale.set({"weight_g": 1250}, bench.now)
    assert bench.asks(b"W") == "02 3F 49 0D"
    bench.waits(0.59)
    assert bench.asks(b"W") == "02 3F 49 0D"
    bench.waits(0.01)
    assert bench.asks(b"W") == "02 30 31 2E 32 35 30 0D"
    assert bench.scale.deadline is None


def test_a_load_that_is_told_to_move_moves_until_told_otherwise() -> None:
    bench = Bench().puts(1250)
    bench.scale.set({"motion": True}, bench.now)
    bench.waits(60.0)
    assert bench.asks(b"W") == "02 3F 49 0D"
    bench.scale.set({"motion": False}, bench.now)
    assert bench.asks(b"W") == "02 30 31 2E 32 35 30 0D"


def test_zero_takes_a_crumb_and_neither_a_melon_nor_a_moving_load() -> None:
    bench = Bench().puts(40)
    assert bench.asks(b"Z") == "02 3F 50 0D"
    assert bench.asks(b"W") == "02 30 30 2E 30 30 30 0D"
    bench.puts(2000)
    assert bench.asks(b"Z") == "02 3F 48 0D"
    assert bench.asks(b"W") == "02 30 31 2E 39 36 30 0D"
    bench.puts(60)
    bench.scale.set({"motion": True}, bench.now)
    assert bench.asks(b"Z") == "02 3F 41 0D"


def test_zero_tracking_follows_dust_and_no_more() -> None:
    bench = Bench().puts(2)
    assert bench.scale.state()["zero_g"] == 2
    bench.puts(4)
    assert bench.asks(b"W") == "02 30 30 2E 30 30 30 0D"
    bench.puts(10)
    assert bench.scale.state()["zero_g"] == 4


def test_tare_makes_the_weight_net_and_an_empty_platter_under_zero() -> None:
    bench = Bench().puts(100)
    assert bench.asks(b"T") == "02 3F 60 0D"
    bench.puts(595)
    assert bench.asks(b"W") == "02 30 30 2E 34 39 35 4E 0D"
    bench.puts(0)
    assert bench.asks(b"W") == "02 3F 74 0D"
    assert bench.asks(b"Z") == "02 3F 74 0D"
    bench.asks(b"C")
    assert bench.asks(b"W") == "02 30 30 2E 30 30 30 0D"


def test_a_tare_can_be_keyed_in() -> None:
    bench = Bench().puts(1000)
    bench.asks(b"T00050")
    assert bench.asks(b"W") == "02 30 30 2E 39 35 30 4E 0D"


def test_a_scale_whose_tare_is_off_does_not_answer_it() -> None:
    assert Bench().puts(100, tare_enabled=False).asks(b"T") == ""


def test_the_echo_and_the_self_test_answer() -> None:
    bench = Bench()
    assert bench.asks(b"E") == "02 45 0D"
    assert bench.asks(b"W12") == "57 31 32"
    assert bench.asks(b"F") == ""
    assert bench.asks(b"A") == "02 0D"
    assert bench.asks(b"B") == "02 3F 40 0D"
    assert bench.asks(b"x\x00") == ""


def test_a_wrong_parity_bit_is_set_in_every_answer() -> None:
    bench = Bench().puts(1250)
    bench.scale.faults.set("bad_check", value=True)
    assert bench.asks(b"W") == "02 30 31 2E B2 35 30 0D"


def test_garbled_answers_hold_no_digit() -> None:
    bench = Bench().puts(1250)
    bench.scale.faults.set("garbled", value=True)
    assert not set(bytes.fromhex(bench.asks(b"W"))) & set(b"0123456789?")


@pytest.mark.parametrize(
    "values",
    [
        {"weight": 5},
        {"weight_g": "heavy"},
        {"weight_g": 1.5},
        {"weight_g": True},
        {"motion": 1},
        {"e_g": 0},
        {"capacity_g": -1},
    ],
)
def test_what_a_scale_has_not_is_refused_and_changes_nothing(values: dict[str, object]) -> None:
    bench = Bench().puts(1250)
    before = bench.scale.state()
    with pytest.raises(ValueError):
        bench.scale.set({"settle_ms": 5, **values}, bench.now)
    assert bench.scale.state() == before
