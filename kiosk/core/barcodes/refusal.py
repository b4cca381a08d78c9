"""Why a code is not sold, as what this package raises on the way."""

from __future__ import annotations

from enum import StrEnum


class ReasonKind(StrEnum):
    """Why a code may be sold or not."""

    OK = "ok"
    BAD_CHECK_DIGIT = "bad_check_digit"
    """Read or printed wrongly: scan again."""
    EXPIRED = "expired"
    """The item is known, and its date has passed."""
    MALFORMED = "malformed"
    """The text breaks the rules of its own symbology or format."""
    NO_IDENTIFIER = "no_identifier"
    """It may be an element string, but neither an AIM identifier nor FNC1 says so: not guessed."""
    UNSUPPORTED = "unsupported"
    """Well formed perhaps, but nothing that is sold here."""


class Refusal(Exception):
    """Raised inside this package only; `interpret` turns it into a meaning that is not valid."""

    def __init__(self, kind: ReasonKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


def malformed(reason: str) -> Refusal:
    return Refusal(ReasonKind.MALFORMED, reason)


def unsupported(reason: str) -> Refusal:
    return Refusal(ReasonKind.UNSUPPORTED, reason)


def bad_check_digit(reason: str) -> Refusal:
    return Refusal(ReasonKind.BAD_CHECK_DIGIT, reason)
