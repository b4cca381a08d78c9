"""What a scanner is asked besides reading: its sounds, and to start afresh. A scanner that can't does nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoodReadBeep:
    """The code is taken: the scanner sounds as after a good read, where it is set to."""


@dataclass(frozen=True, slots=True)
class NotOnFileBeep:
    """The code is unknown: the scanner sounds its refusal. It reads on afterwards, if reads are wanted."""


@dataclass(frozen=True, slots=True)
class ResetScanner:
    """The scanner starts afresh; it may hear and read nothing for half a minute."""
