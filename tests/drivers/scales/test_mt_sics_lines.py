from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import DeviceFault, FaultKind
from drivers.scales.mt_sics_lines import NotShown, OfItself, Refused, Shown, Tare, Zeroed, meaning

WHOLE = re.compile(rb"S [SD] (?=[ .0-9-]{9,10} ) *-?[0-9]+(\.[0-9]+)? k?g\Z")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"S S      1.250 kg", Shown(1250, stable=True)),
        (b"S D      1.230 kg", Shown(1230, stable=False)),
        (b"S S       1250 g", Shown(1250, stable=True)),
        (b"S S     0.0125 kg", Shown(13, stable=True)),
        (b"S S    -0.0125 kg", Shown(-13, stable=True)),
        (b"S S     100.49 g", Shown(100, stable=True)),
        (b"S S 9999999.00 g", Shown(9_999_999, stable=True)),
        (b"S S      0.000 kg", Shown(0, stable=True)),
        (b"S I", NotShown.BUSY),
        (b"S D     1.230 kg", Shown(1230, stable=False, places=9)),
        (b"S +", NotShown.OVER),
        (b"S -", NotShown.UNDER),
        (b"TA A      0.150 kg", Tare(150)),
        (b"TA I", Tare(None)),
        (b"TA L", Tare(None)),
        (b"Z A", Zeroed("A")),
        (b"ZI D", Zeroed("D")),
        (b"Z +", Zeroed("+")),
        (b"ES", Refused.SYNTAX),
        (b"ET", Refused.TRANSMISSION),
        (b"EL", Refused.LOGIC),
        (b'I0 B 0 "SIR"', OfItself("I0", last=False, texts=("SIR",))),
        (b'I4 A "B021002593"', OfItself("I4", last=True, texts=("B021002593",))),
        (b'I1 A "01" "2.30" "" "" ""', OfItself("I1", last=True, texts=("01", "2.30", "", "", ""))),
        (b"\x00\xffS D S S      1.250 kg", Shown(1250, stable=True)),
    ],
)
def test_a_line_means_what_its_end_says(line: bytes, says: object) -> None:
    assert meaning(line) == says


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"S",
        b"S S",
        b"S S 1.250 kg",
        b"S S    1.250 kg",
        b"S S       1.250 kg",
        b"S S      1.2 0 kg",
        b"S S      1.250",
        b"S S      1.250 kg ",
        b"S S      1.250 stone",
        b"S S    - 1.250 kg",
        b"S S     1.2.50 kg",
        b"S X      1.250 kg",
        b"Z L",
        b"EX",
        b"I0 B 0",
        b'I9 A "x"',
    ],
)
def test_what_is_not_whole_means_nothing(line: bytes) -> None:
    assert meaning(line) is None


@pytest.mark.parametrize("unit", ["lb", "oz", "ct"])
def test_pounds_are_not_taken_for_kilograms(unit: str) -> None:
    fault = meaning(f"S S      2.756 {unit}".encode())
    assert isinstance(fault, DeviceFault)
    assert fault.kind is FaultKind.SETTINGS
    assert unit in fault.detail
    assert isinstance(meaning(f"TA A      2.756 {unit}".encode()), DeviceFault)


def test_a_line_that_passes_the_parity_bit_is_a_fault_of_its_settings() -> None:
    even = bytes(byte | 0x80 if byte.bit_count() % 2 else byte for byte in b"S S      1.250 kg")
    fault = meaning(even)
    assert isinstance(fault, DeviceFault)
    assert fault.kind is FaultKind.SETTINGS
    assert not fault.retryable


@given(st.binary(max_size=40), st.integers(0, 16), st.integers(0, 16), st.binary(max_size=3))
def test_noise_and_pieces_of_weights_never_make_a_weight_that_does_not_stand_there_whole(
    noise: bytes, cut: int, begin: int, between: bytes
) -> None:
    piece = noise + b"S S      9.875 kg"[:cut] + between + b"S D     12.340 kg"[begin:]
    if isinstance(meaning(piece), Shown):
        assert WHOLE.search(piece)
