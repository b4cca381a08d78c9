"""A part of the crowd as a program of its own: it makes its lanes' visits, says so, and plays them when told.

usage: python -m scripts.proofs.peak.crowd ORDERS REPORT
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

import uvloop

from kiosk.core.wire import SALE, Envelope, envelope_text
from scripts.proofs.peak.film import Filmed, Step, film
from scripts.proofs.peak.lane import Moment, Parcel, PeakLane, woken
from scripts.proofs.peak.notes import Notes, Told

SAMPLE_S, LATE_S = 1.0, 0.05
DRAIN_S = 60.0


@dataclass(frozen=True, slots=True)
class Orders:
    """`lanes`: each with its token. They begin `ramp_s` before the peak, which takes `seconds`; each has a visit every
    `every_s`, and `pace` times as fast as people are. `began`: about when the peak begins, by the wall's clock;
    `version`: the items and rules that the lanes have.
    """

    lanes: dict[str, str]
    port: int
    seed: int
    began: str
    version: str
    ramp_s: float
    seconds: float
    every_s: float
    pace: float = 1.0


def moments_of(lane: str, journal: str, orders: Orders) -> list[Moment]:
    """All that the lane does from the ramp's beginning to the peak's end."""
    chance = Random(f"{orders.seed} {lane}")
    shop = Filmed(lane, journal, datetime.fromisoformat(orders.began), chance)
    first = chance.uniform(0.0, orders.every_s) - orders.ramp_s
    shop.now = -orders.ramp_s * orders.pace
    visits = int((orders.ramp_s + orders.seconds) / orders.every_s) + 1
    starts = [(first + place * orders.every_s) * orders.pace for place in range(visits)]
    return list(_moments(film(shop, starts), lane, orders))


def _moments(steps: list[Step], lane: str, orders: Orders) -> Iterator[Moment]:
    for step in steps:
        at_s = step.at_s / orders.pace
        if at_s <= orders.seconds:
            parcels = tuple(_parcel(one, lane, at_s) for one in step.owed)
            yield Moment(at_s, step.facts, parcels, step.look, step.pushes)


def _parcel(envelope: Envelope, lane: str, at_s: float) -> Parcel:
    text = envelope_text(envelope).encode()
    return Parcel(at_s, envelope.seq, envelope.kind, text, _sale(text, lane) if envelope.kind == SALE else None)


def _sale(text: bytes, lane: str) -> Told:
    sale = json.loads(text)["payload"]
    total, paid = sale["total"], sum(one["amount_minor"] for one in sale["tenders"])
    figures = total["net_minor"], total["tax_minor"], total["gross_minor"]
    return lane, sale["receipt_no"], *figures, paid, len(sale["lines"])


async def play(lanes: list[PeakLane], notes: Notes, orders: Orders, begins: float) -> None:
    """Until all that was sold is with the server, or `DRAIN_S` after the peak."""

    def clock() -> float:
        return time.monotonic() - begins

    late = asyncio.create_task(_is_late(notes, clock))
    begun = Random(f"begun {orders.seed}")  # not all at once, or they would ask all at once for ever after
    for one in lanes:
        one.starts(orders.port, begun.uniform(-1.0, -0.5) * orders.ramp_s)
    due = clock()
    while clock() < orders.seconds + DRAIN_S:
        due += SAMPLE_S
        await woken(asyncio.Event(), due - clock())
        oldest = min((one.oldest for one in lanes if one.oldest is not None), default=clock())
        waiting = sum(one.waiting for one in lanes)
        if due >= 0:
            notes.backlog.append((due, max(0.0, clock() - oldest), waiting))
        if due >= orders.seconds and not waiting:
            break
    late.cancel()
    for one in lanes:
        await one.ends()


async def _is_late(notes: Notes, clock: Callable[[], float]) -> None:
    """How much later than it should this program comes to what is to be done: too much at once, or no processor."""
    due = clock()
    while True:
        due += LATE_S
        await woken(asyncio.Event(), due - clock())
        if due >= 0:
            notes.late.append((clock() - due) * 1000)
        due = max(due, clock() - LATE_S)


def main() -> int:
    orders = Orders(**json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    notes, begins = Notes(), [0.0]

    def clock() -> float:
        return time.monotonic() - begins[0]

    made = [
        (lane, token, journal, moments_of(lane, journal, orders))
        for lane, token in orders.lanes.items()
        for journal in (Random(f"journal {orders.seed} {lane}").randbytes(16).hex(),)
    ]
    print("ready", flush=True)
    begins[0] = float(sys.stdin.readline())
    lanes = [PeakLane(*who, orders.version, moments, notes, clock) for *who, moments in made]
    gc.collect()
    gc.freeze()  # the visits stay: nothing is to be looked for among them while they are played
    before = os.times()
    uvloop.run(play(lanes, notes, orders, begins[0]))
    after = os.times()
    notes.cpu_s = after.user + after.system - before.user - before.system
    notes.save(Path(sys.argv[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
