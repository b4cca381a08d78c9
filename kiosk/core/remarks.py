"""Words that somebody typed, as they are kept."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d(?:[ .,+/()_-]*\d){4,}")


def plain(text: str, most: int) -> str:
    """`text` in single blanks, of at most `most` letters, without control characters and without what may be a phone or
    card number.
    """
    words = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    return " ".join(_NUMBER.sub("…", words).split())[:most].strip()
