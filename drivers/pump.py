"""A thread that turns one driver over one link, connects again by itself, and keeps a bounded trace.

All of a driver's methods are called on the pump's thread; `submit` and `stop` may be called from any.
"""

from __future__ import annotations

import logging
import os
import queue
import random
import selectors
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from drivers.contract import DeviceFault, Driver, FaultKind, Output, Preparing, Request, Stamped
from drivers.link.base import Link, LinkLost

Chunk = TypeVar("Chunk")
Listener = Callable[[Stamped], None]

WRITE_STALL_S = 5.0
TRACE_LENGTH = 512
TRACE_WIDTH = 2048

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait for a lost link, in seconds, doubling; one that held for `steady_s` starts anew.

    A device is to be of use 2 s after its cable is in again: half a second, and its introduction, leave room for that.
    """

    first_s: float = 0.05
    last_s: float = 0.5
    steady_s: float = 3.0


USUAL_BACKOFF = Backoff()


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One passage on the wire: `>` to the device, `<` from it, `!` what the pump says; card data is masked.

    Of a long passage the first `TRACE_WIDTH` bytes are kept.
    """

    at: float
    direction: str
    data: bytes


class Pump(Generic[Chunk]):
    """Runs `driver` over `link` from `start` to `stop`; each reading goes to `listener` on the pump's thread."""

    def __init__(
        self,
        device: str,
        driver: Driver[Chunk],
        link: Link[Chunk],
        listener: Listener,
        *,
        backoff: Backoff = USUAL_BACKOFF,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        """`wall_clock` gives seconds since 1970 in UTC; all else goes by the monotonic clock."""
        self.device = device
        self.trace: deque[TraceLine] = deque(maxlen=TRACE_LENGTH)
        self._driver = driver
        self._link = link
        self._listener = listener
        self._requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._wake_read, self._wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._wake_lock = threading.Lock()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"pump-{device}", daemon=True)
        self._backoff = backoff
        self._wall_clock = wall_clock
        self._opened = False
        self._seq = 0
        self._unsent = bytearray()
        self._unsent_since = 0.0

    def start(self) -> None:
        self._thread.start()

    def prepare(self) -> None:
        """The driver's first work waits for nothing afterwards; takes its time, on the calling thread."""
        if isinstance(self._driver, Preparing):
            self._driver.prepare()

    def stop(self) -> None:
        """The link is closed and the thread has ended afterwards."""
        self._stopping.set()
        self._wake()
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)
        with self._wake_lock:
            if self._wake_write >= 0:
                os.close(self._wake_read)
                os.close(self._wake_write)
                self._wake_write = -1

    def submit(self, request: Request) -> None:
        """The driver gets `request` as soon as its thread is free, connected or not."""
        self._requests.put(request)
        self._wake()

    def _wake(self) -> None:
        with self._wake_lock:
            if self._wake_write < 0:
                return
            try:
                os.write(self._wake_write, b"!")
            except BlockingIOError:  # the pipe is full of wake-ups already
                return

    def _run(self) -> None:
        retry_s = self._backoff.first_s
        told = False  # the driver knows of this loss
        while not self._stopping.is_set():
            since = time.monotonic()
            self._opened = False
            fault = self._attempt(self._session)
            self._unsent.clear()
            self._link.close()
            told = told and not self._opened
            if fault is not None and not told:
                told = True
                self._tell_lost(fault)
            if self._opened and time.monotonic() - since >= self._backoff.steady_s:
                retry_s = self._backoff.first_s
            self._wait_for_link(retry_s * random.uniform(0.75, 1.25))  # noqa: S311 - jitter, not a secret
            retry_s = min(retry_s * 2, self._backoff.last_s)

    def _attempt(self, work: Callable[[], None]) -> DeviceFault | None:
        """What ended `work`, or None. A driver's own mistake costs the link, never the thread.

        Of such a mistake only kind and place are logged: its words might hold what came over the wire.
        """
        try:
            work()
        except LinkLost as lost:
            return lost.fault
        except Exception as error:  # noqa: BLE001 - see above
            place = traceback.extract_tb(error.__traceback__)[-1]
            detail = f"{type(error).__name__} at {place.filename}:{place.lineno}"
            _log.error("%s: the driver failed: %s", self.device, detail)
            return DeviceFault(FaultKind.MECHANISM, f"the driver failed: {detail}")
        return None

    def _tell_lost(self, fault: DeviceFault) -> None:
        self._note(fault.detail)
        self._attempt(lambda: self._give(self._driver.disconnected(fault, time.monotonic())))

    def _wait_for_link(self, seconds: float) -> None:
        if self._attempt(lambda: self._idle(seconds)) is not None:
            self._stopping.wait(seconds)

    def _session(self) -> None:
        """Opens the link and turns the driver until it is lost (raises) or the pump is stopped (returns)."""
        self._link.open()
        self._opened = True
        self._take(self._driver.connected(time.monotonic()))
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_read, selectors.EVENT_READ)
            link_fd = self._link.fileno()
            if link_fd >= 0:
                selector.register(link_fd, selectors.EVENT_READ)
            while not self._stopping.is_set():
                if link_fd >= 0:
                    wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._unsent else 0)
                    selector.modify(link_fd, wanted)
                looked_at = time.monotonic()
                ready = selector.select(self._timeout())
                self._drain_wake()
                self._give_requests()
                if link_fd < 0 or any(key.fd == link_fd and mask & selectors.EVENT_READ for key, mask in ready):
                    self._read()
                self._flush()
                self._tick(looked_at)

    def _idle(self, seconds: float) -> None:
        """Waits for `seconds` without a link; requests and deadlines are still served."""
        until = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_read, selectors.EVENT_READ)
            while not self._stopping.is_set() and (left := until - time.monotonic()) > 0:
                deadline = self._driver.deadline
                if deadline is not None:
                    left = min(left, max(0.0, deadline - time.monotonic()))
                selector.select(left)
                self._drain_wake()
                while not self._requests.empty():
                    self._give(self._driver.requested(self._requests.get(), time.monotonic()))
                deadline = self._driver.deadline
                if deadline is not None and deadline <= time.monotonic():
                    self._give(self._driver.ticked(time.monotonic()))

    def _timeout(self) -> float | None:
        now = time.monotonic()
        waits = []
        if self._driver.deadline is not None:
            waits.append(self._driver.deadline - now)
        if self._link.wait_s is not None:
            waits.append(self._link.wait_s)
        if self._unsent:
            waits.append(self._unsent_since + WRITE_STALL_S - now)
        return max(0.0, min(waits)) if waits else None

    def _drain_wake(self) -> None:
        try:
            while os.read(self._wake_read, 4096):
                continue
        except BlockingIOError:
            return

    def _give_requests(self) -> None:
        while not self._requests.empty():
            self._take(self._driver.requested(self._requests.get(), time.monotonic()))

    def _read(self) -> None:
        chunk = self._link.read()
        if chunk is None:
            return
        if isinstance(chunk, bytes):
            self._trace("<", chunk)
        self._take(self._driver.received(chunk, time.monotonic()))

    def _tick(self, looked_at: float) -> None:
        """A time is over only when the link was looked at since: a busy lane must not take unread bytes for silence."""
        deadline = self._driver.deadline
        if deadline is not None and deadline <= looked_at:
            self._take(self._driver.ticked(time.monotonic()))

    def _take(self, output: Output) -> None:
        """Readings out, bytes on their way; raises `LinkLost` where the machine wants a fresh link."""
        if output.send:
            self._trace(">", output.send)
            if not self._unsent:
                self._unsent_since = time.monotonic()
            self._unsent += output.send
        self._give(output)
        self._flush()
        if output.hang_up:
            raise LinkLost(DeviceFault(FaultKind.GARBLED, output.hang_up))

    def _flush(self) -> None:
        while self._unsent:
            taken = self._link.write(bytes(self._unsent))
            if taken == 0:
                if time.monotonic() - self._unsent_since > WRITE_STALL_S:
                    detail = f"{self._link.name} takes no bytes"
                    raise LinkLost(DeviceFault(FaultKind.SILENT, detail))
                return
            del self._unsent[:taken]
            self._unsent_since = time.monotonic()

    def _give(self, output: Output) -> None:
        for reading in output.readings:
            self._seq += 1
            self._listener(Stamped(self.device, self._seq, time.monotonic(), reading, self._wall_clock()))

    def _trace(self, direction: str, data: bytes) -> None:
        self.trace.append(TraceLine(time.monotonic(), direction, self._driver.masked(data)[:TRACE_WIDTH]))

    def _note(self, text: str) -> None:
        self.trace.append(TraceLine(time.monotonic(), "!", text.encode()))
