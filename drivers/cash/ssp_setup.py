"""What a note validator says of itself: its kind, and what the note of each channel is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drivers.cash.coin_ids import CURRENCIES
from drivers.contract import AcceptCash

VALIDATOR, RECYCLER = 0, 6
UNITS = {VALIDATOR: "note validator", RECYCLER: "note recycler"}
PROTOCOL = 6
CHANNELS = 16  # that can be let in or kept out
HUNDREDTHS = frozenset(CURRENCIES.values())
"""Currencies with a hundred minor units."""


@dataclass(frozen=True, slots=True)
class Note:
    """A kind of note: 20.00 in EUR is EUR20."""

    value_minor: int
    currency: str

    @property
    def piece(self) -> str:
        return f"{self.currency}{self.value_minor // 100}"


@dataclass(frozen=True, slots=True)
class Setup:
    """`notes` by channel, from 1; a channel whose worth is in doubt is not in it."""

    unit: int
    firmware: str
    protocol: int
    notes: dict[int, Note]


def let_in(notes: Mapping[int, Note], asked: AcceptCash, still_minor: int) -> int:
    """A bit for each channel whose note may come in while `still_minor` is to come, the first for channel 1."""
    channels = (
        channel for channel, note in notes.items() if asked.lets_in(note.value_minor, still_minor, note.currency)
    )
    return sum(1 << (channel - 1) for channel in channels)


def setup_in(data: bytes) -> Setup | None:
    """The set-up in `data`, an answer without its first byte, as protocol 6 gives it; None where it is none.

    A channel's worth stands in it twice, as one byte times a multiplier (0: not used) and in full. Where both are
    given they must agree.
    """
    if len(data) < 12 or len(data) != 16 + 9 * data[11]:
        return None
    count, coarse = data[11], int.from_bytes(data[8:11])
    brief, rest = data[12 : 12 + count], data[12 + 2 * count :]
    minor, protocol, currencies, values = (
        int.from_bytes(rest[:3]),
        rest[3],
        rest[4 : 4 + 3 * count],
        rest[4 + 3 * count :],
    )
    notes = {}
    for place in range(min(count, CHANNELS)):
        currency = currencies[3 * place : 3 * place + 3].decode("ascii", "replace")
        value = int.from_bytes(values[4 * place : 4 * place + 4], "little")
        agree = coarse == 0 or brief[place] * coarse == value
        if value and minor == 100 and agree and currency in HUNDREDTHS:
            notes[place + 1] = Note(value * minor, currency)
    return Setup(data[0], data[1:5].decode("ascii", "replace").strip(), protocol, notes)
