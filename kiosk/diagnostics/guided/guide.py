"""Turns the guided test that a technician opened: readings, touches and time in, requests and pages out."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Protocol

from drivers.contract import (
    BelowMinimum,
    CashLevels,
    DeviceCondition,
    DeviceOffline,
    DeviceOnline,
    DrawerStatus,
    LampSet,
    Overloaded,
    PrinterStatus,
    Reading,
    Request,
    Settling,
    StableWeight,
    Stamped,
    UnderZero,
)
from kiosk.core.guided import Offer, Page, Play
from kiosk.core.session.inputs import BoxTried, CoinPutBack, DrawerTried, HopperTried, TestEnded
from kiosk.core.session.state import LaneState
from kiosk.diagnostics.guided.course import Ask, Course, Look, Seen, ToLane, Wishes

log = logging.getLogger(__name__)

STOP_S = 10.0
SLOTS: dict[type, str] = {
    DeviceOnline: "link",
    DeviceOffline: "link",
    PrinterStatus: "printer",
    DrawerStatus: "drawer",
    LampSet: "lamp",
    StableWeight: "weight",
    Settling: "weight",
    Overloaded: "weight",
    UnderZero: "weight",
    BelowMinimum: "weight",
    CashLevels: "levels",
    DeviceCondition: "condition",
}
"""Readings that hold until the next one of their slot: a test that begins is told of them first."""

Act = Callable[[float], Wishes]


class Make(Protocol):
    """A new course of the test; `across`: the screen lies on its long side."""

    def __call__(self, offer: Offer, *, across: bool) -> Course: ...


class Guide:
    """One test at a time, of `offers`. `make` makes its course, `submit` asks a device, `look` looks and may take
    seconds, `post` tells the lane how each test ended and what one wants of it, `mono` gives the time of the readings.
    Its own thread turns the test.
    """

    def __init__(
        self,
        offers: tuple[Offer, ...],
        make: Make,
        submit: Callable[[str, Request], None],
        look: Callable[[Look], Seen],
        post: Callable[[TestEnded | ToLane], None],
        mono: Callable[[], float],
        stop_s: float = STOP_S,
    ) -> None:
        self.offers = offers
        self._make, self._submit, self._look, self._post, self._mono = make, submit, look, post, mono
        self._show: Callable[[Page | None], None] = _unseen
        self._play: Callable[[Play], None] = _unheard
        self._acts: queue.SimpleQueue[Act | None] = queue.SimpleQueue()
        self._standing: dict[tuple[str, str], Reading] = {}
        self._lock = threading.Lock()
        self._wanted = ("", "")  # the test that the lane has open and its device, as seen last
        self._takes = ""  # the box that the lane lets take cash for it
        self._gives = ("", 0)  # the payout that the lane has begun for it, and what is out for tests
        self._course: Course | None = None
        self._page: Page | None = None
        self._told = False  # how the course ended
        self._across = False
        self._stop_s, self._over = stop_s, False
        self._thread = threading.Thread(target=self._run, name="guided", daemon=True)

    def hear(self, show: Callable[[Page | None], None], play: Callable[[Play], None]) -> None:
        """`show` gets each new page, None when no test is open, `play` each tone; both on another thread. Before
        `start`.
        """
        self._show, self._play = show, play

    def lies(self, *, across: bool) -> None:
        """The screen lies on its long side, or stands: for the tests that begin from now on."""
        self._across = across

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Devices are as they were before the test, unless something is looked at for long; nothing is asked
        afterwards.
        """
        self._acts.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=self._stop_s)
        self._over = True

    def before(self, post: Callable[[Stamped], None]) -> Callable[[Stamped], None]:
        """`post`, with each reading told to the test as well."""

        def seen(stamped: Stamped) -> None:
            self.told(stamped)
            post(stamped)

        return seen

    def told(self, stamped: Stamped) -> None:
        """Any thread; never waits."""
        device, reading, at = stamped.device, stamped.reading, stamped.at
        with self._lock:
            if (slot := SLOTS.get(type(reading))) is not None:
                self._standing[device, slot] = reading
            if not self._wanted[0]:
                return
        self._acts.put(lambda _: self._course.told(device, reading, at) if self._course is not None else ())

    def saw(self, state: LaneState) -> None:
        """The lane's state: a test runs while the technician has it open."""
        run = state.service
        wanted, takes = ((run.test, run.of), run.takes) if run is not None else (("", ""), "")
        gives = (run.gives if run is not None else "", state.period.tried_minor)
        with self._lock:
            opens, moved, began = wanted != self._wanted, takes != self._takes, gives != self._gives
            self._wanted, self._takes, self._gives = wanted, takes, gives
        if opens:
            self._acts.put(lambda now: self._open(wanted, gives[1], now))
        if moved:
            self._acts.put(lambda now: self._course.lane_takes(takes, now) if self._course is not None else ())
        if began:
            self._acts.put(lambda now: self._course.lane_gives(*gives, now) if self._course is not None else ())

    def touch(self, key: str) -> None:
        """The technician gave that answer. Any thread."""
        self._acts.put(lambda now: self._course.touched(key, now) if self._course is not None else ())

    def again(self) -> None:
        """The same test from its begin. Any thread."""
        with self._lock:
            wanted, out = self._wanted, self._gives[1]
        self._acts.put(lambda now: self._open(wanted, out, now))

    def _run(self) -> None:
        while True:
            deadline = self._course.deadline if self._course is not None else None
            try:
                act = self._acts.get(timeout=None if deadline is None else max(0.0, deadline - self._mono()))
            except queue.Empty:
                act = self._tick
            self._turn(act if act is not None else lambda _: self._leave())
            if act is None:
                return

    def _turn(self, act: Act) -> None:
        """A test that breaks has failed; the next one can be done all the same."""
        try:
            self._do(act(self._mono()))
            self._tell()
        except Exception as error:
            log.exception("a guided test broke")
            try:
                if self._course is not None:
                    self._course.breaks(type(error).__name__)
                    self._tell()
            except Exception:
                log.exception("a guided test that broke cannot be shown")
                self._course = None

    def _tick(self, now: float) -> Wishes:
        return self._course.ticked(now) if self._course is not None else ()

    def _open(self, wanted: tuple[str, str], out: int, now: float) -> Wishes:
        """The test before, if any, is left first; one that is not offered is none. `out` is out for tests before it."""
        left = self._leave()
        offer = next((offer for offer in self.offers if (offer.test, offer.device) == wanted), None)
        if offer is None:
            return left
        course = self._course = self._make(offer, across=self._across)
        self._told = False
        with self._lock:
            standing = [reading for (device, _), reading in self._standing.items() if device == offer.device]
        first = [wish for reading in standing for wish in course.told(offer.device, reading, now)]
        first += course.lane_gives("", out, now)
        return (*left, *first, *(course.begin(now) if course.outcome is None else ()))

    def _leave(self) -> Wishes:
        course, self._course = self._course, None
        return course.left() if course is not None else ()

    def _do(self, wishes: Wishes) -> None:
        for wish in wishes:
            match wish:
                case Ask(device, request) if not self._over:
                    self._submit(device, request)
                case BoxTried() | HopperTried() | CoinPutBack() | DrawerTried() if not self._over:
                    self._post(wish)
                case Play():
                    self._play(wish)
                case Look():
                    self._tell()  # a look may take long
                    seen, course = self._look(wish), self._course
                    if course is not None:
                        self._do(course.seen(seen, self._mono()))

    def _tell(self) -> None:
        """The page where it is another one, and once how the test ended."""
        course = self._course
        page = course.page() if course is not None else None
        if page != self._page:
            self._page = page
            self._show(page)
        if course is None or course.outcome is None or self._told:
            return
        self._told, over = True, course.outcome
        figures = ", ".join(f"{name} {figure}" for name, figure in over.measured)
        measured = f"{over.reason.english} ({figures})" if figures else over.reason.english
        try:
            self._do(course.left())
        finally:
            self._post(TestEnded(over.test, over.device, over.passed, measured))


def _unseen(page: Page | None) -> None:
    """A lane without a screen shows nothing."""
    del page


def _unheard(play: Play) -> None:
    """Nor does it sound."""
    del play
