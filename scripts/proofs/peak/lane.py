"""One lane at the store's door: what its links ask and tell, each when the lane itself would.

The schedule waits for nobody. What falls due while an answer is still out goes next on the same connection, and was due
when it was due: a server that stands still is seen by all that would have been asked meanwhile.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kiosk.core.anchors import Statement
from kiosk.core.command_wire import COMMANDS, command_answers
from kiosk.core.look import LaneLook
from kiosk.core.standing import Standing
from kiosk.core.wire import MOST_BATCH, standing_body
from kiosk.store_link.command_client import HELD_S
from kiosk.store_link.kept import EVERY_S as STAFF_S
from kiosk.store_link.master import EVERY_S as MASTER_S
from kiosk.store_link.push import FIRST_WAIT_S, HEARTBEAT_S, LAST_WAIT_S, PATIENCE_S, is_patient
from kiosk.store_link.server_client import HEALTH_S, SEND_S
from kiosk.store_link.standing import APART_S
from kiosk.store_link.standing import EVERY_S as STANDING_S
from kiosk.store_link.weights import EVERY_S as WEIGHTS_S
from kiosk.store_link.witness import EVERY_S as WITNESS_S
from scripts.proofs.peak.notes import Notes, Told
from scripts.proofs.peak.wire import Answer, Away, Way

HEADERS = "Host: 127.0.0.1\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate\r\nConnection: keep-alive\r\n"
HELD = "commands"
FETCHED = (("master", MASTER_S), ("staff", STAFF_S), ("weights", WEIGHTS_S))
OK = (200, 204, 404)
"""Here it is; nothing new; the store has none."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """An envelope as it goes out; `sale` is what the books must have of it."""

    at_s: float
    seq: int
    kind: str
    text: bytes
    sale: Told | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """`film.Step` without anything that takes time to send."""

    at_s: float
    facts: int
    parcels: tuple[Parcel, ...]
    look: LaneLook
    pushes: bool


class PeakLane:
    """`clock` gives the seconds since the peak began; what was due before its 0 is not noted. `plays` and all that it
    starts belong to one event loop.
    """

    def __init__(
        self,
        lane: str,
        token: str,
        journal: str,
        version: str,
        moments: Sequence[Moment],
        notes: Notes,
        clock: Callable[[], float],
    ) -> None:
        self.lane = lane
        self._journal = journal
        self._moments = moments
        self._notes = notes
        self._clock = clock
        self._head = f"{HEADERS}User-Agent: lane\r\nAuthorization: Bearer {token}\r\n"
        self._ways: dict[str, Way] = {}
        self._owed: deque[Parcel] = deque()
        self._pushed = asyncio.Event()
        self._changed = asyncio.Event()
        self._push_due: float | None = None
        self._change_due = 0.0
        self._end = 0
        self._look: LaneLook | None = None
        self._have = {"master": version, "staff": "", "weights": ""}
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def oldest(self) -> float | None:
        """When the oldest fact that waits was due; None where none waits."""
        return self._owed[0].at_s if self._owed else None

    @property
    def waiting(self) -> int:
        return len(self._owed)

    def starts(self, port: int, at_s: float) -> None:
        """It is there from `at_s` on."""
        names = ("push", "witness", "standing", HELD, "master", "staff", "weights")
        self._ways = {name: Way(port) for name in names}
        links = [
            self._sells,
            self._pushes,
            self._witnesses,
            self._stands,
            self._listens,
            *(partial(self._fetches, *one) for one in FETCHED),
        ]
        self._tasks = [asyncio.create_task(self._from(at_s, one)) for one in links]

    async def ends(self) -> None:
        """Raises what went wrong in a link, if anything did."""
        for one in self._tasks:
            one.cancel()
        for found in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(found, Exception):
                raise found
        for way in self._ways.values():
            way.close()

    async def _from(self, at_s: float, link: Callable[[], Awaitable[None]]) -> None:
        await self._until(at_s)
        await link()

    async def _sells(self) -> None:
        for moment in self._moments:
            await self._until(moment.at_s)
            self._end += moment.facts
            self._owed += moment.parcels
            for one in moment.parcels:
                self._notes.sent[one.kind] += 1
                if one.sale is not None:
                    self._notes.sales.append(one.sale)
            if moment.pushes:
                self._push_due = moment.at_s if self._push_due is None else self._push_due
                self._pushed.set()
            if moment.look != self._look:
                self._look, self._change_due = moment.look, moment.at_s
                self._changed.set()

    async def _pushes(self) -> None:
        """As `OutboxPusher`: all that is owed at each push, and every two seconds; without any, a knock."""
        due, wait_s, comes = self._clock(), FIRST_WAIT_S, True
        while True:
            pushed, self._push_due = self._push_due, None
            self._pushed.clear()
            due = min(due, pushed) if pushed is not None else due
            try:
                if comes:
                    await self._gets("push", "have", f"/api/v1/envelopes?journal={self._journal}", due, HEALTH_S)
                    comes = False
                if some := self._due():
                    await self._sends(some, due)
                else:
                    await self._gets("push", "health", "/api/v1/health", due, HEALTH_S)
            except Away as away:
                self._notes.lost[f"push: {away}"] += 1
                comes = True
                await woken(self._pushed, wait_s)
                wait_s = min(2 * wait_s, LAST_WAIT_S)
                continue
            wait_s = FIRST_WAIT_S
            due = max(due, self._clock() - SEND_S) + HEARTBEAT_S
            if some and self._due():
                due = self._clock()  # more came meanwhile: the lane sends on at once
            elif await woken(self._pushed, due - self._clock()):
                due = self._clock()

    def _due(self) -> Sequence[Parcel]:
        """As `OutboxPusher`: all, or nothing yet where all of it may wait."""
        if is_patient([one.kind for one in self._owed]) and self._clock() < self._owed[0].at_s + PATIENCE_S:
            return []
        return [self._owed[place] for place in range(min(len(self._owed), MOST_BATCH))]

    async def _sends(self, some: Sequence[Parcel], due: float) -> None:
        goes = self._clock()
        body = gzip.compress(b'{"envelopes":[' + b",".join(one.text for one in some) + b'],"wire":1}', 6)
        answer = await self._posts("push", "envelopes", body, "Content-Encoding: gzip\r\n", SEND_S)
        told = json.loads(answer.body)
        if told != {"taken": some[-1].seq, "parked": []}:
            raise ValueError(f"lane {self.lane}: {answer.body.decode()[:300]}")
        for _ in some:
            self._owed.popleft()
        self._note("envelopes", due)
        if due >= 0:
            self._notes.answered.append((self._clock() - goes) * 1000)
        for kind in {one.kind for one in some}:
            self._note(f"  with {kind}", due)

    async def _witnesses(self) -> None:
        """As `JournalWitness`: where the journal ends, every two seconds in which it grew."""
        kept: int | None = None
        due = self._clock()
        while True:
            end = self._end
            if end and end != kept:
                told = {} if kept is None else {kept: self._hash(kept)}
                statement = Statement(journal=self._journal, base=0, seq=end, hash=self._hash(end), told=told)
                try:
                    answer = await self._posts("witness", "anchors", statement.body(), "", SEND_S)
                except Away as away:
                    self._notes.lost[f"anchors: {away}"] += 1
                else:
                    verdict = json.loads(answer.body)
                    if verdict["contradicted"] is not None:
                        raise ValueError(f"lane {self.lane}: {verdict}")
                    kept = verdict["asks"][0] if verdict["asks"] else end
                    self._note("anchors", due)
            due = max(due, self._clock() - SEND_S) + WITNESS_S
            await self._until(due)

    async def _stands(self) -> None:
        """As `StandingTeller`: each other look, a second apart, and every ten seconds."""
        due = self._clock()
        while True:
            self._changed.clear()
            oldest = self.oldest
            age_s = 0 if oldest is None else max(0, int(self._clock() - oldest))
            body = standing_body(Standing(unsent=len(self._owed), age_s=age_s), self._look)
            began = self._clock()
            try:
                await self._posts("standing", "standing", body, "", SEND_S)
                self._note("standing", due)
            except Away as away:
                self._notes.lost[f"standing: {away}"] += 1
            await self._until(began + APART_S)
            if await woken(self._changed, began + STANDING_S - self._clock()):
                due = max(self._change_due, began + APART_S)
            else:
                due = began + STANDING_S

    async def _listens(self) -> None:
        """As `CommandChannel`: a request that is held open, and another one after it."""
        knows = "&".join(f"knows={one}" for one in COMMANDS)
        body = command_answers({})
        while True:
            try:
                await self._posts(HELD, f"commands?{knows}", body, "", HELD_S)
            except Away as away:
                self._notes.lost[f"commands: {away}"] += 1
                await self._until(self._clock() + FIRST_WAIT_S)

    async def _fetches(self, what: str, every_s: float) -> None:
        """As the fetchers of items, staff and weights: whether there is another version."""
        due = self._clock()
        while True:
            path = f"/api/v1/lanes/{self.lane}/{what}?have={self._have[what]}"
            try:
                body = await self._gets(what, what, path, due, SEND_S)
                if what == "weights" and body:
                    self._have[what] = json.loads(body)["version"]
            except Away as away:
                self._notes.lost[f"{what}: {away}"] += 1
            due = max(due, self._clock() - SEND_S) + every_s
            await self._until(due)

    async def _gets(self, way: str, kind: str, path: str, due: float, patience_s: float) -> bytes:
        answer = await self._ways[way].ask(f"GET {path} HTTP/1.1\r\n{self._head}\r\n".encode(), patience_s)
        if answer.status not in OK:
            raise Away(f"status {answer.status}")
        self._note(kind, due)
        return answer.body if answer.status == 200 else b""

    async def _posts(self, way: str, path: str, body: bytes, more: str, patience_s: float) -> Answer:
        length = f"Content-Type: application/json\r\n{more}Content-Length: {len(body)}\r\n"
        head = f"POST /api/v1/{path} HTTP/1.1\r\n{self._head}{length}\r\n"
        answer = await self._ways[way].ask(head.encode() + body, patience_s)
        if answer.status != 200:
            raise Away(f"status {answer.status}")
        return answer

    def _note(self, kind: str, due: float) -> None:
        if due >= 0:
            self._notes.waited[kind].append((self._clock() - due) * 1000)

    def _hash(self, seq: int) -> str:
        """The journal's chain is not the server's to check: any text stands for a fact, always the same one."""
        return hashlib.sha256(f"{self._journal} {seq}".encode()).hexdigest()

    async def _until(self, at_s: float) -> None:
        await woken(asyncio.Event(), at_s - self._clock())


async def woken(event: asyncio.Event, wait_s: float) -> bool:
    """Whether it was set within the time. Whoever is cancelled meanwhile ends, which `wait_for` does not promise."""
    try:
        async with asyncio.timeout(max(0.0, wait_s)):
            await event.wait()
    except TimeoutError:
        return False
    return True
