"""What a device's wire may tell outside the lane: the shape of what passed, and of machines that know nobody the bytes.

A shape has no digit that was on the wire, so none can be put together from it, however a stream was cut: neither a
number in letters nor one of two digits a byte, as terminals write card numbers. Where bytes are shown, long numbers are
blanked in either way of writing, lest a scanner or a terminal was plugged in there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from kiosk.diagnostics.live import Passage
from kiosk.diagnostics.masking import masked
from kiosk.diagnostics.zero import Zero
from kiosk.lane.card_numbers import may_be_card_number

MACHINES = frozenset({"scale", "light", "cash", "hopper"})
"""Kinds of device that no person tells anything: their bytes are shown, but for long numbers."""
BINARY = frozenset({"terminal"})
"""Kinds that pack two digits into a byte."""
HEAD = 3
"""Bytes: a terminal's command and its length."""
TEXT_SHARE = 0.8
STEERING = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI"),
    *("DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"),
)
LONG = 8
"""So many digits may be somebody's number; no weight or sum has more."""
LONG_TEXT = re.compile(rb"[0-9](?:[^0-9A-Za-z]{0,2}[0-9]){7,}")
TEXT = re.compile(rb"[\x02-\x06\n\r\x15\x20-\x7e]+")
PACKED = re.compile(b"[" + b"".join(b"\\x%x0-\\x%x9" % (tens, tens) for tens in range(10)) + b"]+")
"""Bytes that may each be two digits."""
TELLING = 3
"""So many of them above nine make a number of it: those below are what machines count with."""
TELLING_TEXT = 4
"""So many different letters in a row, of those that may be two digits, make one of what reads as text."""

PACKED_CARD = re.compile(PACKED.pattern[:-1] + b"{6,}[\\x0f\\x1f\\x2f\\x3f\\x4f\\x5f\\x6f\\x7f\\x8f\\x9f]?")
"""Where a card's number may stand so, text or not; one of odd length is filled up behind, or with a zero before."""
CARD_BYTES = range(7, 11)
CARD = re.compile("0?([2-6][0-9]{12,18})f?")
PLAIN = frozenset(b" 0123456789")
GAP = b"   "
"""A line of figures: signs of these alone, or with a gap between, are taken for no packed number."""


def shaped(kind: str, trace: Iterable[Passage], zero: Zero) -> list[dict[str, object]]:
    """A line for each passage of a trace of a device of this `kind`, oldest first, with its time by `zero`, which is
    the same for all devices: `at` in UTC, `since_s` the lane's start.
    """
    lines = list(trace)
    # A long number is one wherever it was cut, so each way is looked at as one stream.
    secret = {way: _secret(kind, [line.data for line in lines if line.direction == way]) for way in "<>"}
    return [
        {
            "at": zero.utc(line.at),
            "since_s": zero.since_s(line.at),
            "way": line.direction,
            "bytes": len(line.data),
            "shows": masked(line.data.decode("utf-8", "replace"))
            if line.direction == "!"
            else _shown(kind, line, list(islice(secret[line.direction], len(line.data)))),
        }
        for line in lines
    ]


def shape_of(kind: str, way: str, data: bytes) -> str:
    """The shape of one passage by itself."""
    return _shape(kind, way, data, list(_secret(kind, [data])))


def _shown(kind: str, line: Passage, secret: Sequence[bool]) -> str:
    if kind in MACHINES:
        return " ".join("**" if hidden else f"{byte:02x}" for byte, hidden in zip(line.data, secret, strict=True))
    return _shape(kind, line.direction, line.data, secret)


def _shape(kind: str, way: str, data: bytes, secret: Sequence[bool]) -> str:
    """What steers a device has no name in a long number, for each is two digits."""
    if kind not in BINARY or _reads(data):
        signs = zip(data, secret, strict=True)
        return " ".join("~" if hidden and byte < 0x20 else _sign(byte) for byte, hidden in signs)
    head = HEAD if way == ">" else 0  # what the lane begins with is a command of its own
    return " ".join([*(f"{byte:02x}" for byte in data[:head]), *map(_packed, data[head:])])


def _reads(data: bytes) -> bool:
    """Whether it is text."""
    return sum(0x20 <= byte < 0x7F for byte in data) > TEXT_SHARE * len(data)


def _sign(byte: int) -> str:
    """`a` a letter, `9` a digit, `.` another sign, `~` beyond ASCII; what steers a device by its name, such as STX."""
    if byte < 0x20:
        return STEERING[byte]
    if 0x30 <= byte <= 0x39:
        return "9"
    if byte >= 0x7F:
        return "~"
    return "a" if chr(byte).isalpha() else "."


def _packed(byte: int) -> str:
    """`..` what could be two digits or a letter, else hexadecimal."""
    pair = byte >> 4 <= 9 and byte & 15 <= 9
    return ".." if pair or bytes((byte,)).isalpha() else f"{byte:02x}"


def _secret(kind: str, pieces: Sequence[bytes]) -> Iterator[bool]:
    """Of each byte, in order, whether it is part of a long number; of one in letters only where bytes are shown."""
    return _hidden(pieces) if kind in MACHINES else _marked(len(b"".join(pieces)), _packed_numbers(pieces))


def _hidden(pieces: Sequence[bytes]) -> Iterator[bool]:
    stream = b"".join(pieces)
    letters = (found.span() for found in LONG_TEXT.finditer(stream))
    return _marked(len(stream), chain(letters, _packed_numbers(pieces), _packed_cards(stream)))


def _marked(size: int, places: Iterable[tuple[int, int]]) -> Iterator[bool]:
    secret = bytearray(size)
    for begin, end in places:
        secret[begin:end] = b"\1" * (end - begin)
    return map(bool, secret)


def _packed_numbers(pieces: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Where a number of two digits a byte may begin and end: somebody's card, phone or PIN, wherever it was cut.

    In what reads as text, figures and blanks are what they look like.
    """
    stream = b"".join(pieces)
    reads = b"".join((b"\1" if TEXT.fullmatch(piece) else b"\0") * len(piece) for piece in pieces)
    for run in PACKED.finditer(stream):
        begin, end = run.span()
        texts = reads[begin:end]
        telling = [byte for byte, text in zip(run[0], texts, strict=True) if byte > 9 and not (text and byte in PLAIN)]
        enough = len(set(telling)) >= TELLING_TEXT if all(texts) else len(telling) >= TELLING
        if enough and end - begin >= LONG // 2:
            yield begin, end


def _packed_cards(stream: bytes) -> Iterator[tuple[int, int]]:
    """Where a number of two digits a byte begins and ends that a card may have, also in what reads as text."""
    for run in PACKED_CARD.finditer(stream):
        for begin in range(run.start(), run.end()):
            for end in (begin + size for size in CARD_BYTES if begin + size <= run.end()):
                piece = stream[begin:end]
                number = CARD.fullmatch(piece.hex()) if GAP not in piece and not PLAIN.issuperset(piece) else None
                if number is not None and may_be_card_number(number[1]):
                    yield begin, end
