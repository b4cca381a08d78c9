"""A lane program and its store, as a test plays them: verbs of the shop, and waiting for what the lane then shows."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.play.box import ROOT, StoreBox

Shown = dict[str, Any]
PROGRAM = Path(__file__).with_name("lane_program.py")


class LaneProgram:
    """The lane in a process of its own. What it shows is kept in order; `wait` looks at the newest and what follows."""

    def __init__(self, config: Path, log: Path) -> None:
        self._log = log.open("ab")
        self.process = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(config)],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        self.history: list[Shown] = []
        self._shown: queue.SimpleQueue[Shown | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._shown.put(json.loads(line))
        self._shown.put(None)

    @property
    def now(self) -> Shown:
        return self.history[-1] if self.history else {}

    def post(self, name: str, *details: object) -> None:
        self._send({"post": name, "with": list(details)})

    def pick(self, key: str) -> None:
        self._send({"pick": key})

    def wait(self, condition: Callable[[Shown], bool], what: str, timeout_s: float = 15.0) -> Shown:
        """The first state from now on for which `condition` holds."""
        until = time.monotonic() + timeout_s
        while not (self.history and condition(self.now)):
            try:
                shown = self._shown.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"{what} did not come within {timeout_s:g} s; last: {self.now}") from None
            if shown is None:
                raise AssertionError(f"the lane ended while waiting for {what}; last: {self.now}")
            self.history.append(shown)
        return self.now

    def on(self, screen: str, timeout_s: float = 15.0) -> Shown:
        return self.wait(lambda shown: shown["screen"] == screen, f"the {screen} screen", timeout_s)

    def lines(self, count: int) -> Shown:
        return self.wait(lambda shown: len(shown["lines"]) == count, f"{count} lines")

    def kill(self) -> None:
        """As a power cut: nothing is flushed, nothing is said."""
        self.process.kill()
        self.process.wait()
        self._close()

    def stop(self) -> None:
        if self.process.poll() is None:
            assert self.process.stdin is not None
            self.process.stdin.close()
            self.process.wait(timeout=30)
        self._close()

    def _send(self, message: dict[str, object]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def _close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout, self._log):
            if stream is not None and not stream.closed:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue


class Store:
    """A box and its lane. Started lanes are stopped with it."""

    def __init__(self, box: StoreBox) -> None:
        self.box = box
        self.lane = self.start_lane()

    def start_lane(self) -> LaneProgram:
        self.lane = LaneProgram(self.box.config_path, self.box.folder / "lane.log")
        return self.lane

    def ready(self) -> LaneProgram:
        """Every device of the box answers."""
        wanted = set(self.box.controls)
        return self._until_ready(wanted)

    def _until_ready(self, wanted: set[str]) -> LaneProgram:
        def well(shown: Shown) -> bool:
            return (
                not shown["troubles"]
                and ("terminal" not in wanted or shown["terminal"])
                and ("printer" not in wanted or shown["printer"])
                and ("scale" not in wanted or shown["load"] == "stable")
            )

        self.lane.wait(well, "all devices")
        return self.lane

    def power_cut(self) -> LaneProgram:
        """kill −9, and the lane starts again."""
        self.lane.kill()
        return self.start_lane()

    def scan(self, *codes: str) -> None:
        self.box.controls["scanner"].set(scan=list(codes))

    def terminal(self) -> dict[str, Any]:
        return self.box.controls["terminal"].state()

    def booked(self) -> list[dict[str, Any]]:
        """The payments that stand in the terminal's own book."""
        return [one for one in self.terminal()["transactions"] if one["state"] == "booked"]

    def printed(self) -> list[list[str]]:
        return list(self.box.controls["printer"].state()["printed"])

    def stop(self) -> None:
        self.lane.stop()
        self.box.stop()
