"""What a lane asks of a tax office's signing unit, and what comes back; part of the contract."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """Sign `data`, the receipt named `key` for ever. Ends in one `Signed` or `NotSigned`."""

    key: str
    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The signing unit signed the receipt named `key`. Times ISO 8601 with zone, by the unit's own clock."""

    key: str
    unit: str
    algorithm: str
    transaction: int
    counter: int
    started: str
    ended: str
    signature: str


@dataclass(frozen=True, slots=True)
class NotSigned:
    """There is no signature for the receipt named `key` now; asking again later is safe, and makes no second one."""

    key: str
    reason: str
