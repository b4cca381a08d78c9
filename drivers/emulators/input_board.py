"""An input board with a presence sensor, seven buttons and a display as it behaves on its wire (`docs/input-board.md`).

`POST /set`: `press` (a button, down for 80 ms), `held` (a list of buttons: these are down, all others up), `present`
(somebody stands there), `power` ("cut": the board starts anew; fingers and feet stay where they are).
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say

NAME = "SIM-INPUTS"
BUTTONS = {"help": "h", "up": "u", "down": "d", "left": "l", "right": "r", "ok": "o", "back": "b"}
CONTACTS = ("present", *BUTTONS)
COLUMNS = 16
THINKING_S = 0.01
PRESS_S = 0.08
BOUNCES_S = (0.003, 0.006, 0.009, 0.012)
FORGETS_S = 5.0
LONGEST_LINE = 64
MOST_PLANNED = 256
FAULTS = (
    Fault("bounce", "each contact chatters for 12 ms when it changes"),
    Fault("bad_check", "the check digits behind each line are wrong"),
    Fault("lost_change", "one line that it says by itself does not arrive"),
)


class InputBoardEmulator:
    """Contacts move at the moments that are planned for them, whenever the machine is called."""

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._buffer = bytearray()
        self._closed = dict.fromkeys(CONTACTS, False)
        self._planned: list[tuple[float, int, str, bool]] = []
        self._order = 0
        self._pressed = dict.fromkeys(BUTTONS, 0)
        self._shows = ""
        self._empty_at: float | None = None
        self._started = 0.0
        self._linked = False

    @property
    def deadline(self) -> float | None:
        moments = [at for at, *_ in self._planned[:1]]
        if self._empty_at is not None:
            moments.append(self._empty_at)
        return min(moments, default=None)

    def connected(self, now: float) -> Sequence[Act]:
        self._move(now)
        self._buffer.clear()
        self._linked = True
        return ()

    def disconnected(self, now: float) -> None:
        self._move(now)
        self._linked = False

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        acts = self._move(now)
        self._buffer += data
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end]).removesuffix(b"\r")
            del self._buffer[: end + 1]
            acts.append(self._say(self._answer(line.decode("ascii", "replace"), now), THINKING_S))
        if len(self._buffer) > LONGEST_LINE:
            self._buffer.clear()
            acts.append(self._say("NO unknown", THINKING_S))
        return acts

    def ticked(self, now: float) -> Sequence[Act]:
        if self._empty_at is not None and now >= self._empty_at:
            self._empty_at, self._shows = None, ""
        return self._move(now)

    def state(self) -> dict[str, object]:
        held = [name for name in BUTTONS if self._closed[name]]
        pressed = dict(self._pressed)
        return {"present": self._closed["present"], "held": held, "pressed": pressed, "shows": self._shows}

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        acts = self._move(now)
        for name, value in values.items():
            match name, value:
                case "press", str() if value in BUTTONS:
                    self._pressed[value] += 1
                    self._plan(value, now, closed=True)
                    self._plan(value, now + PRESS_S, closed=False)
                case "held", list() if set(value) <= BUTTONS.keys():
                    for button in BUTTONS:
                        self._hold(button, now, closed=button in value)
                case "present", bool():
                    self._plan("present", now, closed=value)
                case "power", "cut":
                    acts += self._start(now)
                case _:
                    raise ValueError(
                        f'{name}={value}: this board knows press="help", held=["ok"], present=true and power="cut"; '
                        f"its buttons are {', '.join(BUTTONS)}"
                    )
        return acts + self._move(now)

    def _hold(self, button: str, now: float, *, closed: bool) -> None:
        if closed is not self._closed[button]:
            self._pressed[button] += closed
            self._plan(button, now, closed=closed)

    def _plan(self, name: str, at: float, *, closed: bool) -> None:
        if len(self._planned) > MOST_PLANNED:
            raise ValueError("so many fingers have no room on the buttons")
        moments = (at, *(at + later for later in BOUNCES_S)) if self.faults.has("bounce") else (at,)
        for place, moment in enumerate(moments):
            self._order += 1
            heapq.heappush(self._planned, (moment, self._order, name, closed is (place % 2 == 0)))

    def _move(self, now: float) -> list[Act]:
        """All that was due has happened, each at its own moment by the board's clock."""
        acts: list[Act] = []
        while self._planned and self._planned[0][0] <= now:
            at, _, name, closed = heapq.heappop(self._planned)
            if closed is not self._closed[name]:
                self._closed[name] = closed
                if self._linked and not self.faults.take("lost_change"):
                    acts.append(self._say(f"! {self._stands(at)}"))
        return acts

    def _start(self, now: float) -> list[Act]:
        self._buffer.clear()
        self._started, self._shows, self._empty_at = now, "", None
        return [self._say(self._greeting())] if self._linked else []

    def _answer(self, line: str, now: float) -> str:
        self._empty_at = now + FORGETS_S
        word, blank, text = line.partition(" ")
        match word:
            case "?" if not blank:
                return self._greeting()
            case "IN" if not blank:
                return f"IN {self._stands(now)}"
            case "SHOW" if blank and len(text) <= COLUMNS and text.isascii() and (text.isprintable() or not text):
                self._shows = text
                return f"OK {text}"
            case "SHOW":
                return "NO display"
            case _:
                return "NO unknown"

    def _greeting(self) -> str:
        return f"INPUTS 1 p{''.join(BUTTONS.values())} {COLUMNS} {NAME}"

    def _stands(self, at: float) -> str:
        digits = "".join("01"[closed] for closed in self._closed.values())
        return f"{int((at - self._started) * 1000) % 65536:05d} {digits}"

    def _say(self, line: str, after_s: float = 0.0) -> Say:
        check = 0xFF if self.faults.has("bad_check") else 0
        for byte in line.encode("ascii"):
            check ^= byte
        return Say(f"{line}*{check:02X}\r\n".encode("ascii"), after_s)
