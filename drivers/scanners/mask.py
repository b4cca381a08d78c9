"""What of a scanner's bytes may stand in a trace: people hold their bank cards before it, and their phones to pay.

Works on any piece of the stream: a number whose beginning or end is in another piece can't be told from such a one.
"""

from __future__ import annotations

import re

from drivers.wallet_codes import wallet_of

BLANK = b"*"
SHORTEST, LONGEST = 13, 19
PART = 5
"""Digits that are fewer at the edge of a piece are no use to anybody."""

_DIGITS = re.compile(rb"(?:\][A-Za-z](?=[0-9]{2}))?[0-9]+")


def mask(data: bytes) -> bytes:
    """`data`, same length, without card numbers (13 to 19 digits that pass Luhn's check), payment codes of wallets, and
    what may be part of either.

    What stands behind an AIM identifier begins there. The end of a read is seen where anything stands behind it.
    """
    return _DIGITS.sub(lambda found: _shown(found, len(data)), data)


def _shown(found: re.Match[bytes], size: int) -> bytes:
    named = found[0][:1] == b"]"
    prefix = found[0][:3] if named else b""
    digits = found[0][len(prefix) :]
    if (named or found.start() > 0) and found.end() < size:
        secret = pays(digits) or pays(prefix[2:] + digits)
    else:
        secret = len(digits) >= PART
    return prefix + BLANK * len(digits) if secret else found[0]


def pays(digits: bytes) -> bool:
    """Whether somebody could pay with `digits`."""
    return may_be_card_number(digits) or wallet_of(digits.decode("ascii")) != ""


def may_be_card_number(digits: bytes) -> bool:
    """Whether `digits` are as many as on a card (13 to 19 after any zeros) and pass its check."""
    number = digits.lstrip(b"0")
    if not SHORTEST <= len(number) <= LONGEST:
        return False
    doubled = ((digit - 0x30) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
