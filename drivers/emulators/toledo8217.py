"""An 8217 produce scale as the other end of its wire: a platter with a load, zero, tare, motion and its answers.

`POST /set`: `weight_g` (what lies on the platter; may be negative), `motion` (true: it moves until told otherwise,
false: it is at rest), `settle_ms` (how long a new load moves when `motion` isn't given), `tare_g`, `capacity_g`, `e_g`,
`tracking` (zero tracking), `tare_enabled`.
"""

from __future__ import annotations

from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say

THINKING_S = 0.005
SLOW_COMMAND_S = 0.15  # tare and clear
FLAGS = ("tracking", "tare_enabled")
MASSES = ("settle_ms", "tare_g", "capacity_g", "e_g")

MOTION, OVER, UNDER, OUTSIDE, CENTRE, NET, ALWAYS = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40
FAULTS = (
    Fault("bad_check", "each answer has a byte of the wrong parity"),
    Fault("garbled", "its answers are bytes of no protocol"),
)


class Toledo8217Emulator:
    """Indicates `weight_g` less zero and tare, in steps of `e_g`."""

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._weight_g = 0
        self._zero_g = 0
        self._numbers = {"settle_ms": 600, "tare_g": 0, "capacity_g": 15_000, "e_g": 5}
        self._flags = {"tracking": True, "tare_enabled": True}
        self._moves = False
        self._rest_at: float | None = None  # when the motion ends by itself
        self._echoing = False
        self._preset = ""  # digits of a preset tare, while they come
        self._preset_digits_left = 0

    @property
    def deadline(self) -> float | None:
        return self._rest_at

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the protocol's signature
        self._echoing = False
        self._preset_digits_left = 0

    def ticked(self, now: float) -> Sequence[Act]:
        if self._rest_at is not None and now >= self._rest_at:
            self._moves, self._rest_at = False, None
        return ()

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        self.ticked(now)
        return [act for byte in data for act in self._command(byte & 0x7F)]

    def state(self) -> dict[str, object]:
        return {
            "weight_g": self._weight_g,
            "motion": self._moves,
            "indicated_g": self._net_g(),
            "zero_g": self._zero_g,
            **self._numbers,
            **self._flags,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        self.ticked(now)
        if unknown := values.keys() - {"weight_g", "motion", *MASSES, *FLAGS}:
            raise ValueError(f"a scale has no {', '.join(sorted(unknown))}")
        numbers = {name: _whole(name, values[name], least=0) for name in MASSES if name in values}
        flags = {name: _flag(name, values[name]) for name in FLAGS if name in values}
        weight_g = _whole("weight_g", values["weight_g"]) if "weight_g" in values else self._weight_g
        moves = _flag("motion", values["motion"]) if "motion" in values else None
        if numbers.get("e_g") == 0:
            raise ValueError("e_g, the scale's step, is at least 1")
        self._numbers |= numbers
        self._flags |= flags
        self._load(weight_g, now, moves=moves)
        return ()

    def _load(self, weight_g: int, now: float, *, moves: bool | None) -> None:
        step = abs(weight_g - self._weight_g)
        tracked = self._flags["tracking"] and not self._moves and self._gross_g() == 0 and 2 * step <= self._step_g
        self._weight_g = weight_g
        if tracked:
            self._zero_g = weight_g if self._is_capturable() else self._zero_g
        elif step and moves is None and self._numbers["settle_ms"]:
            self._moves, self._rest_at = True, now + self._numbers["settle_ms"] / 1000
        if moves is not None:
            self._moves, self._rest_at = moves, None

    @property
    def _step_g(self) -> int:
        return self._numbers["e_g"]

    def _gross_g(self) -> int:
        """In whole steps, halves away from zero."""
        load = self._weight_g - self._zero_g
        steps = (2 * abs(load) + self._step_g) // (2 * self._step_g)
        return steps * self._step_g * (1 if load >= 0 else -1)

    def _net_g(self) -> int:
        return self._gross_g() - self._numbers["tare_g"]

    def _is_capturable(self) -> bool:
        """The load lies within the zero-capture range, two hundredths of the capacity."""
        return abs(self._weight_g) * 50 <= self._numbers["capacity_g"]

    def _status(self) -> int:
        return (
            ALWAYS
            | (MOTION if self._moves else 0)
            | (OVER if self._gross_g() > self._numbers["capacity_g"] else 0)
            | (UNDER if self._net_g() < 0 else 0)
            | (0 if self._is_capturable() else OUTSIDE)
            | (CENTRE if 4 * abs(self._weight_g - self._zero_g) <= self._step_g else 0)
            | (NET if self._numbers["tare_g"] else 0)
        )

    def _command(self, byte: int) -> Sequence[Act]:
        letter = chr(byte)
        if self._preset_digits_left:
            return self._preset_digit(letter)
        if self._echoing:
            self._echoing = letter != "F"
            return (Say(bytes([byte])),) if self._echoing else ()
        match letter:
            case "W":
                return self._answer(self._weight_or_status())
            case "Z":
                if not (self._status() & (MOTION | NET)) and self._is_capturable():
                    self._zero_g = self._weight_g
                return self._answer(self._status_body())
            case "T" if not self._flags["tare_enabled"]:
                return ()
            case "T":
                self._preset, self._preset_digits_left = "", 5
                return self._tare(self._gross_g())
            case "C":
                return self._tare(0)
            case "A":
                return self._answer(b"")
            case "B":
                return self._answer(b"?@")
            case "E":
                self._echoing = True
                return self._answer(b"E")
            case _:
                return ()

    def _preset_digit(self, letter: str) -> Sequence[Act]:
        """Five digits right after `T` are a tare in WW.WWW kg; anything else is the next command."""
        if not (letter.isascii() and letter.isdecimal()):
            self._preset_digits_left = 0
            return self._command(ord(letter))
        self._preset += letter
        self._preset_digits_left -= 1
        if not self._preset_digits_left:
            self._numbers["tare_g"] = int(self._preset)
        return ()

    def _tare(self, tare_g: int) -> Sequence[Act]:
        if not self._moves and 0 <= tare_g <= self._numbers["capacity_g"]:
            self._numbers["tare_g"] = tare_g
        return self._answer(self._status_body(), SLOW_COMMAND_S)

    def _weight_or_status(self) -> bytes:
        if self._status() & (MOTION | OVER | UNDER):
            return self._status_body()
        kilograms, grams = divmod(self._net_g(), 1000)
        return f"{kilograms:02d}.{grams:03d}{'N' if self._numbers['tare_g'] else ''}".encode()

    def _status_body(self) -> bytes:
        return b"?" + bytes([self._status()])

    def _answer(self, body: bytes, after_s: float = THINKING_S) -> Sequence[Act]:
        frame = b"\x02" + body + b"\r"
        if self.faults.has("garbled"):
            frame = b"\x02" + bytes(0x23 + (byte * 7) % 11 for byte in body) + b"\x15\r"
        if self.faults.has("bad_check"):
            middle = len(frame) // 2
            frame = frame[:middle] + bytes([frame[middle] | 0x80]) + frame[middle + 1 :]
        return (Say(frame, after_s),)


def _whole(name: str, value: object, *, least: int | None = None) -> int:
    match value:
        case bool():
            pass
        case int() if least is None or value >= least:
            return value
    limit = "" if least is None else f" from {least} on"
    raise ValueError(f"{name} is a whole number{limit}, not {value!r}")


def _flag(name: str, value: object) -> bool:
    match value:
        case bool():
            return value
        case _:
            raise ValueError(f"{name} is true or false, not {value!r}")
