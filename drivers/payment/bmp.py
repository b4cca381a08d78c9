"""The fields of a ZVT message (bitmaps), read as far as they are known. Card numbers end here: four digits leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drivers.payment.container import wants_signature

AMOUNT, RESULT, TERMINAL_ID, CURRENCY = 0x04, 0x27, 0x29, 0x49
RECEIPT, TRACE, ORIGINAL_TRACE, STATUS_BYTE, AUTHORISATION, CARD_NAME, PAN = 0x87, 0x0B, 0x37, 0x19, 0x3B, 0x8B, 0x22
CONTAINER, TOTALS = 0x06, 0x60

LLVAR, LLLVAR, BER = -2, -3, -1
SIZES = {
    tag: size
    for size, tags in (
        (1, "01 02 03 05 19 27 8A 8C A0"),
        (2, "0D 0E 17 3A 49 87"),
        (3, "0B 0C 37 3D 88 AA"),
        (4, "29"),
        (5, "BA"),
        (6, "04"),
        (8, "3B"),
        (15, "2A"),
        (LLVAR, "22 23 2D 8B A7"),
        (LLLVAR, "24 2E 3C 60 92 9A AF"),
        (BER, "06"),
    )
    for tag in bytes.fromhex(tags)
}

CURRENCIES = {
    "EUR": "0978", "CHF": "0756", "GBP": "0826", "USD": "0840", "PLN": "0985", "CZK": "0203", "DKK": "0208",
    "SEK": "0752", "NOK": "0578", "HUF": "0348", "CNY": "0156", "RON": "0946", "BGN": "0975", "CAD": "0124",
}  # fmt: skip
CURRENCY_NAMES = {number: name for name, number in CURRENCIES.items()}


@dataclass(frozen=True, slots=True)
class Span:
    """Where a field's value lies in the data."""

    tag: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What the lane may know of a message; None or '' for what it does not say. Safe to keep, compare and show."""

    result: int | None = None
    amount_minor: int | None = None
    currency: str = ""
    terminal_id: str = ""
    receipt_no: str = ""
    trace_no: str = ""
    original_trace: str = ""
    status: int = 0
    authorisation: str = ""
    card_name: str = ""
    card_last4: str = ""
    signature: bool = False  # the shopper is to sign


def spans(data: bytes) -> Iterator[Span]:
    """The fields of `data` in order; ends at the first that is unknown, cut short or wrongly made."""
    at = 0
    while at < len(data):
        tag = data[at]
        found = _value(data, at + 1, SIZES.get(tag))
        if found is None:
            return
        yield Span(tag, *found)
        at = found[1]


def read_fields(data: bytes) -> Fields:
    """The fields known to the lane; of a field that comes twice the first counts."""
    values: dict[int, bytes] = {}
    for span in spans(data):
        values.setdefault(span.tag, data[span.start : span.end])
    number = _digits(values.get(CURRENCY, b""))
    pan = values.get(PAN, b"").hex().rstrip("f")
    return Fields(
        result=values[RESULT][0] if RESULT in values else None,
        amount_minor=_amount(values.get(AMOUNT, b"")),
        currency=CURRENCY_NAMES.get(number, number),
        terminal_id=_digits(values.get(TERMINAL_ID, b"")),
        receipt_no=_digits(values.get(RECEIPT, b"")),
        trace_no=_digits(values.get(TRACE, b"")),
        original_trace=_digits(values.get(ORIGINAL_TRACE, b"")),
        status=values.get(STATUS_BYTE, b"\0")[0],
        authorisation=_text(values.get(AUTHORISATION, b"")),
        card_name=_text(values.get(CARD_NAME, b"")),
        card_last4=pan[-4:] if re.fullmatch(r"[0-9]{4}", pan[-4:]) else "",
        signature=wants_signature(values.get(CONTAINER, b"")),
    )


def bcd(number: int, size: int) -> bytes:
    """`number` as `size` bytes of two digits each; raises ValueError where it does not fit."""
    if not 0 <= number < 100**size:
        raise ValueError(f"{number} does not fit {size * 2} digits")
    return bytes.fromhex(f"{number:0{size * 2}d}")


def _value(data: bytes, at: int, size: int | None) -> tuple[int, int] | None:
    """Start and end of a value whose length begins at `at`; None where it cannot be told."""
    if size is None:
        return None
    start, length = at, size
    if size == BER:
        if at >= len(data):
            return None
        start, length = at + 1, data[at]
        if length in (0x81, 0x82):
            start, length = start + (length & 0x0F), int.from_bytes(data[start : start + (length & 0x0F)], "big")
        elif length >= 0x80:
            return None
    elif size < 0:
        start = at - size
        head = data[at:start]
        if len(head) < -size or any(byte >> 4 != 0xF or byte & 0x0F > 9 for byte in head):
            return None
        length = int("".join(str(byte & 0x0F) for byte in head))
    return (start, start + length) if start + length <= len(data) else None


def _digits(value: bytes) -> str:
    """Two digits a byte; '' where a nibble is none."""
    digits = value.hex()
    return digits if digits.isdecimal() else ""


def _amount(value: bytes) -> int | None:
    digits = _digits(value)
    return int(digits) if digits else None


def _text(value: bytes) -> str:
    """Printable text; digits in it are kept, card numbers are not."""
    text = "".join(sign for sign in value.decode("cp437") if sign.isprintable())
    return without_card_numbers(text).strip()


CARD_NUMBER = re.compile(r"(?<![0-9])(?:[0-9][ \-]?){12,18}[0-9](?![0-9])")


def without_card_numbers(text: str) -> str:
    """`text` with all but the last four digits of anything that could be a card number replaced by `*`."""
    return CARD_NUMBER.sub(_mask_number, text)


def _mask_number(found: re.Match[str]) -> str:
    digits = [int(sign) for sign in found[0] if sign.isdecimal()]
    doubled = [sum(divmod(digit * 2, 10)) for digit in digits[-2::-2]]
    if (sum(digits[-1::-2]) + sum(doubled)) % 10:
        return found[0]  # a reference number: its check digit is not a card's
    return re.sub(r"[0-9](?=(?:[ \-]?[0-9]){4})", "*", found[0])
