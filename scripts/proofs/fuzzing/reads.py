"""What may be believed of a scanner: lines with an end, keys and packets that say the read."""

from __future__ import annotations

import re

from drivers.contract import CodeRead, Reading
from drivers.emulators.wedge import F8, INPUT_EVENT, ON_KEYPAD, PLAIN, SHIFTED
from scripts.proofs.fuzzing.judge import KEPT, Judge


class Reads(Judge):
    """A read is a whole line; one without an end is an EAN whose check digit holds, or the scanner's proven habit.

    Where nothing came for a while a new line may begin.
    """

    END = re.compile(rb"[\r\n]+")

    def __init__(self) -> None:
        self.lost()

    def came(self, data: bytes) -> None:
        first, *others = self.END.split(self._rest + data)
        self.ended = [first[start:] for start in self._starts] + others[:-1] if others else []
        self._rest = others[-1] if others else first
        if others or len(self._rest) > 2 * KEPT:
            self._starts, self._rest = [0], self._rest[:KEPT]

    def paused(self) -> None:
        lines = [self._rest[start:] for start in self._starts]
        self.ended = [line for line in lines if self._habit or self.is_whole(line)]
        self._habit = self._habit or any(map(self.is_whole, lines))
        if self._starts[-1] != len(self._rest):
            self._starts = [*self._starts[-16:], len(self._rest)]

    def lost(self) -> None:
        self._rest, self._starts = b"", [0]
        self._habit = False
        self.ended: list[bytes] = []

    def is_whole(self, line: bytes) -> bool:
        """`]E0` and 13 digits, or `]E4` and 8, of which the last is right."""
        digits = line[3:]
        return len(digits) == {b"]E0": 13, b"]E4": 8}.get(line[:3]) and _checks(digits)

    def says(self, line: bytes, read: CodeRead) -> bool:
        return line == (read.symbology + read.text).encode()

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, CodeRead):
            return any(self.says(line, reading) for line in self.ended)
        return super().allows(reading)


class MakersReads(Reads):
    """Lines under a maker's own letters. Retail numbers must check, and stand in the line as they are, but for UPC-A's
    nought in front and the noughts that UPC-E leaves out; other codes end the line, behind at most two letters.
    """

    RETAIL = re.compile(rb"(?:A|c|FF?|d|D)([0-9]{12,13}|[0-9]{8})")
    SHORT = re.compile(rb"E([01])([0-9]{5})[0-9]([0-9])")

    def is_whole(self, line: bytes) -> bool:
        found = self.RETAIL.fullmatch(line)
        return self.SHORT.fullmatch(line) is not None or (found is not None and _checks(found[1]))

    def says(self, line: bytes, read: CodeRead) -> bool:
        if not read.symbology.startswith("]E"):
            code = read.text.encode()
            forms = (line, line.replace(b"\x80", b"\x1d"), line.removesuffix(b"*"))  # FNC1; a star of Code 39
            return any(form.endswith(code) and len(form) - len(code) <= 2 + form.count(b"\x1d") for form in forms)
        number = read.text[: 8 if read.symbology == "]E4" else 13].encode()
        if short := self.SHORT.match(line):
            head, tail = number[1:4], number[-1:]
            return (head, tail) == (short[1] + short[2][:2], short[3]) and _checks(number)
        return _checks(number) and line.lstrip(b"AcFdD").startswith((number, number[1:]))


def _checks(digits: bytes) -> bool:
    """All digits, and the last is the check digit of the others."""
    if not re.fullmatch(rb"[0-9]+", digits):
        return False
    return sum((digit - 0x30) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits))) % 10 == 0


class Keys(Judge):
    """A read is what whole key events have typed, one after the other; capitals and controls are not told apart."""

    def __init__(self) -> None:
        self._rest = b""
        self._typed = ""
        self._letters = {code: letter for letter, code in PLAIN.items()} | {F8: ""}
        self._letters |= {code: digit for digit, code in ON_KEYPAD.items()}
        self._letters |= {55: "8", 74: "-", 78: "=", 83: ".", 98: "/"}  # the keypad's others; * is Shift and 8

    def came(self, data: bytes) -> None:
        data = self._rest + data
        whole = len(data) // INPUT_EVENT.size * INPUT_EVENT.size
        self._rest = data[whole:]
        down = (code for _, _, kind, code, value in INPUT_EVENT.iter_unpack(data[:whole]) if (kind, value) == (1, 1))
        self._typed = (self._typed + "".join(self._letters.get(code, "") for code in down))[-2 * KEPT :]

    def lost(self) -> None:
        self._rest, self._typed = b"", ""

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, CodeRead):
            return _unshifted(reading.symbology + reading.text) in self._typed.replace("]", "")
        return super().allows(reading)


class Packets(Judge):
    """A read is what the last packets have carried, part by part and in this order, its identifier in each."""

    def __init__(self) -> None:
        self._packets: list[bytes] = []

    def came(self, data: bytes) -> None:
        self._packets = [*self._packets[-127:], data]

    def lost(self) -> None:
        self._packets = []

    def allows(self, reading: Reading) -> bool:
        if not isinstance(reading, CodeRead):
            return super().allows(reading)
        rest, mark = reading.text.encode(), reading.symbology.encode()
        for packet in reversed(self._packets):
            while part := next((size for size in range(min(64, len(rest)), 0, -1) if rest[-size:] in packet), 0):
                rest = rest[:-part]
            if mark not in packet:
                return False
            if not rest:
                return True
        return False


def _unshifted(text: str) -> str:
    """The keys of `text` but that of the brackets, which is GS with Ctrl."""
    return "".join(SHIFTED.get(letter, letter.lower()) for letter in text if letter != "\x1d").replace("]", "")
