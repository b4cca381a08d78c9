"""What an emulator says on its way to the wire: in order, each at its time, and through the wire's faults."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator, Sequence

from drivers.emulators.base import Act, Faults, HangUp, Say

SPLIT_PAUSE_S = 0.02
MERGE_WAIT_S = 0.3
SLOW_MS = 1000.0


class Mouth:
    """Takes acts and gives them when they are due. Noise is drawn from `seed`, so that a run can be repeated."""

    def __init__(self, faults: Faults, *, seed: int = 1) -> None:
        self._faults = faults
        self._due: list[tuple[float, int, Act]] = []
        self._order = 0
        self._random = random.Random(seed)  # noqa: S311 - noise on a wire, not a secret

    @property
    def deadline(self) -> float | None:
        """When something is due next."""
        return self._due[0][0] if self._due else None

    def take(self, acts: Sequence[Act], now: float) -> None:
        for act in acts:
            if isinstance(act, HangUp):
                self._queue(now, act)
            else:
                for said in self._distort(act):
                    self._queue(now + said.after_s, said)

    def forget(self) -> None:
        """What was not said yet never will be."""
        self._due.clear()

    def due(self, now: float) -> Iterator[bytes | HangUp]:
        """What reaches the wire by `now`, in order; what comes behind a `HangUp` may be forgotten by whoever reads."""
        joined = b""
        while self._due and self._due[0][0] <= now:
            _, _, act = heapq.heappop(self._due)
            if isinstance(act, HangUp):
                if joined:
                    yield joined
                joined = b""
                yield act
            elif self._faults.has("merge"):
                joined += act.data
            else:
                yield act.data
        if joined:
            yield joined

    def _queue(self, at: float, act: Act) -> None:
        """`act` is due at `at`, never before what was queued earlier; merged ones at the moment of the first."""
        last = max(moment for moment, _, _ in self._due) if self._due else 0.0
        if last and self._faults.has("merge"):
            at = last
        self._order += 1
        heapq.heappush(self._due, (max(at, last), self._order, act))

    def _distort(self, said: Say) -> list[Say]:
        """The wire's faults: what of `said` reaches the other end, and when."""
        faults = self._faults
        if not faults:
            return [said]
        if faults.has("silence"):
            return []
        data, after_s = said.data, said.after_s
        if faults.has("slow"):
            value = faults.get("slow")
            after_s += (SLOW_MS if value is None or isinstance(value, bool) else float(value)) / 1000
        if faults.has("merge"):
            after_s += MERGE_WAIT_S
        if faults.has("noise"):
            data = bytes(self._random.randrange(256) for _ in range(self._random.randrange(1, 12))) + data
        if faults.take("half_frame"):
            data = data[: max(1, len(data) // 2)]
        if faults.has("split"):
            return [Say(bytes([byte]), after_s + SPLIT_PAUSE_S * index) for index, byte in enumerate(data)]
        if faults.take("repeat"):
            return [Say(data, after_s), Say(data, after_s)]
        return [Say(data, after_s)]
