from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.mt_sics import MtSicsEmulator


class Bench:
    """The emulated scale with a hand on it; `asks` gives the lines of its answer."""

    def __init__(self) -> None:
        self.scale = MtSicsEmulator()
        self.now = 10.0

    def puts(self, weight_g: int, **more: object) -> Bench:
        self.scale.set({"weight_g": weight_g, "motion": False, **more}, self.now)
        return self

    def asks(self, command: str) -> list[str]:
        return self._lines(self.scale.received(command.encode() + b"\r\n", self.now))

    def waits(self, seconds: float) -> list[str]:
        until, lines = self.now + seconds, []
        while self.scale.deadline is not None and self.scale.deadline <= until:
            self.now = max(self.now, self.scale.deadline)
            lines += self._lines(self.scale.ticked(self.now))
        self.now = until
        return lines

    def _lines(self, acts: object) -> list[str]:
        said = [act.data for act in acts if isinstance(act, Say)]  # type: ignore[attr-defined]
        assert all(data.endswith(b"\r\n") for data in said)
        return [data[:-2].decode("latin-1") for data in said]


@pytest.mark.parametrize(
    ("weight_g", "answer"),
    [
        (0, "S S      0.000 kg"),
        (1250, "S S      1.250 kg"),
        (-20, "S S     -0.020 kg"),
        (15_000, "S S     15.000 kg"),
        (15_001, "S +"),
        (-301, "S -"),
    ],
)
def test_the_platter_is_weighed_to_the_gram(weight_g: int, answer: str) -> None:
    assert Bench().puts(weight_g).asks("SI") == [answer]


@pytest.mark.parametrize(
    ("unit", "answer"), [("g", "S S       1250 g"), ("kg", "S S      1.250 kg"), ("lb", "S S      2.756 lb")]
)
def test_it_weighs_in_the_unit_that_it_is_set_to(unit: str, answer: str) -> None:
    assert Bench().puts(1250, unit=unit).asks("SI") == [answer]


@pytest.mark.parametrize(
    ("places", "bytes_"),
    [
        (10, "53 20 44 20 20 20 20 20 20 31 2E 32 33 30 20 6B 67 0D 0A"),
        (9, "53 20 44 20 20 20 20 20 31 2E 32 33 30 20 6B 67 0D 0A"),
    ],
)
def test_the_bytes_are_those_of_the_command_set(places: int, bytes_: str) -> None:
    bench = Bench().puts(0, places=places)
    bench.scale.set({"weight_g": 1230}, bench.now)
    (said,) = bench.scale.received(bytes.fromhex("53 49 0D 0A"), bench.now)
    assert isinstance(said, Say)
    assert said.data.hex(" ").upper() == bytes_


def test_steps_may_be_larger() -> None:
    assert Bench().puts(1252, d_g=5).asks("SI") == ["S S      1.250 kg"]
    assert Bench().puts(1253, d_g=5).asks("SI") == ["S S      1.255 kg"]


def test_a_new_load_moves_for_a_while_and_s_waits_for_its_rest() -> None:
    bench = Bench()
    bench.scale.set({"weight_g": 1250}, bench.now)
    assert bench.asks("SI") == ["S D      1.250 kg"]
    assert bench.asks("S") == []
    assert bench.waits(0.49) == []
    assert bench.waits(0.02) == ["S S      1.250 kg"]
    assert bench.scale.deadline is None


def test_a_load_that_never_rests_is_not_waited_for_for_ever() -> None:
    bench = Bench().puts(1250)
    bench.scale.set({"motion": True}, bench.now)
    assert bench.asks("S") == []
    assert bench.waits(3.1) == ["S I"]
    assert bench.asks("Z") == []
    assert bench.waits(3.1) == ["Z I"]


def test_it_sends_again_and_again_until_it_is_asked_otherwise() -> None:
    bench = Bench().puts(1250)
    assert bench.asks("SIR") == ["S S      1.250 kg"]
    assert bench.waits(1.01) == ["S S      1.250 kg"] * 10
    assert bench.asks("TA") == ["TA A      0.000 kg"]
    assert len(bench.waits(0.5)) == 5
    assert bench.asks("@") == ['I4 A "B904711"']
    assert bench.waits(1.0) == []


def test_it_may_send_changes_only() -> None:
    bench = Bench().puts(1250)
    bench.asks("SR")
    assert bench.waits(0.5) == []
    bench.puts(500)
    assert bench.waits(0.5) == ["S S      0.500 kg"]


def test_a_flickering_scale_goes_up_and_down_around_its_load() -> None:
    bench = Bench().puts(1250, flicker_g=1)
    bench.asks("SIR")
    assert set(bench.waits(1.0)) == {f"S S      {weight} kg" for weight in ("1.249", "1.250", "1.251")}


def test_a_hand_leans_for_a_moment() -> None:
    bench = Bench().puts(500)
    bench.scale.set({"lean_g": 2000, "lean_ms": 300}, bench.now)
    assert bench.asks("SI") == ["S S      2.500 kg"]
    bench.waits(0.31)
    assert bench.asks("SI") == ["S S      0.500 kg"]
    assert bench.scale.state()["lean_g"] == 0


def test_zero_takes_a_crumb_and_neither_a_melon_nor_a_hole() -> None:
    bench = Bench().puts(300)
    assert bench.asks("Z") == ["Z A"]
    assert bench.asks("SI") == ["S S      0.000 kg"]
    assert bench.puts(2000).asks("Z") == ["Z +"]
    assert bench.puts(-400).asks("ZI") == ["ZI -"]
    bench.puts(10)
    bench.scale.set({"motion": True}, bench.now)
    assert bench.asks("ZI") == ["ZI D"]


def test_tare_makes_the_weight_net_and_zero_or_a_reset_clears_it() -> None:
    bench = Bench().puts(100)
    assert bench.asks("T") == ["T S      0.100 kg"]
    assert bench.puts(595).asks("SI") == ["S S      0.495 kg"]
    assert bench.asks("TA") == ["TA A      0.100 kg"]
    assert bench.asks("TAC") == ["TAC A"]
    assert bench.asks("SI") == ["S S      0.595 kg"]
    assert bench.asks("TA 0.095 kg") == ["TA A      0.095 kg"]
    assert bench.asks("TA 90 kg") == ["TA L"]
    assert bench.asks("TA much") == ["TA L"]
    assert bench.asks("TI") == ["TI S      0.595 kg"]
    bench.asks("@")
    assert bench.asks("TA") == ["TA A      0.000 kg"]
    assert bench.puts(-5).asks("TI") == ["TI -"]


def test_it_says_who_it_is_and_what_it_knows() -> None:
    bench = Bench()
    listed = bench.asks("I0")
    assert listed[0] == 'I0 B 0 "@"'
    assert listed[-1] == 'I0 A 1 "TI"'
    assert bench.asks("I1") == ['I1 A "01" "2.30" "2.20" "" ""']
    assert bench.asks("I2") == ['I2 A "EMU-B15 15.000 kg"']
    assert bench.asks("I3") == ['I3 A "1.20"']
    assert bench.asks("I4") == ['I4 A "B904711"']
    assert bench.asks("I5") == ['I5 A "30004711A"']


def test_a_simpler_scale_has_neither_tare_nor_sir() -> None:
    bench = Bench().puts(100, repeats=False, tare_enabled=False)
    assert bench.asks("SIR") == ["ES"]
    assert bench.asks("TA") == ["ES"]
    assert bench.asks("I0")[-1] == 'I0 A 0 "ZI"'
    assert bench.asks("I1") == ['I1 A "0" "2.30" "" "" ""']


def test_what_it_does_not_know_is_an_error() -> None:
    bench = Bench()
    assert bench.asks("si") == ["ES"]
    assert bench.asks("") == ["ES"]
    assert bench.asks("SI 5") == ["ES"]
    assert bench.scale.received(b"S", bench.now) == []
    assert bench.asks("I") == ["S S      0.000 kg"]


def test_a_busy_scale_weighs_and_zeroes_nothing() -> None:
    bench = Bench().puts(100)
    bench.scale.faults.set("busy", value=True)
    assert bench.asks("SI") == ["S I"]
    assert bench.asks("S") == ["S I"]
    assert bench.asks("ZI") == ["ZI I"]


def test_bad_lines_hold_a_parity_bit_or_no_digit() -> None:
    bench = Bench().puts(1250)
    bench.scale.faults.set("garbled", value=True)
    (line,) = bench.asks("SI")
    assert not set(line) & set("0123456789 S")
    bench.scale.faults.clear("garbled")
    bench.scale.faults.set("bad_check", value=True)
    (line,) = bench.asks("SI")
    assert any(ord(letter) >= 0x80 for letter in line)


def test_who_unplugs_it_ends_what_it_sends() -> None:
    bench = Bench()
    bench.asks("SIR")
    bench.scale.disconnected(bench.now)
    assert bench.scale.connected(bench.now) == ()
    assert bench.waits(1.0) == []


@pytest.mark.parametrize(
    "values",
    [
        {"weight": 5},
        {"weight_g": "heavy"},
        {"weight_g": True},
        {"motion": 1},
        {"lean_g": -5},
        {"d_g": 0},
        {"rate_hz": 0},
        {"unit": "stone"},
        {"capacity_g": -1},
    ],
)
def test_what_a_scale_has_not_is_refused_and_changes_nothing(values: dict[str, object]) -> None:
    bench = Bench().puts(1250)
    before = bench.scale.state()
    with pytest.raises(ValueError):
        bench.scale.set({"settle_ms": 5, **values}, bench.now)
    assert bench.scale.state() == before
