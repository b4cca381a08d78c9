"""The emulated Checkout Dialog 06 scale, byte by byte."""

from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.dialog06 import WEIGHINGS_PER_CHECK, Dialog06Emulator

AT_199 = b"\x04\x0201\x1b000199\x1b\x03"
FETCH = b"\x04\x05"
ASK_STATUS = b"\x04\x0208\x03"
CHECK = b"\x0211\x1b2"


class Bench:
    """The emulated scale with a hand on it; `introduced` is a scale that knows its partner's logic."""

    def __init__(self) -> None:
        self.scale = Dialog06Emulator()

    def puts(self, weight_g: int, **more: object) -> Bench:
        self.scale.set({"weight_g": weight_g, "motion": False, **more}, 0.0)
        return self

    def asks(self, data: bytes) -> bytes:
        return b"".join(act.data for act in self.scale.received(data, 0.0) if isinstance(act, Say))

    def introduced(self) -> Bench:
        assert self.asks(AT_199).startswith(CHECK)
        self.asks(b"\x04\x0210\x1b00000000\x03")  # a checksum of nothing has a remainder of nothing, however turned
        assert self.asks(FETCH) == b"\x0211\x1b1\x03"
        return self

    def weighs(self, record: bytes = AT_199) -> bytes:
        return self.asks(record) + self.asks(FETCH)


@pytest.mark.parametrize(
    ("record", "answer"),
    [
        (AT_199, b"\x0202\x1b3\x1b01250\x1b000199\x1b000249\x03"),
        (b"\x04\x0201\x1b00199\x03", b"\x0202\x1b3\x1b01250\x1b00199\x1b000249\x03"),
        (b"\x04\x0203\x1b000199\x1b0250\x03", b"\x0202\x1b3\x1b01000\x1b000199\x1b000199\x03"),
        (b"\x04\x0204\x1b000199\x1bApples       \x03", b"\x0202\x1b3\x1b01250\x1b000199\x1b000249\x03"),
        (b"\x04\x0205\x1b000199\x1b0250\x1bApples       \x03", b"\x0202\x1b3\x1b01000\x1b000199\x1b000199\x03"),
        (b"\x04\x0201\x1b000000\x1b\x03", b"\x0202\x1b3\x1b01250\x1b000000\x1b000000\x03"),
    ],
)
def test_a_load_is_weighed_and_priced(record: bytes, answer: bytes) -> None:
    assert Bench().puts(1250).introduced().weighs(record) == b"\x06" + answer


@pytest.mark.parametrize(
    ("puts", "code"),
    [
        ({"weight_g": 1250, "motion": True}, b"20"),
        ({"weight_g": 50}, b"30"),
        ({"weight_g": 0}, b"30"),
        ({"weight_g": -20}, b"31"),
        ({"weight_g": 16_000}, b"32"),
    ],
)
def test_what_cannot_be_weighed_has_a_status(puts: dict[str, object], code: bytes) -> None:
    bench = Bench().introduced()
    bench.scale.set({"motion": False, **puts}, 0.0)
    assert bench.weighs() == b"\x06\x15"
    assert bench.asks(ASK_STATUS) == b"\x0209\x1b" + code + b"\x03"


def test_the_same_load_is_weighed_once_until_it_was_moved() -> None:
    bench = Bench().puts(1250).introduced()
    assert bench.weighs().endswith(b"\x03")
    assert bench.weighs() == b"\x06\x15"
    assert bench.asks(ASK_STATUS) == b"\x0209\x1b21\x03"
    bench.puts(0)
    assert bench.puts(1250).weighs().endswith(b"\x03")


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (b"\x04\x0201\x1b12\x03", b"11"),
        (b"\x04\x0203\x1b000199\x1b02\x03", b"12"),
        (b"\x04\x0204\x1b000199\x1bfourteen signs\x03", b"13"),
        (b"\x04\x0299\x03", b"10"),
    ],
)
def test_a_bad_record_is_refused_and_makes_the_scale_doubt_its_partner(record: bytes, code: bytes) -> None:
    bench = Bench().puts(1250).introduced()
    assert bench.asks(record) == b"\x15"
    assert bench.asks(ASK_STATUS) == b"\x0209\x1b" + code + b"\x03"
    assert bench.asks(AT_199).startswith(CHECK)


def test_the_partner_is_checked_after_fifty_weighings_and_after_the_version_was_shown() -> None:
    bench = Bench().introduced()
    for count in range(WEIGHINGS_PER_CHECK):
        assert bench.puts(1000 + 10 * count).weighs().startswith(b"\x06\x02")
    assert bench.asks(AT_199).startswith(CHECK)
    bench.introduced()
    bench.asks(b"\x04\x0220\x03")
    assert bench.asks(AT_199).startswith(CHECK)


@pytest.mark.parametrize("checksums", [b"12340000", b"nonsense", b"1234"])
def test_a_wrong_logic_is_not_valid(checksums: bytes) -> None:
    bench = Bench()
    bench.asks(AT_199)
    assert bench.asks(b"\x04\x0210\x1b" + checksums + b"\x03") == b"\x06"
    assert bench.asks(FETCH) == b"\x0211\x1b0\x03"
    assert bench.asks(AT_199).startswith(CHECK)


def test_faults_are_played() -> None:
    bench = Bench().puts(1250).introduced()
    bench.scale.faults.set("bad_check", value=True)
    spoiled = bench.asks(AT_199)
    assert spoiled == b"\x86"
    bench.scale.faults.clear("bad_check")
    bench.scale.faults.set("garbled", value=True)
    assert not set(bench.asks(AT_199)) & set(b"\x02\x03\x06\x15")
    bench.scale.faults.clear("garbled")
    bench.scale.faults.set("unfinished", value=True)
    assert bench.weighs() == b"\x06\x15"
    assert bench.asks(ASK_STATUS) == b"\x0209\x1b22\x03"
    assert bench.scale.state()["logic_known"] is True


def test_a_record_that_a_reset_cuts_off_is_none() -> None:
    bench = Bench().puts(1250).introduced()
    assert bench.asks(b"\x04\x0201\x1b0001\x04" + AT_199) == b"\x06"
    assert bench.asks(b"99\x03") == b""
