"""A scanner that types, as its device file shows it: what `wedge.py` has, and what only the kernel does to keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typing_extensions import override

from drivers.emulators.base import Fault, Faults, Say
from drivers.emulators.wedge import INPUT_EVENT, KEY, SYN, WRONG_DIGIT, WedgeEmulator

SYN_DROPPED = 3
REPEATED = 2
FAULTS = (
    WRONG_DIGIT,
    Fault("dropped", "once, keys in the middle of a code are lost, and the kernel says so"),
    Fault("auto_repeat", "each key is held until it repeats"),
)


class EvdevEmulator(WedgeEmulator):
    """Types what it reads, as the kernel hands it over; `FAULTS` are its own."""

    def __init__(self) -> None:
        super().__init__()
        self.faults = Faults(FAULTS)

    @override
    def _typed(self, codes: Sequence[str], now: float) -> Iterator[Say]:
        events = list(super()._typed(codes, now))
        if len(events) > 8 and self.faults.take("dropped"):
            lost = INPUT_EVENT.pack(*_time_of(events[4]), SYN, SYN_DROPPED, 0)
            events = [*events[:4], Say(lost, events[4].after_s), *events[8:]]
        for said in events:
            yield said
            *time, kind, code, value = INPUT_EVENT.unpack(said.data[: INPUT_EVENT.size])
            if (kind, value) == (KEY, 1) and self.faults.has("auto_repeat"):
                again = INPUT_EVENT.pack(*time, KEY, code, REPEATED) + INPUT_EVENT.pack(*time, SYN, 0, 0)
                yield Say(again, said.after_s)


def _time_of(said: Say) -> tuple[int, int]:
    seconds, micros, *_ = INPUT_EVENT.unpack(said.data[: INPUT_EVENT.size])
    return seconds, micros
