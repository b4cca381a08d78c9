"""What the emulated scales that weigh when they are asked have in common: the platter, and answers that can be spoiled.

Each adds what it hears (`heard`) and the bytes it answers with; its own part is only the protocol.
"""

from __future__ import annotations

from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say
from drivers.emulators.platter import Platter

THINKING_S = 0.01
KEPT_BYTES = 64
BAD_CHECK = Fault("bad_check", "its answers fail their check: their parity is wrong, or their check byte")
GARBLED = Fault("garbled", "its answers are bytes of no protocol")
POUNDS = Fault("pounds", "it is set to pounds")


class PolledScaleEmulator:
    """A platter behind a wire. Faults: `BAD_CHECK` and `GARBLED`, and those of the protocol."""

    def __init__(self, own_faults: Sequence[Fault] = ()) -> None:
        self.faults = Faults((BAD_CHECK, GARBLED, *own_faults))
        self.platter = Platter()
        self._heard = bytearray()

    @property
    def deadline(self) -> float | None:
        return self.platter.rest_at

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the protocol's signature
        self._heard.clear()

    def ticked(self, now: float) -> Sequence[Act]:
        self.platter.ticked(now)
        return ()

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        self.platter.ticked(now)
        self._heard += data
        answers = self.heard(self._heard)
        del self._heard[:-KEPT_BYTES]
        return [Say(self._spoiled(answer), THINKING_S) for answer in answers]

    def state(self) -> dict[str, object]:
        return self.platter.state()

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        self.platter.set(values, now)
        return ()

    def heard(self, buffer: bytearray) -> list[bytes]:
        """The answers to the whole commands in `buffer`, which are taken out of it."""
        raise NotImplementedError

    def with_bad_check(self, answer: bytes) -> bytes:
        """Where a protocol has no check byte: as 7E1 looks to who listens with 8N1, parity where it doesn't belong."""
        return bytes(byte | 0x80 if byte.bit_count() % 2 else byte for byte in answer)

    def _spoiled(self, answer: bytes) -> bytes:
        if self.faults.has("garbled"):
            answer = bytes(0x23 + (byte * 7) % 6 for byte in answer)
        return self.with_bad_check(answer) if self.faults.has("bad_check") else answer
