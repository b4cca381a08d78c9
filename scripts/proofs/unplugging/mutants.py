"""A link that leaks, one that tells late, and a driver that reads again what it has read: the proof must find each."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from typing import Any

from typing_extensions import override

from drivers.contract import CodeRead, DeviceFault, Output
from drivers.link.base import Link, LinkLost
from drivers.registry import ProtocolRow
from scripts.proofs.fuzzing.mutants import Honest
from scripts.proofs.unplugging.wire import Maker

LATE_S = 1.2


class Around:
    """A link that passes everything on to the one inside."""

    def __init__(self, inside: Link[Any]) -> None:
        self.inside = inside
        self.name = inside.name

    @property
    def wait_s(self) -> float | None:
        return self.inside.wait_s

    def open(self) -> None:
        self.inside.open()

    def close(self) -> None:
        self.inside.close()

    def fileno(self) -> int:
        return self.inside.fileno()

    def read(self) -> Any:  # noqa: ANN401 - whatever the link inside carries
        return self.inside.read()

    def write(self, data: bytes) -> int:
        return self.inside.write(data)


class Leaks(Around):
    """Keeps a second descriptor of every opening."""

    @override
    def open(self) -> None:
        self.inside.open()
        os.dup(self.inside.fileno())


class TellsLate(Around):
    @override
    def read(self) -> Any:
        try:
            return self.inside.read()
        except LinkLost:
            threading.Event().wait(LATE_S)
            raise


class ReadsAgain(Honest):
    """Tells what it read last once more when the cable is pulled, as if it had been left over."""

    last: CodeRead | None = None

    @override
    def received(self, chunk: bytes, now: float) -> Output:
        output = self.inside.received(chunk, now)
        self.last = next((one for one in output.readings if isinstance(one, CodeRead)), self.last)
        return output

    @override
    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        output = self.inside.disconnected(fault, now)
        return replace(output, readings=(*output.readings, self.last)) if self.last else output


def _reads_again(row: ProtocolRow, link: str) -> ReadsAgain:
    return ReadsAgain(row.make_driver(link))


MUTANTS: dict[str, tuple[Maker, str]] = {
    "leaks": (Maker(link=Leaks), "descriptors left over"),
    "tells late": (Maker(link=TellsLate), "noticed within, s"),
    "reads again": (Maker(driver=_reads_again), "not counted once"),
}
"""Each of a serial scanner, with the figure by which it must be found."""
