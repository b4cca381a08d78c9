"""A code is held before a scanner for a moment, as a person does, who waits for its light."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Any, Protocol

HELD_S = 1.5
LOOK_EVERY_S = 0.03


class Steered(Protocol):
    """What of an emulated scanner's control is needed here."""

    def set(self, **values: object) -> dict[str, Any]: ...
    def state(self) -> dict[str, Any]: ...


def hold(scanner: Steered, codes: Sequence[str], held_s: float = HELD_S) -> None:
    """`codes` are read at once, or by a scanner that rests when it is woken within `held_s`; else they are missed."""
    missed = scanner.state().get("missed")
    scanner.set(scan=list(codes))
    if scanner.state().get("missed") == missed:
        return
    until = time.monotonic() + held_s
    while not scanner.state()["enabled"]:
        if time.monotonic() > until:
            return
        threading.Event().wait(LOOK_EVERY_S)
    scanner.set(scan=list(codes))
