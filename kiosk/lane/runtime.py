"""The lane thread: one inbox in; decide, journal durably, then show and act. It alone owns state and journal."""

from __future__ import annotations

import logging
import queue
import secrets
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from drivers.contract import Stamped
from kiosk.core.cash import TAKERS
from kiosk.core.policy import Policy
from kiosk.core.pricing import Line
from kiosk.core.session.cash_effects import ShutBox
from kiosk.core.session.cash_offer import cash_moves
from kiosk.core.session.decide import decide, help_page
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.decide.out_of_order import put_aside, turned_away
from kiosk.core.session.decide.saved import takeable
from kiosk.core.session.decide.scanners import listening
from kiosk.core.session.effects import Effect, OfferBasket, SetLight
from kiosk.core.session.facts import Fact
from kiosk.core.session.inputs import (
    BasketCodeGiven,
    BasketGranted,
    CashStops,
    ClockMoved,
    ComeBackTouched,
    Device,
    DeviceCame,
    Input,
    KeptTouched,
    Moment,
    ReadBy,
    Started,
    Stopping,
    Ticked,
)
from kiosk.core.session.light import light_of
from kiosk.core.session.rules import policy_in_force, since
from kiosk.core.session.state import LaneState, Saved
from kiosk.core.session.touches import NumberTyped
from kiosk.core.session.visit import PrintStage
from kiosk.journal import JournalError
from kiosk.journal.room import waits
from kiosk.lane.clock import ClockWatch
from kiosk.lane.inputs import InputReader

log = logging.getLogger(__name__)

TIDY_FIRST_S, TIDY_PAUSE_S, TIDY_EVERY_S = 60.0, 0.2, 3600.0
"""After the start, between two steps of tidying the journal, and between two rounds of them."""

Watcher = Callable[[LaneState], None]
Posted = Input | NumberTyped | Stamped
"""What may be posted; what is no input yet is read by `InputReader` first."""


class FactStore(Protocol):
    def append(self, facts: Sequence[Fact], at: str) -> int:
        """`facts` are durable afterwards; raises `JournalError`."""


class Clock(Protocol):
    """The one clock of a lane."""

    def wall(self) -> str:
        """Now, ISO 8601 with zone."""

    def mono(self) -> float:
        """Monotonic seconds."""


class Tidier(Protocol):
    def step(self, wall: datetime, mono: float) -> bool:
        """One small step that keeps nobody waiting is done; whether more is to do."""


class _Stop:
    """The inbox's last word."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Something that ends the selling was found beside the lane thread."""

    reason: str


class Lane:
    """Runs from `start` to `stop`, on a thread of its own; or `begin` and `turn` are called by whoever has the time.
    `post` may be called from any thread; watchers are called on the lane's.
    """

    def __init__(
        self,
        state: LaneState,
        policy: Policy,
        journal: FactStore,
        reader: InputReader,
        perform: Callable[[Effect], None],
        clock: Clock,
        version: str,
        watch: ClockWatch | None = None,
        tidier: Tidier | None = None,
        new_id: Callable[[], str] = lambda: secrets.token_hex(16),
    ) -> None:
        """`new_id` gives each moment an id of its own, 32 hexadecimal digits that nobody can guess."""
        self.policy = policy
        self._state = state
        self._journal = journal
        self._reader = reader
        self._perform = perform
        self._clock = clock
        self._version = version
        self._watch = watch
        self._tidier = tidier
        self._new_id = new_id
        self._tidy_at = clock.mono() + TIDY_FIRST_S
        self._waits = False
        self._inbox: queue.SimpleQueue[Posted | _Found | _Stop] = queue.SimpleQueue()
        self._watchers: list[Watcher] = []
        self._thread = threading.Thread(target=self._run, name="lane", daemon=True)

    @property
    def waits_for_disk(self) -> bool:
        """The lane sells no more, and would if only its journal could be written."""
        return self._waits

    @property
    def state(self) -> LaneState:
        """The newest state; frozen, so any thread may look."""
        return self._state

    def watch(self, watcher: Watcher) -> None:
        """`watcher` gets the state after each input that changed it; add watchers before `start`."""
        self._watchers.append(watcher)

    def post(self, event: Posted) -> None:
        self._inbox.put(event)

    def fail(self, reason: str) -> None:
        """The lane sells no more, and says why. Any thread."""
        self._inbox.put(_Found(reason))

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """What was posted before is done, the stop is journaled, and the thread has ended afterwards."""
        self._inbox.put(_Stop())
        if self._thread.is_alive():
            self._thread.join(timeout=30.0)

    def begin(self) -> None:
        """The lane serves from here on: its start is journaled, and the clock looked at before anybody comes."""
        self._answer(Started(self._version))
        self._answer(Ticked())

    def turn(self) -> bool:
        """The next that was posted is answered, or what is due by now is done; never waits. False: there is nothing."""
        try:
            event = self._inbox.get_nowait()
        except queue.Empty:
            due = self.due
            if due is None or due > self._clock.mono():
                return False
            event = Ticked()
        return self._take_up(event)

    def _run(self) -> None:
        self.begin()
        while self._take_up(self._next()):
            pass

    def _take_up(self, event: Posted | _Found | _Stop) -> bool:
        """False once the lane has stopped."""
        if isinstance(event, _Stop):
            self._shut_boxes()
            self._answer(Stopping())
            return False
        if isinstance(event, _Found):
            log.critical("the lane stops selling: %s", event.reason)
            self._waits = False  # room on the disk would not mend it
            self._fail(event.reason)
        else:
            self._answer(event)
        return True

    def _shut_boxes(self) -> None:
        """No cash comes in afterwards, and what was on its way is booked. What a box does not say in time, it is asked
        at the next start.
        """
        self._answer(CashStops())
        until = self._clock.mono() + self.policy.cash_shuts_s
        while cash_moves(self._state) and not self._state.failed:
            left = until - self._clock.mono()
            try:
                event = self._inbox.get(block=left > 0, timeout=max(0.0, left))
            except queue.Empty:
                log.warning("a box for cash does not say that it is shut, or what is out of it")
                return
            if not isinstance(event, _Found | _Stop):
                self._answer(event)

    def _answer(self, event: Posted) -> None:
        """A fault of this program stops the selling in plain sight: a live screen before a dead thread would lie."""
        try:
            if not isinstance(event, Started):
                self._look_at_clock()
            taken = self._read(event)
            if taken is not None:
                self._take(taken)
            self._tick_if_due()
            self._tidy_if_due()
        except Exception as error:
            log.exception("a fault in the program, the lane stops selling")
            self._fail(f"{type(error).__name__}: {error}", save=True)

    def _look_at_clock(self) -> None:
        move = self._watch.look(self._clock.wall(), self._clock.mono()) if self._watch is not None else None
        if move is not None:
            log.warning("the clock was moved by %s s: it is %s", move.seconds, move.found)
            self._take(ClockMoved(move))

    def _read(self, event: Posted) -> Input | None:
        """At the prices and rules of the visit whose basket is open, else of now."""
        state, now = self._state, self._clock.wall()
        at = since(state, now)
        rules = policy_in_force(state, self.policy, now).rules
        match event:
            case Stamped():
                return self._repriced(self._reader.read(event, at, rules), now)
            case NumberTyped():
                return self._reader.typed(event.digits, at, rules)
            case _:
                return self._repriced(event, now)

    def _repriced(self, event: Input | None, now: str) -> Input | None:
        """A basket that is to be taken up comes with its items as they are now."""
        match event:
            case ReadBy(by, BasketCodeGiven() as code):
                given = self._repriced(code, now)
                return ReadBy(by, given) if isinstance(given, BasketCodeGiven) else given
            case BasketGranted():
                lines = event.content.lines
            case BasketCodeGiven():
                lines = _lines(one for one in takeable(self._state) if one.code == event.code)
            case KeptTouched():
                lines = _lines(one for one in takeable(self._state) if one.session.id == event.key)
            case ComeBackTouched():
                lines = _lines(takeable(self._state)[-1:])
            case _:
                return event
        return replace(event, items=self._reader.priced(lines, now))

    def _deadline(self) -> float | None:
        return help_page.deadline(self._state) if self._state.failed else next_deadline(self._state)

    @property
    def due(self) -> float | None:
        """When the lane wants to be turned next, whether or not anything is posted; on the clock's `mono`."""
        deadline = self._deadline()
        if self._tidier is not None and self._nobody():
            deadline = self._tidy_at if deadline is None else min(deadline, self._tidy_at)
        return deadline

    def _next(self) -> Posted | _Found | _Stop:
        due = self.due
        if due is None:
            return self._inbox.get()
        try:
            return self._inbox.get(timeout=max(0.0, due - self._clock.mono()))
        except queue.Empty:
            return Ticked()

    def _tick_if_due(self) -> None:
        """A busy inbox must not hold up a deadline."""
        deadline = self._deadline()
        if deadline is not None and deadline <= self._clock.mono():
            self._take(Ticked())

    def _tidy_if_due(self) -> None:
        """Between two visits only, when nothing waits to be answered."""
        if self._tidier is None or not self._nobody() or self._clock.mono() < self._tidy_at or not self._inbox.empty():
            return
        more = self._tidier.step(datetime.fromisoformat(self._clock.wall()), self._clock.mono())
        self._tidy_at = self._clock.mono() + (TIDY_PAUSE_S if more else TIDY_EVERY_S)

    def _nobody(self) -> bool:
        state = self._state
        printing = state.print_job is not None and state.print_job.stage is PrintStage.RUNNING
        away = state.session is None and state.attempt is None and state.staff is None
        return away and not printing and not state.failed

    def _take(self, event: Input) -> None:
        moment = self._now()
        if self._state.failed:  # nothing can be journaled
            self._answer_only(event, moment)
            return
        decision = decide(self._state, event, moment, self.policy)
        if decision.facts:
            try:
                self._journal.append(decision.facts, moment.wall)
            except JournalError as error:
                log.critical("the journal cannot be written, the lane stops selling: %s", error)
                self._waits = waits(error)
                self._fail(str(error))
                return
        self._show(decision.state)
        for effect in decision.effects:
            self._perform(effect)

    def _fail(self, why: str, *, save: bool = False) -> None:
        """The lane sells no more and takes no cash, and its light says so. With `save` an open basket is put aside, and
        its code shown, where the journal can still be written.
        """
        state = self._put_aside() if save and not self._state.failed else self._state
        self._show(replace(state, failed=why))
        try:
            shut = (ShutBox(box) for box in TAKERS if box.value in self.policy.devices)
            for effect in (SetLight(light_of(self._state)), *listening(self.policy, reads=False), *shut):
                self._perform(effect)
        except Exception:
            log.exception("light, scanners and boxes for cash do not show it")

    def _put_aside(self) -> LaneState:
        moment = self._now()
        try:
            decision = put_aside(self._state, moment, self.policy)
            if decision.facts:
                self._journal.append(decision.facts, moment.wall)
            for effect in decision.effects:
                if isinstance(effect, OfferBasket):  # another lane may take it up meanwhile
                    self._perform(effect)
        except Exception:
            log.exception("the open basket could not be saved")
            return self._state
        return decision.state

    def _answer_only(self, event: Input, moment: Moment) -> None:
        """A lane that cannot journal does nothing more, but a shopper who looks for help is answered, and seen, and a
        basket that comes goes back.
        """
        before, state = self._state, help_page.only_help(self._state, event, moment, self.policy)
        self._show(state)
        if event == DeviceCame(Device.LIGHT) or light_of(state) is not light_of(before):
            self._perform(SetLight(light_of(state)))
        for effect in turned_away(state, event):
            self._perform(effect)

    def _now(self) -> Moment:
        return Moment(self._clock.wall(), self._clock.mono(), self._new_id())

    def _show(self, state: LaneState) -> None:
        if state is self._state:
            return
        self._state = state
        for watcher in self._watchers:
            watcher(state)


def _lines(baskets: Iterable[Saved]) -> tuple[Line, ...]:
    return tuple(line for one in baskets for line in one.session.lines)
