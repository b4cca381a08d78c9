"""A relay board with four lamps as it behaves on its wire (`docs/relay-board.md`).

`POST /set`: `stuck` (true: the relays stay as they are).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say

NAME = "SIM-LAMPS"
LAMPS = ("green", "white", "amber", "red")
THINKING_S = 0.01
FORGETS_S = 5.0
BLINKS_S = 1.5
LONGEST_LINE = 64


class RelayEmulator:
    """One board. `now` is kept from the last call: the control asks for its state at any time."""

    def __init__(self) -> None:
        self.faults = Faults((Fault("bad_check", "its answers come backwards"),))
        self._buffer = bytearray()
        self._relays = "0" * len(LAMPS)
        self._stuck = False
        self._dark_at: float | None = None
        self._switched: dict[str, list[float]] = {lamp: [] for lamp in LAMPS}  # the last two times each
        self._now = 0.0

    @property
    def deadline(self) -> float | None:
        return self._dark_at

    def connected(self, now: float) -> Sequence[Act]:
        self._now = now
        self._buffer.clear()
        return ()

    def disconnected(self, now: float) -> None:
        """The lamps stay as they are until the board has been asked nothing for long."""
        self._now = now

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        self._now = now
        self._buffer += data
        acts: list[Act] = []
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end]).rstrip(b"\r")
            del self._buffer[: end + 1]
            acts.append(self._say(self._answer(line.decode("ascii", "replace"))))
        if len(self._buffer) > LONGEST_LINE:
            self._buffer.clear()
            acts.append(self._say("NO unknown"))
        return acts

    def ticked(self, now: float) -> Sequence[Act]:
        self._now = now
        if self._dark_at is not None and now >= self._dark_at:
            self._dark_at = None
            self._switch("0" * len(LAMPS))
        return ()

    def state(self) -> dict[str, object]:
        lamps = {lamp: digit == "1" for lamp, digit in zip(LAMPS, self._relays, strict=True)}
        blinking = next((lamp for lamp in LAMPS if self._blinks(lamp)), "none")
        lit = next((lamp for lamp, on in lamps.items() if on), "none")
        colour = lit if lit != "none" else blinking
        pattern = "none" if colour == "none" else "blink" if self._blinks(colour) else "steady"
        return {"relays": self._relays, "colour": colour, "pattern": pattern, "lamps": lamps, "stuck": self._stuck}

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        self._now = now
        if unknown := values.keys() - {"stuck"}:
            raise ValueError(f"a relay board has no {', '.join(sorted(unknown))}")
        stuck = values.get("stuck", self._stuck)
        if not isinstance(stuck, bool):
            raise ValueError(f"stuck is true or false, not {stuck!r}")  # noqa: TRY004 - the control's one error
        self._stuck = stuck
        return ()

    def _say(self, line: str) -> Say:
        if self.faults.has("bad_check"):
            line = line[::-1]
        return Say(f"{line}\r\n".encode("ascii", "replace"), THINKING_S)

    def _answer(self, line: str) -> str:
        self._dark_at = self._now + FORGETS_S
        word, _, digits = line.partition(" ")
        match word:
            case "?" if not digits:
                return f"RELAY 1 {len(LAMPS)} {NAME}"
            case "SET" if re.fullmatch(rf"[01]{{{len(LAMPS)}}}", digits):
                self._switch(digits)
                return f"OK {self._relays}"
            case "SET":
                return "NO digits"
            case _:
                return "NO unknown"

    def _switch(self, relays: str) -> None:
        if self._stuck:
            return
        for lamp, before, after in zip(LAMPS, self._relays, relays, strict=True):
            if before != after:
                self._switched[lamp] = [*self._switched[lamp], self._now][-2:]
        self._relays = relays

    def _blinks(self, lamp: str) -> bool:
        """It changed twice within the last second and a half."""
        times = self._switched[lamp]
        return len(times) == 2 and self._now - times[0] <= BLINKS_S
