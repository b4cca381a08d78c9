"""A part of the crowd, started, told when the peak begins, and asked for what it saw."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Self

from scripts.proofs.peak.crowd import DRAIN_S, Orders
from scripts.proofs.peak.store import ROOT


class Maker:
    """A program of its own, from `with` on; it is gone afterwards, whatever happened."""

    def __init__(self, folder: Path, name: str, orders: Orders) -> None:
        self._report = folder / f"{name}-saw.json"
        given = folder / f"{name}.json"
        given.touch(0o600)
        given.write_text(json.dumps(asdict(orders)), encoding="utf-8")
        self._longest_s = orders.ramp_s + orders.seconds + 2 * DRAIN_S
        module = [sys.executable, "-m", "scripts.proofs.peak.crowd", str(given), str(self._report)]
        self._process = subprocess.Popen(module, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()

    def is_ready(self) -> None:
        """Its lanes' visits are made. Raises RuntimeError where that failed."""
        if self._process.stdout is None or self._process.stdout.readline() != "ready\n":
            raise RuntimeError("a part of the crowd did not come; its own words are above")

    def goes(self, begins: float) -> None:
        """The peak begins at `begins`, by the monotonic clock."""
        if self._process.stdin is not None:
            self._process.stdin.write(f"{begins}\n")
            self._process.stdin.flush()

    def report(self) -> Path:
        """Where it has written what it saw, once it is through. Raises RuntimeError where it failed."""
        if self._process.wait(self._longest_s):
            raise RuntimeError("a part of the crowd failed; its own words are above")
        return self._report
