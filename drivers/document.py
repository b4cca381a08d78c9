"""What a printer is given: lines of text, rules and codes, whatever the printer. Part of the contract."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text; `right`, if any, stands at the right edge of the same line. Too long a text wraps.

    `align` is left, center or right; `size` 1 to 4 multiplies width and height.
    """

    text: str
    right: str = ""
    align: str = "left"
    bold: bool = False
    size: int = 1


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A dashed line from edge to edge."""


@dataclass(frozen=True, slots=True)
class QrLine:
    """A QR code, centred."""

    data: str


@dataclass(frozen=True, slots=True)
class BarcodeLine:
    """A Code 128 symbol, centred, with its text below."""

    data: str


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A picture, centred, in black dots: a logo. `data` is a PNG or JPEG; where it fits, dot for dot."""

    data: bytes


DocumentLine = TextLine | RuleLine | QrLine | BarcodeLine | PictureLine


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be on paper, whatever the printer; the driver turns it into its own bytes."""

    lines: tuple[DocumentLine, ...]
    cut: bool = True
