"""The signature of a tax office's signing unit, and how far a sale is from having one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Signing(StrEnum):
    """How far the signature of a sale is."""

    NONE = "none"  # this store has no signing unit
    PENDING = "pending"  # to be signed, in a moment
    FAILED = "failed"  # the unit failed: the receipt says so, and is signed later
    SIGNED = "signed"
    LATE = "late"  # signed, after the unit had failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What the unit answered: its serial and algorithm, its numbers, its times (ISO 8601), the signature in base64."""

    unit: str
    algorithm: str
    transaction: int
    counter: int
    started: str
    ended: str
    signature: str
