"""What a shopper does at an emulated nexo terminal, and the faults that can be ordered of it."""

from __future__ import annotations

from drivers.emulators.base import Fault

SHOWN = ("approve", "decline", "cancel", "timeout", "partial", "paper")
HAND = "hand"
CARDS = (*SHOWN, HAND)
"""What the next shopper does; with "hand" the terminal waits for `shows`, one of `SHOWN`, as long as for any card."""
STEPS = ("request", "begun", "booked", "response")
FAULTS = (
    Fault("drop_after", "its connection is gone once it has come so far", "STEP", STEPS, needed=True),
    Fault("unplug_after", "its wire is gone once it has come so far", "STEP", STEPS, needed=True),
    Fault("late_request", "once, it hangs up, and reads what was asked so much later, or a second", "MS"),
    Fault("http_error", "so often, or once, it answers with HTTP status 500", "N"),
    Fault("garbage", "once, its answer is no JSON"),
    Fault("foreign", "once, its answer is to a request of somebody else"),
    Fault("wrong_amount", "it tells a cent more than it booked"),
    Fault("wrong_currency", "it tells another currency than it booked in"),
    Fault("no_reversal", "it reverses nothing"),
    Fault("slow_reversal", "a reversal takes it so long, or a second, and is only received at first", "MS"),
    Fault("busy", "once, it says that it is busy"),
    Fault("close_each", "it closes the connection after each answer"),
    Fault("strange_condition", "once, it gives a reason that nobody knows"),
    Fault("short_memory", "it knows its last transaction only"),
    Fault("no_stamp", "it does not tell the time of a transaction"),
)
