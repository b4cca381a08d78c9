"""GS1 element strings: text after FNC1 → values by application identifier. Nothing is guessed where FNC1 is missing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kiosk.core.barcodes.refusal import malformed

if TYPE_CHECKING:
    from biip.gs1_application_identifiers import GS1ApplicationIdentifier

GS = "\x1d"

# Beginnings of identifiers whose whole element string has a length laid down for ever, and that length
# (GS1 General Specifications, figure 7.8.5-2). All others end at FNC1 or at the end of the data.
PREDEFINED = {
    "00": 20, "01": 16, "02": 16, "03": 16, "04": 18, "11": 8, "12": 8, "13": 8, "14": 8, "15": 8, "16": 8, "17": 8,
    "18": 8, "19": 8, "20": 4, "31": 10, "32": 10, "33": 10, "34": 10, "35": 10, "36": 10, "41": 16,
}  # fmt: skip


@cache
def load_dictionary() -> type[GS1ApplicationIdentifier]:
    """GS1's list of application identifiers. The first call takes some 0.2 s; a lane makes it before it sells."""
    # no plain EAN should wait for it
    from biip.gs1_application_identifiers import GS1ApplicationIdentifier

    return GS1ApplicationIdentifier


def identifier(text: str) -> GS1ApplicationIdentifier | None:
    """The application identifier that `text` begins with."""
    from biip import ParseError

    try:
        return load_dictionary().extract(text)
    except ParseError:
        return None


def split(text: str) -> dict[str, str]:
    """The values by application identifier, in their order; refuses what no reading of the rules explains."""
    found: dict[str, str] = {}
    rest = text.lstrip(GS)
    if not rest:
        raise malformed("the code holds no data")
    while rest:
        ai = identifier(rest)
        if ai is None:
            raise malformed(f"{rest[:4]!r} begins no GS1 element; a separator may be missing")
        length = PREDEFINED.get(ai.ai[:2])
        if length is None:
            element, _, rest = rest.partition(GS)
        else:
            element, rest = rest[:length], rest[length:]
        add(found, ai, element[len(ai.ai) :])
        rest = rest.lstrip(GS)
    return found


def add(found: dict[str, str], ai: GS1ApplicationIdentifier, value: str) -> None:
    """Puts a value that fits its identifier into `found`; refuses one that does not, or that contradicts another."""
    if re.fullmatch(ai.pattern, ai.ai + value) is None:
        hint = "; a separator may be missing" if ai.separator_required else ""
        raise malformed(f"({ai.ai}) cannot be {value!r}{hint}")
    if found.setdefault(ai.ai, value) != value:
        raise malformed(f"({ai.ai}) stands there twice, as {found[ai.ai]!r} and {value!r}")
