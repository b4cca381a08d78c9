"""A sale's envelope through the store server beside a bare insert: each alone, one after the other, on PostgreSQL."""

from __future__ import annotations

import gzip
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx

from kiosk.core.wire import SALE
from scripts.benchmarks.report import Result, Row, interleaved
from scripts.proofs.peak.bare import BareServer
from scripts.proofs.peak.crowd import Orders, moments_of
from scripts.proofs.peak.store import PeakStore
from scripts.proofs.peak.usage import usage
from tests.server.postgres import empty_schema, start

BARE = "bare: FastAPI + PostgreSQL, one row by one INSERT"
BARE_CPU, OURS_CPU = "bare: processor time of its server", "a sale: processor time of the server"
LANE, EACH_S = "1", 40.0


def measure(folder: Path, *, quick: bool) -> Result:
    """In turns, over a connection that stays open, each durable before it is answered."""
    rounds, warm_up = (10, 2) if quick else (400, 40)
    with ExitStack() as left:
        database = start(folder)
        store = PeakStore(folder / "store", left.enter_context(empty_schema(database)), [LANE], 1)
        left.callback(store.stop)
        store.start()
        bare = left.enter_context(BareServer(left.enter_context(empty_schema(database))))
        bodies = _bodies(store, rounds + warm_up)
        client = left.enter_context(httpx.Client(timeout=30.0))
        head = {"Authorization": f"Bearer {store.tokens[LANE]}", "Content-Encoding": "gzip"}

        def sale() -> float:
            return _posted(client, f"{store.address}/api/v1/envelopes", next(bodies), head)

        def insert() -> float:
            return _posted(client, f"{bare.address}/rows", b'{"text": "%s"}' % secrets.token_hex(600).encode(), {})

        before = usage(bare.pid).cpu_s, usage(store.pid).cpu_s
        inserted, sold = interleaved(rounds, warm_up, insert, sale)
        spent = usage(bare.pid).cpu_s - before[0], usage(store.pid).cpu_s - before[1]
    bare_ms, ours_ms = (one * 1000 / (rounds + warm_up) for one in spent)
    return Result(
        "ingest",
        "a sale's envelope, from the request to the durable answer",
        (
            Row(BARE, inserted),
            Row("a sale: checked, priced again, booked in all its tables", sold, (BARE,)),
            Row(BARE_CPU, (max(bare_ms, 0.001),)),
            Row(OURS_CPU, (ours_ms,), (BARE_CPU,)),
        ),
    )


def _bodies(store: PeakStore, count: int) -> Iterator[bytes]:
    orders = Orders(
        lanes=store.tokens,
        port=store.port,
        seed=1,
        began="2026-11-22T10:00:00+01:00",
        version="",
        ramp_s=0.0,
        seconds=(count + 2) * EACH_S * 2,
        every_s=EACH_S,
    )
    for moment in moments_of(LANE, "ab" * 16, orders):
        for one in moment.parcels:
            if one.kind == SALE:
                yield gzip.compress(b'{"envelopes":[' + one.text + b'],"wire":1}', 6)


def _posted(client: httpx.Client, address: str, body: bytes, head: dict[str, str]) -> float:
    began = time.perf_counter()
    answer = client.post(address, content=body, headers={"Content-Type": "application/json", **head})
    took_ms = (time.perf_counter() - began) * 1000
    answer.raise_for_status()
    return took_ms
