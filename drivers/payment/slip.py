"""Collects the receipt lines (06 D1) that the terminal has the lane print, and picks the shopper's."""

from __future__ import annotations

from drivers.payment.bmp import without_card_numbers

LAST_LINE = 0x80
FEED = 0xFF
MOST_LINES = 300
MOST_FEED = 10
RECEIPT_KIND = b"\x1f\x07\x01"  # tag 1F07 of one byte: whose slip this line belongs to
UNTOLD, MERCHANT, CUSTOMER = 0, 1, 2


def ends_slip(line: bytes) -> bool:
    """Whether no line of the slip follows on `line`, the data of one 06 D1."""
    return line[:1] != bytes([FEED]) and bool(line[:1]) and bool(line[0] & LAST_LINE)


class Slips:
    """Each slip is a kind and its lines, in the order in which they came."""

    def __init__(self) -> None:
        self._slips: list[tuple[int, list[str]]] = []
        self._open = False

    def add(self, data: bytes) -> None:
        """Takes the data of one 06 D1."""
        if not data or sum(len(lines) for _, lines in self._slips) >= MOST_LINES:
            return
        attribute = data[0]
        text, _, container = data[1:].partition(b"\x06")
        found = container.find(RECEIPT_KIND)
        kind = container[found + 3] if 0 <= found < len(container) - 3 else UNTOLD
        if not self._open:
            self._slips.append((kind, []))
            self._open = True
        lines = self._slips[-1][1]
        if kind != UNTOLD and self._slips[-1][0] != kind:
            lines = []
            self._slips.append((kind, lines))
        if attribute == FEED:
            lines.extend([""] * min(text[0] if text else 1, MOST_FEED))
            return
        ends = bool(attribute & LAST_LINE) and attribute != LAST_LINE
        if text or not ends:
            lines.append(_readable(text))
        self._open = not ends

    def customer(self) -> tuple[str, ...]:
        """The shopper's slip: the one marked so, or else the first that isn't marked as the merchant's."""
        for wanted in (CUSTOMER, UNTOLD):
            for kind, lines in self._slips:
                if kind == wanted:
                    return tuple(lines)
        return ()

    def lines(self) -> tuple[str, ...]:
        """All slips, one below the other."""
        return tuple(line for _, lines in self._slips for line in lines)


def _readable(text: bytes) -> str:
    signs = "".join(sign if sign.isprintable() else " " for sign in text.decode("cp437"))
    return without_card_numbers(signs).rstrip()
