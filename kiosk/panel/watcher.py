"""Watches one emulator from a thread of its own, and takes it the orders given: away is told, and so is back."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.panel.control import About, Control, ControlRefused, Passage, State

LOOK_EVERY_S = 0.3
AWAY_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class Put:
    """The physical state is to have these values."""

    values: State


@dataclass(frozen=True, slots=True)
class Break:
    """This fault is wanted, True where it has no value."""

    fault: str
    value: bool | int | str = True


@dataclass(frozen=True, slots=True)
class Mend:
    """This fault is not wanted any more."""

    fault: str


Order = Put | Break | Mend


@dataclass(frozen=True, slots=True)
class Found:
    """The emulator of `device` answers; what follows is all that it still knows."""

    device: str
    about: About


@dataclass(frozen=True, slots=True)
class Seen:
    """How it stands now, and the lines of its wire since the last look: new ones, and such that grew."""

    device: str
    state: State | None
    wire: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """It does not answer; `why` is one sentence. Told once, and again for each order that did not get there."""

    device: str
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An order was not carried out; `why` is the emulator's own sentence."""

    device: str
    why: str


Told = Found | Seen | Lost | Refused


class Watcher:
    """Runs from `start` to `stop`; `tell` is called on its thread. An order is looked at as soon as it is done."""

    def __init__(
        self, device: str, control: Control, tell: Callable[[Told], None], *, every_s: float = LOOK_EVERY_S
    ) -> None:
        self.device = device
        self._control = control
        self._tell = tell
        self._every_s = every_s
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._changes: int | None = None  # None: it was not found yet
        self._told_away = False
        self._lock, self._over = threading.Lock(), False
        self._thread = threading.Thread(target=self._run, name=f"panel-{device}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def order(self, order: Order) -> None:
        """From any thread; orders are carried out one after the other."""
        self._orders.put(order)

    def ask_to_stop(self) -> None:
        """It tells nothing from here on, and what was ordered and not done yet is left undone."""
        with self._lock:
            self._over = True
        self._orders.put(None)

    def join(self, wait_s: float) -> None:
        """It has ended, or after `wait_s` still waits for an answer that nobody hears: what hangs holds nobody up."""
        self._thread.join(wait_s)

    def _run(self) -> None:
        while not self._over:
            self._look()
            wait_s = self._every_s if self._changes is not None else AWAY_EVERY_S
            try:
                order = self._orders.get(timeout=wait_s)
            except queue.Empty:
                continue
            if order is None or self._over:
                return
            self._carry_out(order)

    def _say(self, told: Told) -> None:
        with self._lock:
            if not self._over:
                self._tell(told)

    def _look(self) -> None:
        try:
            if self._changes is None:
                self._say(Found(self.device, self._control.about()))
                self._changes = 0
                self._told_away = False
            seen = self._control.look(self._changes)
        except (OSError, ControlRefused) as error:
            self._lose(str(error), again=False)
            return
        self._changes = seen.changes
        if seen.state is not None or seen.wire:
            self._say(Seen(self.device, seen.state, seen.wire))

    def _carry_out(self, order: Order) -> None:
        try:
            match order:
                case Put(values):
                    self._control.set(**values)
                case Break(fault, value):
                    self._control.fault(fault, value)
                case Mend(fault):
                    self._control.clear(fault)
        except ControlRefused as error:
            self._say(Refused(self.device, str(error)))
        except OSError as error:
            self._lose(str(error), again=True)

    def _lose(self, why: str, *, again: bool) -> None:
        self._changes = None
        if again or not self._told_away:
            self._say(Lost(self.device, why))
        self._told_away = True
