"""A shopper who wants the same things whatever happens to the lane: after a power cut they go on from what it shows."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from kiosk.play.box import StoreBox
from kiosk.play.program import Program

PACKED = ("09520002000217", "09520001000201")
LOOSE = "plu:4011"
LOOK_EVERY_S = 0.02
AGAIN_AFTER_S = 3.0
"""An order that changed nothing for so long is given again: it may have been lost with the power."""
PATIENCE_S = 90.0


class Stuck(Exception):
    """The visit did not come to its end; says what the lane showed."""


@dataclass(slots=True)
class Visit:
    """One visit, over as many lives of the lane as it takes. `seen`: what the shopper was shown, and how many."""

    grams: int
    card: str = "decline"
    seen: dict[str, int] = field(default_factory=dict)
    lost: int = 0
    paid: bool = False
    passed: int = 0


class Shopper:
    """Visits the lane of `box`, which is started again whenever it is gone."""

    def __init__(self, box: StoreBox, last_words: Path, log: IO[bytes]) -> None:
        self._box = box
        self._last_words = last_words
        self._log = log
        self._lane: Program | None = None
        self._visits = 0

    def visits(self, *kill_at: int) -> Visit:
        """Two packed items and loose bananas, a declined card and a good one, a paper and a tap.

        The lane is killed at the first moment of `kill_at`, counted from the visit's begin, then at the next, counted
        from its start after the kill; where one never comes the visit goes on to its end. Raises `Stuck`, or OSError
        where the lane does not start.
        """
        self._visits += 1
        visit = Visit(500 + 5 * self._visits)  # a total of its own
        self._set(card=visit.card)
        self._box.controls["scale"].set(weight_g=0)
        kills, armed = list(kill_at), False
        until = time.monotonic() + PATIENCE_S
        asked: tuple[dict[str, Any], float] | None = None
        shown: dict[str, Any] = {}
        while not (visit.paid and shown.get("screen") == "attract"):
            if time.monotonic() > until:
                raise Stuck(str(shown))
            try:
                if self._lane is None:
                    self._start()
                    asked = None
                if kills and not armed:
                    self._ask(arm=kills.pop(0))
                    armed = True
                shown = self._ask(look=True)
                self._look(visit, shown)
                key = {name: value for name, value in shown.items() if name not in ("passed", "grams")}
                if asked is None or asked[0] != key or time.monotonic() - asked[1] > AGAIN_AFTER_S:
                    self._act(shown, visit.grams)
                    asked = (key, time.monotonic())
            except OSError:
                if self._lane is None:
                    raise
                self._lane.kill()
                self._lane, armed = None, False
            threading.Event().wait(LOOK_EVERY_S)
        return visit

    def stop(self) -> None:
        if self._lane is not None:
            self._lane.finish()

    def _start(self) -> None:
        arguments = ["-m", "scripts.proofs.kills.mortal_lane", str(self._box.config_path), str(self._last_words)]
        lane = Program("the lane", arguments, self._log, orders=True)
        lane.wait_ready()
        self._lane = lane

    def _look(self, visit: Visit, shown: dict[str, Any]) -> None:
        """What was on the screen once must be there as long as the visit lasts."""
        if shown["failed"]:
            raise Stuck(f"the lane is out of order: {shown['failed']}")
        if shown["message"] == "declined":
            visit.card = "approve"
            self._set(card="approve")
        visit.paid = visit.paid or shown["screen"] == "receipt"
        if not visit.paid and shown["screen"] != "attract":
            now = dict(shown["lines"])
            visit.lost += sum(1 for key, quantity in visit.seen.items() if now.get(key, 0) < quantity)
            visit.seen = now
        elif not visit.paid and visit.seen:
            visit.lost += len(visit.seen)
            visit.seen = {}
        visit.passed = max(visit.passed, shown["passed"])

    def _act(self, shown: dict[str, Any], grams: int) -> None:
        have = [key for key, _ in shown["lines"]]
        missing = [key for key in PACKED if key not in have]
        match shown["screen"]:
            case "attract" | "basket" if missing:
                self._box.controls["scanner"].set(scan=[f"]E0{missing[0][1:]}"])
            case "basket" if LOOSE not in have:
                self._box.controls["scale"].set(weight_g=0)
                self._ask(pick=LOOSE)
            case "weigh" if shown["message"] == "clear_scale":
                self._box.controls["scale"].set(weight_g=0)
            case "weigh" if shown["grams"] == grams and shown["at_rest"]:
                self._ask(post="AddWeighedTouched")
            case "weigh":
                self._box.controls["scale"].set(weight_g=grams)
            case "basket" if shown["terminal"]:
                self._ask(post="PayTouched")
            case "pay":
                self._ask(post="CardTouched")
            case "receipt" if shown["printer"]:
                self._ask(post="PaperTouched")
            case "tap" if shown["print"] == "running":
                return
            case "tap" if shown["message"]:
                self._ask(post="MessageClosed")
            case "tap":
                self._ask(post="FaceTouched", **{"with": [5]})
                self._ask(post="BackTouched")
            case _:
                return

    def _set(self, **values: object) -> None:
        self._box.controls["terminal"].set(**values)

    def _ask(self, **order: object) -> dict[str, Any]:
        assert self._lane is not None
        return self._lane.ask(order)
