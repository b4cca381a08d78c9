"""Drivers with one mistake each, which the proof must find; otherwise they are the one they stand around."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from typing_extensions import override

from drivers.contract import (
    CashCredited,
    DeviceFault,
    Driver,
    NotPriced,
    Output,
    PayOutEnded,
    PayOutOutcome,
    PricedWeight,
    PriceScale,
    Request,
    StableWeight,
)
from drivers.emulators.zvt_line import BLOCK, make_block

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


class CreditsAgain(Honest):
    """Tells the coin or note that it told last once more when the link is there again."""

    last: CashCredited | None = None

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        output = self.inside.received(chunk, now)
        self.last = next((one for one in output.readings if isinstance(one, CashCredited)), self.last)
        return output

    @override
    def connected(self, now: float) -> Output:
        output = self.inside.connected(now)
        again, self.last = self.last, None
        return replace(output, readings=(*output.readings, replace(again, token="again"))) if again else output


class CreditsTwice(Honest):
    """Tells one in four coins or notes twice."""

    told = 0

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        output = self.inside.received(chunk, now)
        credited = [one for one in output.readings if isinstance(one, CashCredited)]
        self.told += len(credited)
        return replace(output, readings=(*output.readings, *credited)) if self.told % 4 == 1 else output


class TellsUnasked(Honest):
    """Takes whatever has the form of a weighing for the answer to its question, asked or not."""

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        output = self.inside.received(chunk, now)
        found = re.search(rb"\x0202\x1b3\x1b(\d{5})\x1b\d{5,6}\x1b\d{6}\x03", chunk)
        if found is None or any(isinstance(one, StableWeight) for one in output.readings):
            return output
        weight = StableWeight(int(found[1]), net=False, at_zero=int(found[1]) == 0)
        return replace(output, readings=(*output.readings, weight))


class KeepsATotal(Honest):
    """Takes what was weighed at one price for what is wished at the next."""

    last: PricedWeight | None = None

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        output = self.inside.received(chunk, now)
        self.last = next((one for one in output.readings if isinstance(one, PricedWeight)), self.last)
        return output

    @override
    def requested(self, request: Request, now: float) -> Output:
        output = self.inside.requested(request, now)
        if self.last is None or not isinstance(request, PriceScale):
            return output
        kept = replace(self.last, price_minor=request.price_minor, tare_g=request.tare_g, wish=request.wish)
        return replace(output, readings=(*output.readings, kept))


class PricesAgain(Honest):
    """Asks for no load to be lifted: what the scale weighs is what it tells."""

    wish = PriceScale(0)

    @override
    def requested(self, request: Request, now: float) -> Output:
        self.wish = request if isinstance(request, PriceScale) else self.wish
        return self.inside.requested(request, now)

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        output = self.inside.received(chunk, now)
        found = re.search(rb"\x0202\x1b3\x1b(\d{5})\x1b(\d{5,6})\x1b(\d{6})\x03", chunk)
        if found is None:
            return output
        grams, price, total = map(int, found.groups())
        again = PricedWeight(grams, price, total, self.wish.tare_g, self.wish.wish)
        told = tuple(again if isinstance(one, NotPriced) else one for one in output.readings)
        return replace(output, readings=told)


class TakesAnyBlock(Honest):
    """Reads blocks whose checksum is wrong as if it were right."""

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        return self.inside.received(
            BLOCK.sub(lambda block: make_block(block[1].replace(b"\x10\x10", b"\x10")), chunk), now
        )


class PaysByItsWord(Honest):
    """Takes a payout of which nothing is known for one that was paid."""

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        return _paid(self.inside.received(chunk, now))

    @override
    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        return _paid(self.inside.disconnected(fault, now))


def _paid(output: Output) -> Output:
    return replace(
        output,
        readings=tuple(
            replace(one, outcome=PayOutOutcome.PAID, paid_minor=500)
            if isinstance(one, PayOutEnded) and one.outcome is PayOutOutcome.UNKNOWN
            else one
            for one in output.readings
        ),
    )


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake in the driver of `protocol`, and the figure by which it must be found."""

    protocol: str
    driver: type[Any]
    found_by: str
    link: str = ""


GARBAGE = "readings from garbage"
MUTANTS: dict[str, Mutant] = {
    "raises": Mutant("toledo8217", Raises, "exceptions"),
    "reads garbage": Mutant("toledo8217", ReadsGarbage, GARBAGE),
    "hoards": Mutant("toledo8217", Hoards, "bytes held"),
    "dawdles": Mutant("toledo8217", Dawdles, "slowest call, ms"),
    "tells a weighing that nobody asked for": Mutant("dialog06", TellsUnasked, GARBAGE),
    "takes the total of another price": Mutant("dialog06-prices", KeepsATotal, GARBAGE),
    "prices what a scale has forgotten": Mutant("dialog06-prices", PricesAgain, GARBAGE),
    "takes any block": Mutant("zvt", TakesAnyBlock, GARBAGE, "serial"),
    "credits a coin twice": Mutant("cctalk", CreditsTwice, GARBAGE),
    "credits a coin again": Mutant("cctalk", CreditsAgain, GARBAGE),
    "credits a note twice": Mutant("ssp", CreditsTwice, GARBAGE),
    "credits a note again": Mutant("ssp", CreditsAgain, GARBAGE),
    "takes a doubt for a payout": Mutant("ssp-recycler", PaysByItsWord, GARBAGE),
}
