"""What differs from one ESC/POS printer to the next, as far as a receipt and its confirmation are concerned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HanMode(StrEnum):
    """How a line that the code page cannot write gets on paper."""

    RASTER = "raster"  # as a picture: every printer can
    GB18030 = "gb18030"  # with the printer's own Chinese font, where it has one


class Confirmation(StrEnum):
    """What the printer answers when it has worked its buffer off."""

    PROCESS_ID = "process_id"  # GS ( H
    PAPER_REPORT = "paper_report"  # GS r 1, for printers without process ids


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """A kind of printer. `dots` is the printable width, `columns` that of font A (12 × 24 dots a character)."""

    name: str
    dots: int = 576
    columns: int = 48
    encoding: str = "CP1252"
    han: HanMode = HanMode.RASTER
    confirmation: Confirmation = Confirmation.PROCESS_ID


DEFAULT_PROFILE = PrinterProfile("80mm")

PROFILES: tuple[PrinterProfile, ...] = (
    DEFAULT_PROFILE,
    PrinterProfile("58mm", dots=384, columns=32),
    PrinterProfile("80mm-gb18030", han=HanMode.GB18030),
    PrinterProfile("80mm-no-process-id", confirmation=Confirmation.PAPER_REPORT),
)


def find_profile(name: str) -> PrinterProfile:
    """The profile called `name`; raises ValueError, in one sentence, where there is none."""
    for profile in PROFILES:
        if profile.name == name:
            return profile
    raise ValueError(f"printer profile {name!r} is none of {', '.join(profile.name for profile in PROFILES)}")
