"""A short day twice: at lanes as they are in a store, drivers in pumps over real ptys and sockets to emulators that are
programs, in real time; and at lanes in virtual time. The same shoppers come to both, and both have the same books.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import build_virtual_lane
from kiosk.config import ServerSettings, load_config
from kiosk.core.sheet import read_sheet
from kiosk.play.books import Books, in_doubt
from kiosk.play.store_server import StoreServer
from scripts.proofs.day.booked import Booked, booked_by
from scripts.proofs.day.hall import Day, Hall
from scripts.proofs.day.lane_files import PLAN, lane_config
from scripts.proofs.day.population import Goods, Shopper, population
from scripts.proofs.day.real_lane import real_lane
from scripts.proofs.day.same import LaneBooks, differences, payers, receipts
from scripts.proofs.day.shift import books_of, drain, unsent, until_none, wrong
from scripts.proofs.day.stand import Stand
from scripts.proofs.report import Extent, Proof, Row, none
from scripts.proofs.virtual_day import SHEET
from tests.server.postgres import empty_schema, start

LANES, SHOPPERS = 2, 10
HURRY = 0.1
"""What people do takes so many times as long as usual: the lanes are tried, not the patience of whoever waits."""
CLOSES_S = {"tap_closes_s": 1.0, "tap_more_s": 1.0, "thanks_closes_s": 0.5}
"""And so soon a lane invites the next, where nobody touches it any more."""
MOST_PICKS = 6
STAYS_S = 1800.0


@dataclass(frozen=True, slots=True)
class Order:
    """The shoppers of one lane, who come one after the other, and the server that `lane` sends to. `seed` is the lane's
    alone: in virtual time its ids come from it.
    """

    folder: Path
    lane: str
    shoppers: tuple[Shopper, ...]
    server: ServerSettings
    offers: Path
    seed: int


@dataclass(frozen=True, slots=True)
class Stood:
    """One lane after its day: what it has of each shopper, and all that is known of its money but the server's.

    `beside`: minor units that were taken for no receipt; `unsent`: facts that the store has not taken; `failed`: why
    the lane sells no more, '' where it does.
    """

    lane: str
    day: Day
    has: LaneBooks
    books: Books
    beside: int
    unsent: int
    failed: str
    spent_s: float

    @property
    def sold(self) -> int:
        return sum(account.total_minor for account in self.books.lane.values())

    @property
    def taken(self) -> int:
        return sum(self.has.taken.values())


def prove(folder: Path, extent: Extent, postgres: str = "") -> Proof:
    """`points` shoppers, each at the lane that is theirs, on a PostgreSQL of its own, or on that at `postgres`."""
    lines = queues(extent.points or SHOPPERS, extent.lanes or LANES, extent.seed)
    names = [(str(number), str(100 + number)) for number in range(1, len(lines) + 1)]
    offers = lasting_offers(folder)
    with empty_schema(postgres or start(folder)) as database:
        server = StoreServer(folder / "server", "Green Corner", list(chain(*names)), database=database)

        def order(place: int, lane: str) -> Order:
            known = ServerSettings(address=server.address, token_file=server.token_file(lane))
            return Order(folder / f"lane-{lane}", lane, lines[place], known, offers, extent.seed * 1000 + place)

        server.launch()
        try:
            server.wait_ready()
            began = datetime.fromtimestamp(time.time()).astimezone()  # ages and dates on packs are by the day
            with ThreadPoolExecutor(len(lines)) as threads:
                real = list(threads.map(really, (order(place, lane) for place, (lane, _) in enumerate(names))))
            pairs = [(real[place], virtually(order(place, twin), began)) for place, (_, twin) in enumerate(names)]
            booked = booked_by(server, database, list(chain(*names)))
        finally:
            server.stop()
    real_s, virtual_s = max(one.spent_s for one in real), sum(twin.spent_s for _, twin in pairs)
    note = f"{len(lines)} lanes, seed {extent.seed}; {real_s:.0f} s on real wires, {virtual_s:.0f} s in virtual time"
    title = "a short day on real wires and in virtual time: the same books"
    return Proof("real-day", title, list(rows(pairs, booked, sum(map(len, lines)))), [note])


def queues(shoppers: int, lanes: int, seed: int) -> list[tuple[Shopper, ...]]:
    """All come at once, are quick and buy little; nobody leaves a basket behind, for they are waited for too long."""
    sheet = read_sheet(SHEET.read_bytes(), SHEET.name)
    some = population(shoppers, Goods.of([row.item for row in sheet.rows]), seed)
    come = [
        replace(
            one, comes_s=0.0, waits_s=STAYS_S, pace=1.0, picks=one.picks[:MOST_PICKS], leaves_after=-1, saves_after=-1
        )
        for one in some
    ]
    return [tuple(come[lane::lanes]) for lane in range(lanes)]


def lasting_offers(folder: Path) -> Path:
    """The store's, but for those of some days or hours: one that ends meanwhile would be in one of two baskets only."""
    rules = load_config(PLAN).catalogue.rules
    assert rules is not None
    book = json.loads(rules.read_text(encoding="utf-8"))
    book["rules"] = [rule for rule in book["rules"] if "when" not in rule]
    path = folder / "offers.json"
    path.write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8")
    return path


def really(order: Order) -> Stood:
    """The day at a lane with real wires, until the store has its facts, or takes no more."""
    began = time.monotonic()
    with real_lane(order.folder, order.lane, order.server, CLOSES_S, order.offers) as lane:
        day = Hall([lane], lane.time, order.seed, HURRY).day(order.shoppers, open_s=1.0)
        data = order.folder / "lane"
        left = until_none(lambda: unsent(data))
        return _stood(order, lane, day, left, time.monotonic() - began)


def virtually(order: Order, began: datetime) -> Stood:
    """The day at a lane in virtual time, which begins at the wall's `began`."""
    since, clock = time.monotonic(), VirtualTime()
    lane = build_virtual_lane(
        lane_config(order.folder, order.lane, timing=CLOSES_S, rules=order.offers), clock, began, seed=order.seed
    )
    day = Hall([lane], clock, order.seed, HURRY).day(order.shoppers, open_s=1.0)
    lane.close()
    left = drain(order.folder / "lane", order.server)
    return _stood(order, lane, day, left, time.monotonic() - since)


def _stood(order: Order, lane: Stand, day: Day, left: int, spent_s: float) -> Stood:
    data = order.folder / "lane"
    books, taken, beside = books_of(data, lane)
    has = LaneBooks(receipts(data, day.visits), taken)
    return Stood(order.lane, day, has, books, sum(beside.values()), left, lane.state.failed, spent_s)


def rows(pairs: Sequence[tuple[Stood, Stood]], booked: Mapping[str, Booked], shoppers: int) -> Iterator[Row]:
    """What must be so of the lanes with real wires, each beside its twin in virtual time."""
    yield Row("shoppers", shoppers)
    yield from _of_one_day("on real wires", [real for real, _ in pairs], booked, shoppers)
    yield from _of_one_day("in virtual time", [twin for _, twin in pairs], booked, shoppers)
    other = [f"lane {one.lane}: {what}" for one, twin in pairs for what in differences(one.has, twin.has)]
    yield none("where the two days' books differ", other)


def _of_one_day(where: str, lanes: Sequence[Stood], booked: Mapping[str, Booked], shoppers: int) -> Iterator[Row]:
    visits = [visit for one in lanes for visit in one.day.visits]
    paid = sum(visit.how == "paid" for visit in visits)
    yield Row(f"who paid {where}", paid, "all of them", holds=paid == shoppers)
    stuck = [f"{one.shopper} at lane {one.lane}: {one.stuck}" for one in visits if one.how == "stuck"]
    yield none(f"who were stuck {where}", stuck)
    busy = [place for one in lanes for place in one.day.never_free]
    yield none(f"lanes that invite nobody in the end {where}", busy)
    yield none(f"lanes that stopped selling {where}", [f"lane {one.lane}: {one.failed}" for one in lanes if one.failed])
    strange = [
        f"lane {one.lane}: {len(payers(one.day.visits))} paid, {len(one.books.lane)} were sold to"
        for one in lanes
        if len(payers(one.day.visits)) != len(one.books.lane)
    ]
    yield none(f"lanes whose sales are not their shoppers' {where}", strange)
    taken, sold = sum(one.taken for one in lanes), sum(one.sold + one.beside for one in lanes)
    yield Row(f"taken {where}, minor units", taken, "what was sold, to the cent", holds=taken == sold)
    yield none(
        f"payments in doubt {where}", [f"lane {one.lane}: {what}" for one in lanes for what in in_doubt(one.books)]
    )
    unsent = sum(one.unsent for one in lanes)
    yield Row(f"facts that the server has not taken {where}", unsent, "0", holds=not unsent)
    odd = [f"lane {one.lane}: {what}" for one in lanes for what in wrong(one.books, booked.get(one.lane, Booked()))]
    yield none(f"where journal, devices and server differ {where}", odd)
