"""What of a text may leave the lane: no digits that could be a card, a phone, a PIN or a code, no address, no key.

Nothing is looked for that a text should hold; what could be a secret goes, and of doubtful things all go.
"""

from __future__ import annotations

import re

DIGIT = "#"
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
KEY = re.compile(r"(?=[A-Za-z+/_=-]*[0-9])[A-Za-z0-9+/_=-]{20,}")
"""As long as no word is, and with a digit in it: hexadecimal, base64, or what else a key is written in."""
NUMBER = re.compile(r"\d(?:[\W_]{0,3}\d){3,}")
"""Four digits are a PIN. What stands between them does not matter: numbers are written in groups of any size."""


def masked(text: str) -> str:
    """`text` in which no four digits follow each other, whatever stands between them, and which holds no e-mail
    address and nothing that could be a key.
    """
    text = KEY.sub("(key)", ADDRESS.sub("(address)", text))
    return NUMBER.sub(lambda found: re.sub(r"\d", DIGIT, found[0]), text)
