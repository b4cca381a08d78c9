"""Lines of MT-SICS, the command set of Mettler-Toledo's scales and of many others, as values.

A line is used as far as its end is whole: what a bad wire put before it is dropped. A weight has ten places, with some
scales nine: `Shown` says which, for a digit that was lost on the way makes nine of ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from drivers.contract import DeviceFault, FaultKind

END = b"\r\n"
REMEMBERED = 64
"""A scale at rest says the same line ten times a second."""

_GRAMS = {"g": Decimal(1), "kg": Decimal(1000)}
_WEIGHT = r"(?P<value>(?=[ .0-9-]{9,10} ) *-?[0-9]+(?:\.[0-9]+)?) (?P<unit>kg|g|lb|oz|t|mg|ct|lbs)"
_SHOWN = re.compile(rf"S (?P<rest>[SD]) {_WEIGHT}$", re.ASCII)
_NOT_SHOWN = re.compile(r"S (?P<why>[I+-])$")
_TARE = re.compile(rf"TA A {_WEIGHT}$", re.ASCII)
_NO_TARE = re.compile(r"TA (?P<why>[IL])$")
_ZERO = re.compile(r"ZI? (?P<what>[ASDI+-])$")
_SELF = re.compile(r"(?P<command>I[0-5]) (?P<more>[AB])(?P<texts>(?: [0-9]+)?(?: \"[^\"]{0,80}\")+)$")
_REFUSED = re.compile(r"(?P<why>E[STL])$")
_SEVEN_BITS = bytes(byte & 0x7F for byte in range(256))


@dataclass(frozen=True, slots=True)
class Shown:
    """A weight: net, if the scale's own tare is active; in whole grams, halves away from zero."""

    grams: int
    stable: bool
    places: int = 10


class NotShown(StrEnum):
    """Why there is no weight."""

    BUSY = "I"  # the scale does something else, or does not come to rest
    OVER = "+"
    UNDER = "-"


@dataclass(frozen=True, slots=True)
class Tare:
    """What the scale takes off by itself; None: it cannot say now."""

    grams: int | None


@dataclass(frozen=True, slots=True)
class Zeroed:
    """What came of a wish to zero: `A`, `S` and `D` say that it is done."""

    what: str

    @property
    def done(self) -> bool:
        return self.what in "ASD"


@dataclass(frozen=True, slots=True)
class OfItself:
    """One line of what a scale says of itself when asked `command`, I0 to I5; `last`: no other follows."""

    command: str
    last: bool
    texts: tuple[str, ...]


class Refused(StrEnum):
    """The last command was not taken."""

    SYNTAX = "ES"
    TRANSMISSION = "ET"
    LOGIC = "EL"


Line = Shown | NotShown | Tare | Zeroed | OfItself | Refused


@lru_cache(REMEMBERED)
def meaning(data: bytes) -> Line | DeviceFault | None:
    """What the line `data`, without its end, says; a fault of the scale's settings; None: nothing of the protocol."""
    line = _meaning(data)
    if line is None and _meaning(data.translate(_SEVEN_BITS)) is not None:
        detail = "the eighth bit is set: the line must be 8 data bits without parity"
        return DeviceFault(FaultKind.SETTINGS, detail, retryable=False)
    return line


@lru_cache(REMEMBERED)
def is_preceded(data: bytes) -> bool:
    """Whether what `data` says stands behind something else, half a line before it say."""
    text = data.decode("latin-1")
    found = (pattern.search(text) for pattern in (_SHOWN, _TARE, _SELF, _NOT_SHOWN, _NO_TARE, _ZERO, _REFUSED))
    return any(match is not None and match.start() > 0 for match in found)


def _meaning(data: bytes) -> Line | DeviceFault | None:
    text = data.decode("latin-1")
    if match := _SHOWN.search(text):
        grams = _grams(match)
        return grams if isinstance(grams, DeviceFault) else Shown(grams, match["rest"] == "S", len(match["value"]))
    if match := _TARE.search(text):
        grams = _grams(match)
        return grams if isinstance(grams, DeviceFault) else Tare(grams)
    if match := _SELF.search(text):
        return OfItself(match["command"], match["more"] == "A", tuple(re.findall(r'"([^"]*)"', match["texts"])))
    if match := _NOT_SHOWN.search(text):
        return NotShown(match["why"])
    if _NO_TARE.search(text):
        return Tare(None)
    if match := _ZERO.search(text):
        return Zeroed(match["what"])
    if match := _REFUSED.search(text):
        return Refused(match["why"])
    return None


def _grams(match: re.Match[str]) -> int | DeviceFault:
    unit = match["unit"]
    if unit not in _GRAMS:
        detail = f"the scale weighs in {unit}: set it to grams or kilograms"
        return DeviceFault(FaultKind.SETTINGS, detail, retryable=False)
    grams = Decimal(match["value"].strip()) * _GRAMS[unit]
    return int(grams.quantize(Decimal(1), ROUND_HALF_UP))
