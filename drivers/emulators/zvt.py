"""A ZVT payment terminal: the far end of the wire, with a shopper in front of it and a memory that outlives the link.

Over TCP it speaks bare messages. A wire whose first byte is a DLE is a serial line: blocks with a checksum, each of
them acknowledged (`zvt_line.py`).

With `recovery` "reverses" it stores a payment only when the till has acknowledged the result *and* every slip line; a
lost link, a refusal or 5 s without an acknowledgement before that reverse it. So of the steps of `drop_after`,
`authorisation`, `accepted`, `before_status`, `after_status` and `after_status_ack` leave the shopper uncharged (the
last one too, unless the till was registered without slip lines), `after_slip` and `completion` leave them charged.
With "keeps" all steps from `before_status` on leave them charged. `unplug_after` has the same steps, and takes the
wire away for good.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from drivers.emulators.base import Act, Faults, HangUp, Say
from drivers.emulators.zvt_bytes import take_messages
from drivers.emulators.zvt_faults import FAULTS, HAND, SHOWN
from drivers.emulators.zvt_line import DLE, SerialLine
from drivers.emulators.zvt_memory import Memory
from drivers.emulators.zvt_procedures import BUSY, NOT_SUPPORTED, YES, Over, Procedures, Script, Waiting


class ZvtEmulator:
    """The terminal. What the shopper will do at the next payment is `card`, after `card_delay_ms`; with the card "hand"
    it waits for `shows`.
    """

    def __init__(self, wall_clock: Callable[[], time.struct_time] = time.localtime) -> None:
        self.faults = Faults(FAULTS)
        self._memory = Memory()
        self._procedures = Procedures(self._memory, self.faults, wall_clock)
        self._line: SerialLine | None = None
        self._spoken_to = False
        self._buffer = bytearray()
        self._script: Script | None = None
        self._waiting: Waiting | None = None
        self._until = 0.0
        self._unread = False  # what the reply is waited for has not reached the till yet

    @property
    def deadline(self) -> float | None:
        moments = [] if self._line is None or self._line.deadline is None else [self._line.deadline]
        if self._waiting is not None and not self._undelivered:
            moments.append(self._until)
        return min(moments, default=None)

    def connected(self, now: float) -> Sequence[Act]:
        self.disconnected(now)
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the interface
        """A closed socket aborts the procedure; what was not stored is reversed."""
        self._break_off()
        self._line = None
        self._spoken_to = False
        self._buffer.clear()

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        if not self._spoken_to and data:
            self._spoken_to = True
            self._line = SerialLine(self.faults) if data[0] == DLE else None
        if self._line is None:
            self._buffer += data
            for control, body in take_messages(self._buffer):
                self._take(control, body, now)
            return self._said(now)
        acts = list(self._said(now))
        for piece in self._line.take(data, now):
            if self._line.delivered and self._unread and self._waiting is not None:
                self._unread = False
                self._until = now + self._waiting.seconds  # it was read now, not when it was said first
            for control, body in take_messages(bytearray(piece)):
                self._take(control, body, now)
            acts += self._said(now)
        return acts

    def ticked(self, now: float) -> Sequence[Act]:
        if self._line is not None:
            self._line.tick(now)
            if self._line.gave_up:
                self._break_off()
        if self._waiting is not None and not self._undelivered and now >= self._until:
            self._resume("late", now)
        return self._said(now)

    def state(self) -> dict[str, object]:
        return {
            **self._memory.shown(),
            "in_transaction": self._script is not None,
            "awaits_card": self._awaits_card,
            "card_read": self._script is not None and self._procedures.card_read,
            "serial": self._line is not None,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        """As the memory, and `shows`: what the shopper does now, while a card is waited for by hand."""
        shows = values.get("shows")
        if shows is not None and not (shows in SHOWN and self._memory.card == HAND and self._awaits_card):
            raise ValueError(f"shows = {shows!r}: one of {', '.join(SHOWN)}, while a card is waited for by hand")
        self._memory.change({name: value for name, value in values.items() if name != "shows"})
        if shows is not None:
            self._resume(str(shows), now)
        return self._said(now)

    @property
    def _awaits_card(self) -> bool:
        return self._waiting is not None and self._waiting.subject == "card"

    @property
    def _undelivered(self) -> bool:
        """A serial line still tries to get through what the reply is waited for."""
        return self._unread and self._line is not None and self._line.busy

    def _said(self, now: float) -> list[Act]:
        acts, self._procedures.acts = self._procedures.acts, []
        if self._line is None:
            return acts
        for act in acts:
            if isinstance(act, Say):
                self._line.send(act.data)
        self._line.start(now)
        said = self._line.said()
        return ([Say(said)] if said else []) + [act for act in acts if isinstance(act, HangUp)]

    def _break_off(self) -> None:
        if self._script is not None:
            self._script.close()
        self._script = self._waiting = None
        self._procedures.acts.clear()
        self._memory.book.reverse_open()

    def _take(self, control: str, body: bytes, now: float) -> None:
        if control[:2] in ("80", "84"):
            if self._waiting is not None and self._waiting.subject == "reply":
                self._resume({"8000": "yes", "8400": "yes", "849C": "again"}.get(control, "no"), now)
        elif control == "06B0":
            self._abort(now)
        elif self._script is not None:
            self._procedures.say(BUSY)
        else:
            self._procedures.hangs_up = self._line is None
            self._script = self._procedures.start(control, body)
            self._resume(None, now)

    def _abort(self, now: float) -> None:
        """Received at any time, followed only as long as no card was shown."""
        if self._script is None or (
            self._waiting is not None and self._waiting.subject == "reply" and self._procedures.awaits_yes
        ):
            self._procedures.say(NOT_SUPPORTED)
            return
        self._procedures.say(YES)
        self._procedures.abort_wanted = True
        if self._waiting is not None and self._waiting.subject == "card":
            self._resume("abort", now)

    def _resume(self, answer: str | None, now: float) -> None:
        script = self._script
        if script is None:
            return
        self._waiting = None
        try:
            self._waiting = next(script) if answer is None else script.send(answer)
            self._until = now + self._waiting.seconds
            self._unread = self._waiting.subject == "reply"
        except (StopIteration, Over):
            self._script = None
            self._memory.book.reverse_open()
