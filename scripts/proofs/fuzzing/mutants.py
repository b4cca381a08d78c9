"""Drivers with one mistake each, which the proof must find; otherwise they are the one they stand around."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from typing_extensions import override

from drivers.contract import DeviceFault, Driver, Output, Request, StableWeight

LARGE = 3000


class Honest:
    """Passes everything on to the driver inside."""

    def __init__(self, inside: Driver[bytes]) -> None:
        self.inside = inside

    @property
    def deadline(self) -> float | None:
        return self.inside.deadline

    def connected(self, now: float) -> Output:
        return self.inside.connected(now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        return self.inside.disconnected(fault, now)

    def received(self, chunk: bytes, now: float) -> Output:
        return self.inside.received(chunk, now)

    def requested(self, request: Request, now: float) -> Output:
        return self.inside.requested(request, now)

    def ticked(self, now: float) -> Output:
        return self.inside.ticked(now)

    def masked(self, data: bytes) -> bytes:
        return self.inside.masked(data)


class Raises(Honest):
    """Takes every byte for a letter."""

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        chunk.decode("ascii")
        return self.inside.received(chunk, now)


class ReadsGarbage(Honest):
    """Takes digits for a weight, whatever stands around them."""

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        output = self.inside.received(chunk, now)
        found = re.search(rb"(\d\d)\.(\d{3})", chunk)
        if found is None:
            return output
        grams = int(found[1] + found[2])
        weight = StableWeight(grams, net=False, at_zero=grams == 0)
        return replace(output, readings=(*output.readings, weight))


class Hoards(Honest):
    """Forgets nothing that came."""

    def __init__(self, inside: Driver[bytes]) -> None:
        super().__init__(inside)
        self.past = bytearray()

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        self.past += chunk
        return self.inside.received(chunk, now)


class Dawdles(Honest):
    """Adds up a large chunk again for each of its bytes."""

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        for place in range(len(chunk) if len(chunk) > LARGE else 0):
            sum(sorted(chunk[:place]))
        return self.inside.received(chunk, now)


MUTANTS: dict[str, tuple[type[Any], str]] = {
    "raises": (Raises, "exceptions"),
    "reads garbage": (ReadsGarbage, "readings from garbage"),
    "hoards": (Hoards, "bytes held"),
    "dawdles": (Dawdles, "slowest call, ms"),
}
"""Each with the figure by which it must be found."""
