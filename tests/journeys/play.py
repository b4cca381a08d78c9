"""A lane program and its store, as a test plays them: verbs of the shop, and waiting for what the lane then shows."""

from __future__ import annotations

import json
import os
import queue
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.play.audit import audit
from kiosk.play.box import StoreBox
from kiosk.play.program import ROOT
from tests.waiting import wait_until

Shown = dict[str, Any]
STOP_S = 30.0


class Nursery:
    """Where lanes come from: `lane_nursery` as a program, with its socket in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "lanes"
        self._log = (folder / "nursery.log").open("ab")
        self._program = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.journeys.lane_nursery", str(self.path)],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )

    def wait_ready(self) -> None:
        assert self._program.stdout is not None
        assert self._program.stdout.readline() == b"ready\n"

    def stop(self) -> None:
        self._program.communicate()
        self._log.close()


class LaneProgram:
    """The lane in a process of its own. What it shows is kept in order; `wait` looks at the newest and what follows."""

    def __init__(self, nursery: Path, config: Path, log: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(nursery))
        self._lines = self._socket.makefile("r", encoding="utf-8")
        self._send({"config": str(config), "log": str(log)})
        self.pid = int(json.loads(self._lines.readline())["pid"])
        self._process = os.pidfd_open(self.pid)
        self.history: list[Shown] = []
        self._shown: queue.SimpleQueue[Shown | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        try:
            for line in self._lines:
                self._shown.put(json.loads(line))
        finally:
            self._shown.put(None)

    @property
    def now(self) -> Shown:
        return self.history[-1] if self.history else {}

    def post(self, name: str, *details: object) -> None:
        self._send({"post": name, "with": list(details)})

    def pick(self, key: str) -> None:
        self._send({"pick": key})

    def gives_receipt(self, number: int, lane: str = "", at: str = "") -> None:
        self._send({"receipt": [number, lane, at]})

    def gives_by_hand(self, debt: str, way: str) -> None:
        """Staff gave back what the terminal keeps."""
        self._send({"by_hand": [debt, way]})

    def says_of_payment(self, basis: str, *, moved: bool) -> None:
        """A manager, with the page of the payment before them."""
        self.post("OutcomeTouched", moved)
        self._send({"basis": [moved, basis]})

    def wait(self, condition: Callable[[Shown], bool], what: str, timeout_s: float = 15.0) -> Shown:
        """The first state from now on for which `condition` holds."""
        until = time.monotonic() + timeout_s
        while not (self.history and condition(self.now)):
            self._next(until - time.monotonic(), f"{what} did not come within {timeout_s:g} s")
        return self.now

    def on(self, screen: str, timeout_s: float = 15.0) -> Shown:
        return self.wait(lambda shown: shown["screen"] == screen, f"the {screen} screen", timeout_s)

    def says(self, message: str, timeout_s: float = 15.0) -> Shown:
        return self.wait(lambda shown: shown["message"] == message, f"the message {message}", timeout_s)

    def lines(self, count: int) -> Shown:
        return self.wait(lambda shown: len(shown["lines"]) == count, f"{count} lines")

    def lacks(self, device: str) -> Shown:
        return self.wait(lambda shown: device in shown["troubles"], f"the loss of the {device}")

    def has(self, device: str) -> Shown:
        return self.wait(lambda shown: device not in shown["troubles"], f"the {device}")

    def whole_history(self) -> list[Shown]:
        """Everything shown so far, without waiting for more."""
        while not self._shown.empty():
            self._next(0.0, "")
        return self.history

    def kill(self) -> None:
        """As a power cut: nothing is flushed, nothing is said."""
        if self.lives:
            signal.pidfd_send_signal(self._process, signal.SIGKILL)
        self._wait_for_end()

    def stop(self) -> None:
        if self.lives:
            self._socket.shutdown(socket.SHUT_WR)
        self._wait_for_end()

    @property
    def lives(self) -> bool:
        return self._process >= 0 and not select.select([self._process], [], [], 0.0)[0]

    def _wait_for_end(self) -> None:
        if self._process < 0:
            return
        ended = bool(select.select([self._process], [], [], STOP_S)[0])
        if not ended:
            signal.pidfd_send_signal(self._process, signal.SIGKILL)
        os.close(self._process)
        self._process = -1
        self._reader.join()
        self._lines.close()
        self._socket.close()
        assert ended, f"the lane did not stop within {STOP_S:g} s"

    def _next(self, seconds: float, late: str) -> None:
        try:
            shown = self._shown.get(timeout=max(0.0, seconds))
        except queue.Empty:
            raise AssertionError(f"{late}; last: {self.now}") from None
        if shown is None:
            raise AssertionError(f"the lane ended; last: {self.now}")
        self.history.append(shown)

    def _send(self, message: dict[str, object]) -> None:
        self._socket.sendall((json.dumps(message) + "\n").encode())


class Store:
    """A box and its lane. Started lanes are stopped with it."""

    def __init__(self, box: StoreBox, nursery: Nursery) -> None:
        self.box = box
        self._nursery = nursery
        self.spoilt = False  # its books were falsified on purpose
        self.lane = self.start_lane()

    def start_lane(self) -> LaneProgram:
        self._asked = self._scanner_was_asked()
        self.lane = LaneProgram(self._nursery.path, self.box.config_path, self.box.folder / "lane.log")
        return self.lane

    def ready(self) -> LaneProgram:
        """Every device of the box answers."""
        wanted = set(self.box.controls)

        def well(shown: Shown) -> bool:
            return (
                not shown["troubles"]
                and ("terminal" not in wanted or shown["terminal"])
                and ("printer" not in wanted or shown["printer"])
                and ("scale" not in wanted or shown["load"] == "stable")
            )

        self.lane.wait(well, "all devices")
        if "scanner" in wanted:
            wait_until(self._listens_to_the_scanner)
        return self.lane

    def _listens_to_the_scanner(self) -> bool:
        """The lane has asked the scanner who it is, and so has its line open: what came before would be lost."""
        return self._scanner_was_asked() > self._asked

    def _scanner_was_asked(self) -> int:
        return int(self.box.controls["scanner"].state()["asked"]) if "scanner" in self.box.controls else 0

    def power_cut(self) -> LaneProgram:
        """kill −9, and the lane starts again."""
        self.lane.kill()
        return self.start_lane()

    def scan(self, *codes: str) -> None:
        self.box.controls["scanner"].set(scan=list(codes))

    def pays(self) -> None:
        """From the basket to the receipt."""
        self.lane.post("PayTouched")
        self.lane.post("CardTouched")
        self.lane.on("receipt", 20.0)

    def terminal(self) -> dict[str, Any]:
        return self.box.controls["terminal"].state()

    def booked(self) -> list[int]:
        """The payments that stand in the terminal's own book, in minor units."""
        book = self.terminal()["transactions"]
        return [one["amount_minor"] for one in book if (one["state"], one["kind"]) == ("booked", "payment")]

    def printed(self) -> list[list[str]]:
        return list(self.box.controls["printer"].state()["printed"])

    def sales(self) -> list[dict[str, Any]]:
        """This lane's sales as the server has them, newest first."""
        return self.box.server.sales(self.box.lane_id)

    def sale(self, receipt_no: int) -> dict[str, Any] | None:
        """One sale whole, or None as long as the server has not got it."""
        try:
            answer = self.box.server.ask(f"/api/v1/sales/{self.box.lane_id}/{receipt_no}")
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise
        assert isinstance(answer, dict)
        return answer

    def audit(self) -> str:
        """What is wrong in the books: lane, server, terminal and paper; what a living lane still owes is waited for."""
        return audit(self.box, sends=self.lane.lives)

    def stop(self) -> None:
        self.lane.stop()
        self.box.stop()
