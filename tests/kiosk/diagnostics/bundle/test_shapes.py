"""What passed on a wire, as it may be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.pump import TraceLine
from kiosk.diagnostics.bundle.shapes import MACHINES, shaped
from kiosk.diagnostics.zero import Zero

ZERO = Zero(1.5, 86_400.0)
CARD = "4111111111111111"


def shows(kind: str, *pieces: bytes, way: str = "<") -> list[object]:
    trace = [TraceLine(float(at), way, one) for at, one in enumerate(pieces)]
    return [line["shows"] for line in shaped(kind, trace, ZERO)]


def test_a_scanners_read_keeps_its_frame_and_loses_its_signs() -> None:
    assert shows("scanner", b"]E0400\r\n", b"Stra\xdfe") == [". a 9 9 9 9 CR LF", "a a a a ~ a"]


def test_a_terminals_answer_keeps_what_is_no_digit_and_the_lanes_command_its_head() -> None:
    assert shows("terminal", bytes.fromhex("040f09270006d104")) == [".. 0f .. .. .. .. d1 .."]
    assert shows("terminal", bytes.fromhex("0601070400000000041149"), way=">") == ["06 01 07 .. .. .. .. .. .. .. .."]


def test_a_terminal_that_speaks_in_text_shows_as_little_as_a_scanner() -> None:
    assert shows("terminal", b'{"PAN":"4111"}') == [". . a a a . . . 9 9 9 9 . ."]


def test_a_scale_shows_its_weights_and_no_number_that_is_longer() -> None:
    assert shows("scale", b"\x0201260\r") == ["02 30 31 32 36 30 0d"]
    assert shows("scale", b"\x02" + CARD.encode()) == ["02" + " **" * 16]


@pytest.mark.parametrize("kind", [*sorted(MACHINES), "scanner", "terminal", "wallet"])
@given(cut=st.integers(1, 15))
def test_a_card_number_is_not_there_wherever_it_was_cut(kind: str, cut: int) -> None:
    number = CARD.encode()
    assert_hidden(shows(kind, b"\x02" + number[:cut], number[cut:] + b"\r"))


@pytest.mark.parametrize("kind", [*sorted(MACHINES), "scanner", "terminal", "wallet"])
@given(cut=st.integers(1, 7))
def test_nor_is_one_of_two_digits_a_byte(kind: str, cut: int) -> None:
    number = bytes.fromhex(CARD)
    assert_hidden(shows(kind, b"\xf8" + number[:cut], number[cut:] + b"\xff"))


@pytest.mark.parametrize("number", ["4242424242424242", "378282246310005f", "0378282246310005", "5555555555554444"])
@pytest.mark.parametrize("kind", [*sorted(MACHINES)])
@given(cut=st.integers(1, 18))
def test_nor_is_a_packed_one_that_reads_as_text(kind: str, number: str, cut: int) -> None:
    line = b"\x02S " + bytes.fromhex(number) + b" 1.250 kg\r"
    whole = "".join(str(shown) for shown in shows(kind, line[:cut], line[cut:])).replace(" ", "")
    assert number.strip("0f") not in whole


@pytest.mark.parametrize("number", ["491705556199", "017055561994", "47119853"], ids=["phone", "phone at home", "PIN"])
@pytest.mark.parametrize("kind", [*sorted(MACHINES), "scanner", "terminal", "wallet"])
@given(cut=st.integers(1, 9))
def test_nor_is_a_phone_or_a_pin_of_two_digits_a_byte(kind: str, number: str, cut: int) -> None:
    line = b"\x06\x0f\xf8" + bytes.fromhex(number) + b"\xf8\x29\xff"
    whole = "".join(str(shown) for shown in shows(kind, line[:cut], line[cut:])).replace(" ", "")
    assert number not in whole
    assert not any(name in whole for name in ("SOH", "ENQ", "DC1", "ETB", "EM")), "each would be two of its digits"


@pytest.mark.parametrize("kind", [*sorted(MACHINES)])
@given(cut=st.integers(1, 9))
def test_nor_is_a_packed_pin_that_reads_as_text(kind: str, cut: int) -> None:
    line = b"\x02S S " + bytes.fromhex("47655872") + b" kg\r"
    whole = "".join(str(shown) for shown in shows(kind, line[:cut], line[cut:])).replace(" ", "")
    assert "47655872" not in whole


@pytest.mark.parametrize(
    "line", [b"\x02S S      1.250 kg\r\n", b"ST,GS,+  12.345kg\r\n", b"N  1250  0  12 g\r", b"SET 1000\r\n"]
)
def test_a_line_of_a_scale_stands_there_whole(line: bytes) -> None:
    assert shows("scale", line) == [line.hex(" ")]


def assert_hidden(said: list[object]) -> None:
    whole = "".join(str(line) for line in said).replace(" ", "")
    assert CARD not in whole
    assert CARD.encode().hex() not in whole


def test_a_coins_numbers_are_shown() -> None:
    assert shows("cash", bytes.fromhex("0103010008f9")) == ["01 03 01 00 08 f9"]


def test_what_was_said_of_a_wire_is_masked_and_each_line_says_when_by_the_lanes_one_zero() -> None:
    lines = shaped("scale", [TraceLine(2.0, "!", b"no answer to 4711"), TraceLine(3.25, "<", b"\x15")], ZERO)
    assert lines == [
        {"at": "1970-01-02T00:00:02.000Z", "since_s": 0.5, "way": "!", "bytes": 17, "shows": "no answer to ####"},
        {"at": "1970-01-02T00:00:03.250Z", "since_s": 1.75, "way": "<", "bytes": 1, "shows": "15"},
    ]
    assert shaped("scale", [], ZERO) == []
