from __future__ import annotations

import pytest

from drivers.emulators.frame_names import MORE, NAMERS, namer
from drivers.emulators.wire_log import FROM_DEVICE, TO_DEVICE
from drivers.registry import PROTOCOLS


@pytest.mark.parametrize(
    ("protocol", "way", "data", "names"),
    [
        ("zvt", TO_DEVICE, bytes.fromhex("0601 07 04000000000129"), ["authorisation"]),
        ("zvt", FROM_DEVICE, bytes.fromhex("800000 04FF010A"), ["yes", "intermediate status"]),
        ("zvt", FROM_DEVICE, bytes.fromhex("849C00"), ["no"]),
        ("zvt", TO_DEVICE, bytes.fromhex("1002 060003 000000 1003 1234"), ["registration"]),
        ("zvt", FROM_DEVICE, b"\x06", ["block taken"]),
        ("cctalk", TO_DEVICE, bytes([2, 0, 1, 229, 24]), ["read credit"]),
        ("cctalk", FROM_DEVICE, bytes([2, 0, 1, 254, 255, 1, 0, 2, 0, 253]), ["simple poll", "answer"]),
        ("cctalk-hopper", TO_DEVICE, bytes([3, 0, 1, 166, 86]), ["hopper status"]),
        ("ssp", TO_DEVICE, bytes.fromhex("7F80010712 02"), ["poll"]),
        ("ssp-recycler", FROM_DEVICE, bytes.fromhex("7F8001F02380"), ["ok"]),
        ("toledo8217", TO_DEVICE, b"W", ["weigh"]),
        ("toledo8217", FROM_DEVICE, b"\x0200845\r", []),
        ("escpos", TO_DEVICE, b"\x1b@Milk 1.29\n\x1dV\x00", ["initialise", "text", "cut"]),
        ("escpos", TO_DEVICE, b"\x10\x04\x01", ["status asked"]),
        ("escpos", FROM_DEVICE, b"\x12", ["status"]),
        ("camera", FROM_DEVICE, b"\x89PNG\r\n", ["picture"]),
        ("mt-sics", TO_DEVICE, b"SI\r\n", []),
    ],
)
def test_a_frame_is_called_as_its_protocol_calls_it(protocol: str, way: str, data: bytes, names: list[str]) -> None:
    assert namer(protocol)(way, data) == names


def test_of_many_frames_the_first_few_are_named() -> None:
    frames = b"".join(bytes.fromhex(control + "00") for control in ("8000", "04FF", "040F", "06D1", "060F"))
    assert namer("zvt")(FROM_DEVICE, frames)[-1] == MORE


@pytest.mark.parametrize("protocol", NAMERS)
@pytest.mark.parametrize("data", [b"", b"\x7f", b"\x06", bytes(range(256)), b"\xff" * 64], ids=range(5))
def test_rubbish_is_named_without_a_fall(protocol: str, data: bytes) -> None:
    for way in (TO_DEVICE, FROM_DEVICE):
        assert isinstance(namer(protocol)(way, data), list)


def test_only_protocols_that_there_are_have_names() -> None:
    assert set(NAMERS) <= {row.name for row in PROTOCOLS}
