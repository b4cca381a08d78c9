"""The scale itself, as the other end of its wire. `POST /set`: `weight_g`, `motion`."""

from __future__ import annotations

from collections.abc import Sequence

from drivers.emulators.base import Act, Faults, Say


class AcmeScaleEmulator:
    """Answers `S`; the load lies there through every unplugging."""

    deadline: float | None = None

    def __init__(self) -> None:
        self.faults = Faults(())
        self._weight_g = 0
        self._motion = False
        self._asked = b""

    def connected(self, now: float) -> Sequence[Act]:
        self._asked = b""
        return ()

    def disconnected(self, now: float) -> None:
        """A scale does not notice whether anybody listens."""

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        *lines, rest = (self._asked + data).split(b"\r\n")
        self._asked = rest[-8:]
        answer = Say(b"?\r\n" if self._motion else b"W %d\r\n" % self._weight_g)
        return [answer for line in lines if line == b"S"]

    def ticked(self, now: float) -> Sequence[Act]:
        return ()

    def state(self) -> dict[str, object]:
        return {"weight_g": self._weight_g, "motion": self._motion}

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        match values.get("weight_g", self._weight_g), values.get("motion", self._motion), values.keys():
            case int(weight_g), bool(motion), names if names <= {"weight_g", "motion"} and 0 <= weight_g <= 99_999:
                self._weight_g, self._motion = weight_g, motion
                return ()
            case _:
                raise ValueError("this scale has weight_g, 0 to 99999, and motion, true or false")
