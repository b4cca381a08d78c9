"""What of the bytes may stand in a trace. Works on any piece of the stream, and blanks what it does not understand."""

from __future__ import annotations

import re

from drivers.payment import apdu, bmp
from drivers.payment.apdu import Apdu, NotZvt, cut

BLANK = 0xEE
# Our own commands, told from digits of a card number by how their data begins.
OWN_COMMANDS = {
    apdu.REGISTER: b"\0\0\0",
    apdu.AUTHORISE: b"\x04",
    apdu.REPEAT_RECEIPT: b"\0\0\0",
    apdu.ENQUIRE: b"\0\0\0",
    apdu.INITIALISE: b"\0\0\0",
    apdu.END_OF_DAY: b"\0\0\0",
    apdu.DIAGNOSE: b"",
    apdu.LOG_OFF: b"",
    apdu.ABORT: b"",
}
PLAIN = {apdu.PRINT_LINE, apdu.PRINT_BLOCK}
SHOWN = frozenset(
    {bmp.AMOUNT, bmp.RESULT, bmp.TERMINAL_ID, bmp.CURRENCY, bmp.RECEIPT, bmp.TRACE, bmp.ORIGINAL_TRACE, bmp.STATUS_BYTE}
    | {bmp.TOTALS, 0x0C, 0x0D, 0x8A, 0x8C, 0xA0, 0xAA}  # time, date, kinds of card and of result
)
"""Fields that count money and messages; any other may hold what is somebody's, two digits a byte."""
TEXTS = frozenset({bmp.AUTHORISATION, bmp.CARD_NAME})
"""Fields that are shown where they are text."""
NO_TEXT = re.compile(rb"[\x01-\x1f\x7f]")
LONG_NUMBER = re.compile(rb"[0-9](?=(?:[ \-/]{0,3}[0-9]){4})")
MANY_DIGITS = re.compile(rb"[0-9](?:[ \-/]{0,3}[0-9]){9,}")
"""Ten and more: a card's, or a phone's."""


def mask(data: bytes) -> bytes:
    """`data`, same length, without what is somebody's: card data, a phone's number, a PIN.

    A piece that is no whole message is blanked, but for a known header at its start: what a later piece holds can't
    be told without the earlier one.
    """
    shown = bytearray()
    rest = data
    while rest:
        try:
            found = cut(rest)
        except NotZvt:
            found = None
        if found is None or not _known(found[0]):
            keep = 3 if len(rest) >= 3 and rest[0] << 8 | rest[1] in apdu.FROM_TERMINAL else 0
            return bytes(shown) + rest[:keep] + bytes([BLANK]) * (len(rest) - keep)
        message, size = found
        shown += rest[: size - len(message.data)] + _mask_data(message)
        rest = rest[size:]
    return bytes(shown)


def _known(message: Apdu) -> bool:
    if message.is_reply:
        return not message.data
    begins = OWN_COMMANDS.get(message.control)
    return message.control in apdu.FROM_TERMINAL or (begins is not None and message.data.startswith(begins))


def _mask_data(message: Apdu) -> bytes:
    data = message.data
    if message.control in OWN_COMMANDS:
        return data
    if message.control == apdu.PRINT_LINE and NO_TEXT.search(data[1:]):
        return data[:1] + bytes([BLANK]) * len(data[1:])
    if message.control in PLAIN:
        return _without_long_numbers(data)
    if message.control == apdu.PROGRESS:
        return data[:2] + bytes([BLANK]) * len(data[2:])
    if message.control in (apdu.COMPLETION, apdu.ABORTED) and len(data) == 1:
        return data  # a lone status or result code, not a field
    shown = bytearray([BLANK]) * len(data)
    at = 0
    for span in bmp.spans(data):
        shown[at : span.start] = data[at : span.start]
        value = data[span.start : span.end]
        if span.tag in SHOWN or (span.tag in TEXTS and not NO_TEXT.search(value)):
            shown[span.start : span.end] = value
        at = span.end
    return _without_long_numbers(bytes(shown))


def _without_long_numbers(data: bytes) -> bytes:
    return MANY_DIGITS.sub(lambda found: LONG_NUMBER.sub(b"*", found[0]), data)
