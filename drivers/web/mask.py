"""What of a conversation in JSON may stand in a trace: no digits that could be part of a card number or a phone's, and
nothing that is no text: there two digits may be one byte.
"""

from __future__ import annotations

import re

# A run at the edge of a piece may go on in the next one.
LONG_RUN = re.compile(rb"[0-9][0-9 \-]{3,}[0-9]|\A[0-9]+|[0-9]+\Z")
DIGIT = re.compile(rb"[0-9]")
NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def mask(data: bytes) -> bytes:
    """`data`, same length, long runs of digits blanked; all of it, where signs stand in it that no text has."""
    if NO_TEXT.search(data):
        return b"*" * len(data)
    return LONG_RUN.sub(lambda run: DIGIT.sub(b"*", run[0]), data)
