"""What a shopper does at an emulated terminal, and the faults that can be ordered of it."""

from __future__ import annotations

from typing_extensions import override

from drivers.emulators.base import Faults, Value

SHOWN = ("approve", "decline", "cancel", "timeout", "signature")
HAND = "hand"
CARDS = (*SHOWN, HAND)
"""What the next shopper does; with "hand" the terminal waits for `shows`, one of `SHOWN`, as long as for any card."""
STEPS = ("authorisation", "accepted", "before_status", "after_status", "after_status_ack", "after_slip", "completion")
FAULTS = (
    "drop_after",
    "unplug_after",
    "busy",
    "duplicate_status",
    "long_length",
    "keep_alive",
    "wrong_amount",
    "no_reversal",
    "no_day_end",
    "wrong_totals",
    "bad_check",  # this and the next two strike one block on a serial line: its checksum is wrong,
    "no_ack",  # or it is read and not answered,
    "nak",  # or asked for again
)


class ZvtFaults(Faults):
    @override
    def set(self, name: str, value: Value) -> None:
        if name in ("drop_after", "unplug_after") and value not in (*STEPS, False):
            raise ValueError(f"fault {name}={value}: the steps are {', '.join(STEPS)}")
        super().set(name, value)
