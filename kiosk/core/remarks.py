"""Words that somebody typed, as they are kept."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d(?:[ .+/-]*\d){4,}")


def plain(text: str, most: int) -> str:
    """`text` in single blanks, of at most `most` letters, without control characters and without what may be a phone or
    card number.
    """
    words = " ".join(_NUMBER.sub("…", text).split())
    return "".join(letter for letter in words if letter.isprintable())[:most].strip()
