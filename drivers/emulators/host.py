"""Puts an emulator on a real wire, plays the wire's faults, and serves the control over loopback HTTP.

One thread turns everything (`Host.run`); the HTTP server hands its wishes to that thread and waits for the answer.
"""

from __future__ import annotations

import json
import os
import queue
import re
import selectors
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from typing_extensions import override

from drivers.emulators.base import Act, Emulator, Value
from drivers.emulators.mouth import Mouth
from drivers.emulators.wire import DeviceEnd
from drivers.emulators.wire_log import WireLog

ANSWER_WAIT_S = 10.0
LOOK = re.compile(r"/look\?after=(\d{1,12})")
STOP_LOOK_S = 0.1  # how often the control looks whether it should end

Job = tuple[Callable[[], object], "queue.SimpleQueue[object]"]


class Host:
    """Runs `emulator` at `end` until `stop`. Noise is drawn from `seed`, so that a run can be repeated.

    `log` keeps what passed; `about` says what device this is.
    """

    def __init__(
        self,
        emulator: Emulator,
        end: DeviceEnd,
        *,
        seed: int = 1,
        log: WireLog | None = None,
        about: Mapping[str, object] | None = None,
    ) -> None:
        self.emulator = emulator
        self.about = dict(about or {})
        self._log = log or WireLog()
        self._end = end
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._wake_read, self._wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._wake_lock = threading.RLock()  # a signal handler may stop what is just waking
        self._stopping = threading.Event()
        self._mouth = Mouth(emulator.faults, seed=seed)
        self._plugged = False

    def open(self) -> None:
        """The wire is there afterwards; raises OSError. `run` does it too, but on its own thread."""
        self._plug()

    def run(self) -> None:
        """Serves the wire on the calling thread until `stop`; the wire is gone afterwards."""
        self._plug()
        try:
            while not self._stopping.is_set():
                self._turn()
        finally:
            self._end.close()
            self._plugged = False
            self._run_jobs()
            self._close_wake()

    def stop(self) -> None:
        """Makes `run` return; may be called from any thread and from a signal handler, more than once."""
        self._stopping.set()
        self._wake()

    def call(self, work: Callable[[], object]) -> object:
        """Runs `work` on the host's thread and returns its result; raises what it raised."""
        answer: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._jobs.put((work, answer))
        self._wake()
        try:
            result = answer.get(timeout=ANSWER_WAIT_S)
        except queue.Empty:
            raise TimeoutError("the emulator does not run") from None
        if isinstance(result, Exception):
            raise result
        return result

    def set(self, values: dict[str, object]) -> object:
        def order() -> None:
            self._do(self.emulator.set(values, time.monotonic()))
            self._log.changed()

        return self.call(order)

    def fault(self, name: str, value: Value) -> object:
        def order() -> None:
            self.emulator.faults.set(name, value)
            self._log.changed()
            if name == "unplug":
                self._unplug() if self.emulator.faults.has(name) else self._plug()

        return self.call(order)

    def clear(self, name: str) -> object:
        def mend() -> None:
            self.emulator.faults.clear(name)
            self._log.changed()
            if name == "unplug":
                self._plug()

        return self.call(mend)

    def state(self) -> dict[str, object]:
        return cast("dict[str, object]", self.call(self._state))

    def look(self, after: int) -> dict[str, object]:
        """The state, unless nothing has happened since there were `after` changes, and the lines of the wire since."""

        def seen() -> dict[str, object]:
            changes = self._log.changes
            fresh = changes == after
            since = after if after <= changes else 0  # the count of an emulator that ran before
            return {
                "changes": changes,
                "state": None if fresh else self._state(),
                "wire": self._log.after(since),
            }

        return cast("dict[str, object]", self.call(seen))

    def _state(self) -> dict[str, object]:
        return self.emulator.state() | {"faults": self.emulator.faults.as_dict()}

    def _wake(self) -> None:
        with self._wake_lock:
            if self._wake_write < 0:
                return
            try:
                os.write(self._wake_write, b"!")
            except BlockingIOError:  # the pipe is full of wake-ups already
                return

    def _close_wake(self) -> None:
        with self._wake_lock:
            os.close(self._wake_read)
            os.close(self._wake_write)
            self._wake_write = -1

    def _plug(self) -> None:
        if not self._plugged and not self.emulator.faults.has("unplug"):
            self._end.open()
            self._plugged = True
            self._log.noted("plugged", time.monotonic())
            self._wake()  # so that a wait under way learns of the new descriptors

    def _unplug(self) -> None:
        if self._plugged:
            self._mouth.forget()
            self._end.close()
            self._plugged = False
            self._log.noted("unplugged", time.monotonic())
            self.emulator.disconnected(time.monotonic())

    def _turn(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_read, selectors.EVENT_READ)
            for descriptor in self._end.filenos():
                selector.register(descriptor, selectors.EVENT_READ)
            ready = {key.fd for key, _ in selector.select(self._timeout())}
        self._drain_wake()
        self._run_jobs()
        came, data = self._end.accept_and_read(ready)
        now = time.monotonic()
        if came:
            self._log.noted("connected", now)
            self._do(self.emulator.connected(now))
        if data == b"":
            self._log.noted("left", now)
            self._mouth.forget()
            self.emulator.disconnected(now)
        elif data:
            self._log.heard(data, now)
            self._do(self.emulator.received(data, now))
        if self.emulator.deadline is not None and self.emulator.deadline <= time.monotonic():
            self._do(self.emulator.ticked(time.monotonic()))
            self._log.changed()
        self._say_due()

    def _timeout(self) -> float | None:
        moments = [at for at in (self._mouth.deadline, self.emulator.deadline) if at is not None]
        return max(0.0, min(moments) - time.monotonic()) if moments else None

    def _drain_wake(self) -> None:
        try:
            while os.read(self._wake_read, 4096):
                continue
        except BlockingIOError:
            return

    def _run_jobs(self) -> None:
        while not self._jobs.empty():
            work, answer = self._jobs.get()
            try:
                answer.put(work())
            except Exception as error:  # noqa: BLE001 - handed to the caller, who raises it
                answer.put(error)

    def _do(self, acts: Sequence[Act]) -> None:
        self._mouth.take(acts, time.monotonic())

    def _say_due(self) -> None:
        now = time.monotonic()
        for said in self._mouth.due(now):
            if isinstance(said, bytes):
                self._log.said(said, now)
                self._end.write(said)
            elif said.unplug:
                self.emulator.faults.set("unplug", value=True)
                self._unplug()
            else:
                self._end.drop_client()
                self._log.noted("hung_up", now)
                self.emulator.disconnected(now)


def serve_control(host: Host, port: int) -> ThreadingHTTPServer:
    """The control of `commands.md` on loopback, in a thread of its own; the server's `server_port` is the real one."""

    class Control(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/state":
                self._answer(200, host.state())
            elif self.path == "/device":
                self._answer(200, host.about | {"faults": [asdict(one) for one in host.emulator.faults.known.values()]})
            elif asked := LOOK.fullmatch(self.path):
                self._answer(200, host.look(int(asked[1])))
            else:
                paths = "GET /state, GET /device, GET /look?after=CHANGES"
                self._answer(404, {"error": f"{paths}, POST /set, POST /fault or DELETE /fault/NAME"})

        def do_POST(self) -> None:
            if self.path not in ("/set", "/fault"):
                self._answer(404, {"error": f"nothing at {self.path}"})
                return
            try:
                body = self._body()
                if self.path == "/set":
                    host.set(body)
                else:
                    host.fault(*_fault_of(body))
            except (ValueError, TypeError, KeyError) as error:
                self._answer(400, {"error": str(error)})
                return
            self._answer(200, host.state())

        def do_DELETE(self) -> None:
            prefix, _, name = self.path.rpartition("/")
            if prefix != "/fault" or not name:
                self._answer(404, {"error": "DELETE /fault/NAME"})
                return
            try:
                host.clear(name)
            except ValueError as error:
                self._answer(400, {"error": str(error)})
                return
            self._answer(200, host.state())

        def _body(self) -> dict[str, object]:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
            if not isinstance(body, dict):
                raise TypeError("the body is not a JSON object")
            return body

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Steering is not logged: the wire's trace tells what came of it."""

        def _answer(self, status: int, body: dict[str, object]) -> None:
            data = json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", port), Control)
    threading.Thread(target=server.serve_forever, args=(STOP_LOOK_S,), name="control", daemon=True).start()
    return server


def _fault_of(body: dict[str, object]) -> tuple[str, Value]:
    """Name and value of the fault that `{"name", "value"}` orders; raises ValueError."""
    name, value = body.get("name"), body.get("value", True)
    if not isinstance(name, str) or not name:
        raise ValueError('a fault is ordered like {"name": "slow", "value": 500}')
    if not isinstance(value, bool | int | float | str | None):
        raise TypeError(f"fault {name!r}: the value is a number, a text, true or false")
    return name, value
