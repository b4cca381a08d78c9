"""How many requests a second there are at most: so many ask at once, each again as soon as it has its answer."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from kiosk.core.wire import SALE
from scripts.proofs.peak.bare import BareServer
from scripts.proofs.peak.crowd import Orders, moments_of
from scripts.proofs.peak.lane import HEADERS
from scripts.proofs.peak.wire import Way

ASKERS, EACH = 8, 20
PATIENCE_S, EVERY_S = 60.0, 60.0


def ours(orders: Orders, askers: int = ASKERS, each: int = EACH) -> float:
    """Sales a second at the store, one a request: of `askers` of its lanes, each with a journal that is new to it."""
    lanes = list(orders.lanes.items())[:askers]
    longer = replace(orders, seed=orders.seed + 1, ramp_s=0.0, seconds=each * EVERY_S, every_s=EVERY_S, pace=1.0)
    requests = []
    for lane, token in lanes:
        journal = Random(f"saturated {orders.seed} {lane}").randbytes(16).hex()
        sales = [one.text for moment in moments_of(lane, journal, longer) for one in moment.parcels if one.kind == SALE]
        head = f"Authorization: Bearer {token}\r\nContent-Encoding: gzip\r\n"
        bodies = [gzip.compress(b'{"envelopes":[' + text + b'],"wire":1}', 6) for text in sales[:each]]
        requests.append((orders.port, [_request("/api/v1/envelopes", head, body) for body in bodies]))
    return asyncio.run(_per_s(requests))


def bare(servers: Sequence[BareServer], askers: int = ASKERS, each: int = EACH) -> float:
    """Rows a second at the peers, of which there are as many as the store has workers."""
    row = _request("/rows", "", b'{"text":"%s"}' % (600 * b"ab"))
    return asyncio.run(_per_s([(servers[one % len(servers)].port, [row] * each * 4) for one in range(askers)]))


def _request(path: str, head: str, body: bytes) -> bytes:
    length = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return f"POST {path} HTTP/1.1\r\n{HEADERS}{head}{length}\r\n".encode() + body


async def _per_s(requests: Sequence[tuple[int, Sequence[bytes]]]) -> float:
    """Raises ValueError for an answer that is none, or `Away`."""

    async def asks(port: int, bodies: Sequence[bytes]) -> None:
        way = Way(port)
        for one in bodies:
            answer = await way.ask(one, PATIENCE_S)
            if answer.status != 200 or b'"reason"' in answer.body:
                raise ValueError(answer.body.decode())
        way.close()

    began = time.monotonic()
    await asyncio.gather(*(asks(*one) for one in requests))
    return sum(len(bodies) for _, bodies in requests) / (time.monotonic() - began)
