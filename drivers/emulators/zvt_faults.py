"""What a shopper does at an emulated terminal, and the faults that can be ordered of it."""

from __future__ import annotations

from drivers.emulators.base import Fault

SHOWN = ("approve", "decline", "cancel", "timeout", "signature")
HAND = "hand"
CARDS = (*SHOWN, HAND)
"""What the next shopper does; with "hand" the terminal waits for `shows`, one of `SHOWN`, as long as for any card."""
STEPS = ("authorisation", "accepted", "before_status", "after_status", "after_status_ack", "after_slip", "completion")
FAULTS = (
    Fault("drop_after", "its connection is gone once it has come so far", "STEP", STEPS, needed=True),
    Fault("unplug_after", "its wire is gone once it has come so far", "STEP", STEPS, needed=True),
    Fault("busy", "so often, or once, it says that it is busy", "N"),
    Fault(
        "duplicate_status",
        "once, its result comes twice, at once or after it was acknowledged",
        "MOMENT",
        ("before", "after"),
    ),
    Fault("long_length", "it writes each length in three bytes"),
    Fault("keep_alive", "while it waits for a card it says so again and again, so much apart", "MS", needed=True),
    Fault("wrong_amount", "it tells a cent more than it booked"),
    Fault("no_reversal", "it takes nothing back"),
    Fault("no_day_end", "it does not close its day"),
    Fault("wrong_totals", "its totals of the day are a cent too high"),
    Fault("bad_check", "on a serial line, once: a block of its has a wrong checksum"),
    Fault("no_ack", "on a serial line, once: it reads a block and does not say so"),
    Fault("nak", "on a serial line, once: it asks for a block again"),
)
