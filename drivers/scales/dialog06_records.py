"""Records of Checkout Dialog 06, as values and as bytes, and the answer to a scale that checks its partner's logic.

There is no check byte beside the parity of the line: a record is used only if each of its fields has its exact form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

EOT, ACK, NAK = b"\x04", 0x06, 0x15
ESC = b"\x1b"
MOST_TARE_G = 9_999
MOST_TEXT = 13

_RECORD = re.compile(rb"[\x06\x15]|\x02[^\x02\x03]{1,40}\x03")
_RESULT = re.compile(rb"\x0202\x1b([0-3])\x1b([0-9]{5})\x1b([0-9]{5,6})\x1b([0-9]{6})\x03")
_STATUS = re.compile(rb"\x0209\x1b([0-9]{2})\x03")
_LOGIC = re.compile(rb"\x0211\x1b(?:2([0-9A-F]{2})|([01]))\x03")
_KILOGRAMS = b"3"
LOGIC_FIGURES = re.compile(rb"(10\x1b)([0-9A-Fa-f]{1,8})")
"""What our side answers to a check of its logic: secret, with the polynomial that it comes from."""


@dataclass(frozen=True, slots=True)
class Dialog06Setup:
    """How one scale is wired to us.

    `polynomial` and `checksum`: the scale maker's, for the approved logic; those given here are for tests and known to
    all. Unless we `know_logic` they are nobody's, and no check of it is answered. `prices`: the scale computes prices;
    between two wishes it is only asked how it is.
    """

    polynomial: int = 0x1021
    checksum: int = 0x5EC5
    price_digits: int = 6
    extra_escape: bool = True  # at the end of record 01
    eot_after_reply: bool = False
    prices: bool = False
    know_logic: bool = True


USUAL_SETUP = Dialog06Setup()
NO_LOGIC = Dialog06Setup(know_logic=False)
WHO_IS_THERE = Dialog06Setup(know_logic=False, prices=True)
"""Nothing is known of the scale: it is asked how it is, and to weigh nothing, for which it would want our logic."""
SECRETS = "polynomial and checksum"
"""What both are called in a reason; no other reason names them."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The scale took the record."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It did not, or has no result; its status says why."""


@dataclass(frozen=True, slots=True)
class Result:
    """A weighing: net grams, the price it was told, and its own total. `in_kilograms`: else no number can be used."""

    grams: int
    price_minor: int
    total_minor: int
    in_kilograms: bool


@dataclass(frozen=True, slots=True)
class Status:
    code: int


@dataclass(frozen=True, slots=True)
class LogicWanted:
    """The scale wants our checksums, turned by `random`."""

    random: int


@dataclass(frozen=True, slots=True)
class LogicVerdict:
    valid: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """A whole record that is none of these."""

    data: bytes


Reply = Acknowledged | Refused | Result | Status | LogicWanted | LogicVerdict | Unknown


def weighing(setup: Dialog06Setup, price_minor: int, tare_g: int = 0, text: str = "") -> bytes:
    """Record 01, 03, 04 or 05: what has a tare or a text goes in a record of its own."""
    fields = [str(price_minor).zfill(setup.price_digits).encode("ascii")]
    if tare_g:
        fields.append(f"{tare_g:04d}".encode("ascii"))
    if text:
        fields.append(f"{text:<{MOST_TEXT}}".encode("ascii"))
    number = {(False, False): b"01", (True, False): b"03", (False, True): b"04", (True, True): b"05"}
    end = ESC if setup.extra_escape and len(fields) == 1 else b""
    return EOT + b"\x02" + ESC.join([number[bool(tare_g), bool(text)], *fields]) + end + b"\x03"


ENQUIRY = b"\x04\x05"
STATUS_REQUEST = b"\x04\x0208\x03"
SHOW_VERSION = b"\x04\x0220\x03"
"""After it the scale checks its partner's logic with the next record that it would take."""


def logic(setup: Dialog06Setup, random: int) -> bytes:
    """Record 10: the checksum turned left by the high half of `random`, its correction right by the low half."""
    checksum = _turned_left(setup.checksum, random >> 4)
    correction = _turned_left(remainder(setup.checksum, setup.polynomial), 16 - (random & 0x0F))
    return b"\x04\x0210\x1b" + f"{checksum:04X}{correction:04X}".encode("ascii") + b"\x03"


def remainder(checksum: int, polynomial: int) -> int:
    """Of `checksum`, sixteen zero bits behind it, divided by x^16 + `polynomial`."""
    register = checksum
    for _ in range(16):
        register <<= 1
        if register & 0x10000:
            register ^= 0x10000 | polynomial
    return register


def first_reply(data: bytes) -> tuple[Reply, int] | None:
    """The first whole reply in `data` and where it ends; None while there is none."""
    found = _RECORD.search(data)
    return None if found is None else (_reply(found[0]), found.end())


def is_preceded(data: bytes) -> bool:
    """Whether bytes of no reply stand before the first whole one in `data`."""
    found = _RECORD.search(data)
    return found is not None and found.start() > 0


def _reply(data: bytes) -> Reply:
    if data[0] == ACK:
        return Acknowledged()
    if data[0] == NAK:
        return Refused()
    if match := _RESULT.fullmatch(data):
        unit, grams, price, total = match.groups()
        return Result(int(grams), int(price), int(total), unit == _KILOGRAMS)
    if match := _STATUS.fullmatch(data):
        return Status(int(match[1]))
    if match := _LOGIC.fullmatch(data):
        return LogicVerdict(match[2] == b"1") if match[2] else LogicWanted(int(match[1], 16))
    return Unknown(data)


def _turned_left(value: int, places: int) -> int:
    places %= 16
    return (value << places | value >> (16 - places)) & 0xFFFF
