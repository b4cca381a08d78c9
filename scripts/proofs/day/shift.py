"""One process of the day: a hall of some lanes, from the opening until the store has all of their books."""

from __future__ import annotations

import gc
import resource
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import build_virtual_lane
from kiosk.config import ServerSettings
from kiosk.core.bagging import Tally
from kiosk.core.session.inputs import Device
from kiosk.journal import load_key
from kiosk.journal.outbox import Outbox
from kiosk.play.audit import moved, stands
from kiosk.play.books import CASH, Books, imbalance, read_papers
from kiosk.play.cash_books import HOPPER, TAKERS, held_in
from kiosk.play.cash_books import imbalance as cash_imbalance
from kiosk.play.lane_books import journaled
from kiosk.store_link import OutboxPusher
from scripts.proofs.day.booked import Booked
from scripts.proofs.day.hall import Day, Hall
from scripts.proofs.day.lane_files import lane_config
from scripts.proofs.day.population import Shopper
from scripts.proofs.day.stand import Stand
from scripts.proofs.day.told import Told, told
from scripts.proofs.day.watch import Outage, Watch
from scripts.proofs.day.weeks import hand_out

OPENS = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
TAKES_S = 180.0
"""So long a busy store may take for what is sent at once."""
LOOKS_EVERY_S = 0.2
PAGE_KB = resource.getpagesize() // 1024


@dataclass(frozen=True, slots=True)
class Orders:
    """What one process is to do. `tokens`: lane → the file of its token at the server `address`."""

    folder: Path
    shoppers: tuple[Shopper, ...]
    open_s: float
    seed: int
    address: str
    tokens: dict[str, Path]
    learned: Mapping[str, Tally] = field(default_factory=dict)
    """What the store knows of its goods' weights in the morning."""


@dataclass(slots=True)
class Result:
    """`books`: lane → all that is known of its money but the server's. `memory_kb`: hour of the day → resident."""

    day: Day
    books: dict[str, Books] = field(default_factory=dict)
    taken: dict[str, dict[str, int]] = field(default_factory=dict)
    """Lane → tender → minor units, at terminals and in cash boxes, less what the hoppers gave out."""
    beside: dict[str, dict[str, int]] = field(default_factory=dict)
    """Lane → tender → of that by the journal what stands for no receipt: parts that are left, change that is owed."""
    unsent: dict[str, int] = field(default_factory=dict)
    """Lane → facts that the store has not taken."""
    told: dict[str, Told] = field(default_factory=dict)
    outages: list[Outage] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    memory_kb: list[int] = field(default_factory=list)
    played_s: float = 0.0
    cpu_s: float = 0.0

    @property
    def taken_minor(self) -> int:
        return sum(minor for ways in self.taken.values() for minor in ways.values())


def work(orders: Orders) -> Result:
    """Plays the hall's day and sends what it owes to the store."""
    began, clock = time.monotonic(), VirtualTime()
    for name in orders.tokens:
        hand_out(orders.learned, orders.folder / name / "lane")
    lanes = {
        name: build_virtual_lane(lane_config(orders.folder / name, name), clock, OPENS, seed=orders.seed + number)
        for number, name in enumerate(orders.tokens)
    }
    gc.collect()
    gc.freeze()  # what lanes are made of lives as long as they do: no later search for garbage looks at it
    result = Result(Day())
    watches = {name: Watch(name, lambda: clock.now) for name in lanes}
    for name, lane in lanes.items():
        lane.lane.watch(watches[name].saw)
    hour_s = orders.open_s / 12
    for hour in range(13):
        clock.at(hour * hour_s, lambda: result.memory_kb.append(_resident_kb()))
    result.day = Hall(list(lanes.values()), clock, orders.seed).day(orders.shoppers, orders.open_s)
    result.played_s = time.monotonic() - began
    for name, lane in lanes.items():
        result.outages += watches[name].outages()
        lane.close()
        if lane.state.failed:
            result.failed[name] = lane.state.failed
    for name, lane in lanes.items():
        folder = orders.folder / name / "lane"
        server = ServerSettings(address=orders.address, token_file=orders.tokens[name])
        result.unsent[name] = drain(folder, server)
        result.books[name], result.taken[name], result.beside[name] = books_of(folder, lane)
        result.told[name] = told(folder, name, OPENS)
    result.cpu_s = time.process_time()
    return result


def wrong(books: Books, server: Booked) -> list[str]:
    """Where lane, devices, paper and `server` differ; receipt by receipt, charge by charge, debt by debt; and each fact
    that was set aside.
    """
    return imbalance(
        replace(
            books,
            server=server.sales,
            server_owed=server.owed,
            server_alarms=server.alarms,
            set_aside=[*books.set_aside, *server.troubles],
        )
    )


def books_of(folder: Path, lane: Stand) -> tuple[Books, dict[str, int], dict[str, int]]:
    """What the journal in `folder` and the devices of `lane` say; then, by tender, what the devices took, and what of
    it stands for no receipt by the journal.
    """
    money = journaled(folder)
    states = {device.value: wire.state() for device, wire in lane.wires.items()}
    boxes = held_in({name: state for name, state in states.items() if name in (*TAKERS, HOPPER)})
    charges = [*stands(_list(states["terminal"])), *moved(_list(states["wallet"]))]
    books = Books(
        lane=money.sold,
        open_parts=money.asked,
        parked=money.parked & money.asked.keys(),
        astray=[*money.astray, *money.cash.astray()],
        apart=money.apart,
        owed=money.owed,
        server_owed=None,
        alarms=set(money.cash.alarms),
        server_alarms=None,
        server=None,
        terminal=charges,
        papers=read_papers(lane.wires[Device.PRINTER].state()["printed"]),  # type: ignore[arg-type]
        set_aside=_parked(folder),
        boxes=list(cash_imbalance(money.cash, boxes)),
        uncounted=0,
    )
    taken = Counter({CASH: sum(minor if name in TAKERS else -minor for name, minor in boxes.items())})
    for charge in charges:
        taken[charge.way] += charge.amount_minor
    beside = Counter({CASH: sum(run.owed for run in money.cash.runs.values())})
    for charge in money.apart:
        beside[charge.way] += charge.amount_minor
    return books, dict(taken), {way: minor for way, minor in beside.items() if minor}


def _list(state: dict[str, object]) -> list:  # type: ignore[type-arg]
    transactions = state["transactions"]
    assert isinstance(transactions, list)
    return transactions


def drain(folder: Path, server: ServerSettings) -> int:
    """The lane's own pusher sends what is owed; how many facts are owed all the same when the store takes no more."""
    key = load_key(folder / "journal.key")
    pusher = OutboxPusher(lambda: Outbox.open(folder / "journal.db", key), server, lambda _online: None)
    pusher.start()
    try:
        return until_none(lambda: unsent(folder))
    finally:
        pusher.stop()


def unsent(folder: Path) -> int:
    """How many facts the lane still owes the store."""
    outbox = Outbox.open(folder / "journal.db", load_key(folder / "journal.key"))
    try:
        return outbox.standing(OPENS).unsent
    finally:
        outbox.close()


def _parked(folder: Path) -> list[str]:
    """What the lane itself noted as not taken by the store, with the reason."""
    outbox = Outbox.open(folder / "journal.db", load_key(folder / "journal.key"))
    try:
        return [f"fact {seq} was set aside: {reason}" for seq, reason in outbox.parked().items()]
    finally:
        outbox.close()


def until_none(left: Callable[[], int]) -> int:
    """Waits until nothing is left, or it does not get less for `TAKES_S`; how much is left then."""
    least, until, pause = left(), time.monotonic() + TAKES_S, threading.Event()
    while least:
        pause.wait(LOOKS_EVERY_S)
        now_left = left()
        if now_left < least:
            least, until = now_left, time.monotonic() + TAKES_S
        elif time.monotonic() > until:
            return now_left
    return 0


def _resident_kb() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_KB
