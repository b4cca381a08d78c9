"""A bench scale that speaks MT-SICS as the other end of its wire: a platter with a load, zero, tare and motion, and
what it answers or sends by itself.

`POST /set`: `weight_g` (what lies on the platter; may be negative), `motion` (true: it moves until told otherwise,
false: it is at rest), `settle_ms` (how long a new load moves when `motion` isn't given), `flicker_g` (at rest the last
digits go up and down by so much), `tare_g`, `capacity_g`, `d_g` (the step), `unit` (`g`, `kg`, `lb`), `places` (of a
weight, with its point and blanks), `rate_hz` (of what it sends by itself), `repeats` (false: it has no `SIR`),
`tare_enabled` (false: it has no tare), `lean_g` (a hand leans on it so hard, for `lean_ms`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say

THINKING_S = 0.02
PATIENCE_S = 3.0  # so long rest is waited for
NUMBERS = ("settle_ms", "flicker_g", "tare_g", "capacity_g", "d_g", "rate_hz", "places", "lean_ms")
FLAGS = ("repeats", "tare_enabled")
UNITS = ("g", "kg", "lb")
LEVEL_0 = ("@", "I0", "I1", "I2", "I3", "I4", "I5", "S", "SI", "SIR", "Z", "ZI")
LEVEL_1 = ("SR", "T", "TA", "TAC", "TI")
MODEL, SOFTWARE, SOFTWARE_ID, SERIAL = "EMU-B15", "1.20", "30004711A", "B904711"
MG_A_POUND = 453_592
CLEARED_BY_WEIGHING = ("S", "SI", "SIR", "SR", "@")
FAULTS = (
    Fault("bad_check", "it sends with a parity bit"),
    Fault("garbled", "its answers are bytes of no protocol"),
    Fault("busy", "it says that it cannot weigh now"),
)


class MtSicsEmulator:
    """Indicates `weight_g` less zero and tare, in steps of `d_g`."""

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._weight_g = 0
        self._zero_g = 0
        self._numbers = {"settle_ms": 500, "flicker_g": 0, "tare_g": 0, "capacity_g": 15_000, "d_g": 1}
        self._numbers |= {"places": 10, "rate_hz": 10, "lean_ms": 400}
        self._flags = {"repeats": True, "tare_enabled": True}
        self._unit = "kg"
        self._moves = False
        self._rest_at: float | None = None  # when the motion ends by itself
        self._lean_g = 0
        self._leans_until: float | None = None
        self._heard = bytearray()
        self._waiting = ""  # S, Z or T, until the load is at rest
        self._waits_until = 0.0
        self._repeating = ""  # SIR or SR
        self._repeat_at = 0.0
        self._repeated = ""  # what was sent last
        self._looks = 0

    @property
    def deadline(self) -> float | None:
        moments = [self._rest_at] if self._rest_at is not None else []
        if self._leans_until is not None:
            moments.append(self._leans_until)
        if self._repeating:
            moments.append(self._repeat_at)
        if self._waiting:
            moments.append(self._waits_until)
        return min(moments) if moments else None

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the protocol's signature
        self._heard.clear()
        self._waiting = self._repeating = ""

    def ticked(self, now: float) -> Sequence[Act]:
        acts: list[Act] = []
        if self._rest_at is not None and now >= self._rest_at:
            self._moves, self._rest_at = False, None
        if self._leans_until is not None and now >= self._leans_until:
            self._lean_g, self._leans_until = 0, None
        if self._waiting and (not self._moves or now >= self._waits_until):
            waiting, self._waiting = self._waiting, ""
            acts += self._answer(self._at_rest(waiting))
        if self._repeating and now >= self._repeat_at:
            self._repeat_at = now + 1 / self._numbers["rate_hz"]
            line = self._weight("S")
            if self._repeating == "SIR" or line != self._repeated:
                acts += self._answer(line, 0.0)
            self._repeated = line
        return acts

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        acts = list(self.ticked(now))
        self._heard += data
        while (end := self._heard.find(b"\r\n")) >= 0:
            command = bytes(self._heard[:end])
            del self._heard[: end + 2]
            acts += self._command(command, now)
        return acts

    def state(self) -> dict[str, object]:
        return {
            "weight_g": self._weight_g,
            "motion": self._moves,
            "lean_g": self._lean_g,
            "indicated_g": self._net_g(),
            "zero_g": self._zero_g,
            "unit": self._unit,
            "sending": self._repeating,
            **self._numbers,
            **self._flags,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        acts = self.ticked(now)
        if unknown := values.keys() - {"weight_g", "motion", "unit", "lean_g", *NUMBERS, *FLAGS}:
            raise ValueError(f"a scale has no {', '.join(sorted(unknown))}")
        numbers = {name: _whole(name, values[name], least=0) for name in NUMBERS if name in values}
        flags = {name: _flag(name, values[name]) for name in FLAGS if name in values}
        weight_g = _whole("weight_g", values["weight_g"]) if "weight_g" in values else self._weight_g
        moves = _flag("motion", values["motion"]) if "motion" in values else None
        lean_g = _whole("lean_g", values.get("lean_g", 0), least=0)
        unit = values.get("unit", self._unit)
        if unit not in UNITS:
            raise ValueError(f"unit is one of {', '.join(UNITS)}, not {unit!r}")
        if 0 in (numbers.get("d_g"), numbers.get("rate_hz")):
            raise ValueError("d_g, the scale's step, and rate_hz are at least 1")
        self._numbers |= numbers
        self._flags |= flags
        self._unit = str(unit)
        self._load(weight_g, now, moves=moves)
        if lean_g:
            self._lean_g, self._leans_until = lean_g, now + self._numbers["lean_ms"] / 1000
        return acts

    def _load(self, weight_g: int, now: float, *, moves: bool | None) -> None:
        changed = weight_g != self._weight_g
        self._weight_g = weight_g
        if changed and moves is None and self._numbers["settle_ms"]:
            self._moves, self._rest_at = True, now + self._numbers["settle_ms"] / 1000
        if moves is not None:
            self._moves, self._rest_at = moves, None

    def _gross_g(self) -> int:
        """In whole steps, halves away from zero."""
        load, step = self._weight_g + self._lean_g - self._zero_g, self._numbers["d_g"]
        steps = (2 * abs(load) + step) // (2 * step)
        return steps * step * (1 if load >= 0 else -1)

    def _net_g(self) -> int:
        return self._gross_g() - self._numbers["tare_g"]

    def _range(self) -> str:
        """+ over capacity, - far below zero, else ''."""
        if self._gross_g() > self._numbers["capacity_g"]:
            return "+"
        return "-" if 50 * self._gross_g() < -self._numbers["capacity_g"] else ""

    # ---------------------------------------------------------------------------------------------------- commands

    def _command(self, command: bytes, now: float) -> Sequence[Act]:
        name, _, more = command.decode("latin-1").partition(" ")
        if name not in self._known():
            return self._answer("ES")
        if name in CLEARED_BY_WEIGHING:
            self._repeating = self._waiting = ""
        if more and name != "TA":
            return self._answer("ES")
        match name:
            case "@":
                self._numbers["tare_g"] = 0
                return self._answer(f'I4 A "{SERIAL}"')
            case "SI":
                return self._answer(self._weight("S"))
            case "SIR" | "SR":
                self._repeating, self._repeat_at, self._repeated = name, now, ""
                return self.ticked(now)
            case "S" | "Z" | "T":
                if self._moves:
                    self._waiting, self._waits_until = name, now + PATIENCE_S
                    return ()
                return self._answer(self._at_rest(name))
            case "ZI":
                return self._answer(self._zero("ZI", "D" if self._moves else "S"))
            case "TI":
                return self._answer(self._tare("TI"))
            case "TA" | "TAC":
                return self._answer(self._tare_memory(name, more))
            case _:
                return [act for line in self._of_itself(name) for act in self._answer(line)]

    def _known(self) -> tuple[str, ...]:
        level_0 = tuple(name for name in LEVEL_0 if name != "SIR" or self._flags["repeats"])
        return (*level_0, *LEVEL_1) if self._flags["tare_enabled"] else level_0

    def _of_itself(self, name: str) -> list[str]:
        match name:
            case "I0":
                known = self._known()
                return [
                    f'I0 {"A" if index == len(known) else "B"} {0 if one in LEVEL_0 else 1} "{one}"'
                    for index, one in enumerate(known, start=1)
                ]
            case "I1":
                return (
                    ['I1 A "01" "2.30" "2.20" "" ""'] if self._flags["tare_enabled"] else ['I1 A "0" "2.30" "" "" ""']
                )
            case "I2":
                return [f'I2 A "{MODEL} {self._value(self._numbers["capacity_g"]).strip()} {self._unit}"']
            case "I3":
                return [f'I3 A "{SOFTWARE}"']
            case "I4":
                return [f'I4 A "{SERIAL}"']
            case _:
                return [f'I5 A "{SOFTWARE_ID}"']

    def _weight(self, name: str) -> str:
        if self.faults.has("busy"):
            return f"{name} I"
        if beyond := self._range():
            return f"{name} {beyond}"
        self._looks += 1
        flicker = self._numbers["flicker_g"] * ((self._looks % 3) - 1) if not self._moves else 0
        return f"{name} {'D' if self._moves else 'S'} {self._value(self._net_g() + flicker)} {self._unit}"

    def _at_rest(self, name: str) -> str:
        """The answer to S, Z or T, which wait for rest."""
        if self._moves or self.faults.has("busy"):
            return f"{name} I"
        match name:
            case "S":
                return self._weight("S")
            case "Z":
                return self._zero("Z", "A")
            case _:
                return self._tare("T")

    def _zero(self, name: str, done: str) -> str:
        """Two hundredths of the capacity around the zero it was made with can be zeroed; a tare is gone then."""
        if self.faults.has("busy"):
            return f"{name} I"
        if 50 * abs(self._weight_g) > self._numbers["capacity_g"]:
            return f"{name} {'+' if self._weight_g > 0 else '-'}"
        self._zero_g, self._numbers["tare_g"] = self._weight_g, 0
        return f"{name} {done}"

    def _tare(self, name: str) -> str:
        if beyond := self._range() or ("-" if self._gross_g() < 0 else ""):
            return f"{name} {beyond}"
        self._numbers["tare_g"] = self._gross_g()
        return f"{name} {'D' if self._moves else 'S'} {self._value(self._gross_g())} {self._unit}"

    def _tare_memory(self, name: str, value: str) -> str:
        if name == "TAC":
            self._numbers["tare_g"] = 0
            return "TAC A"
        if value:
            given = re.fullmatch(r"(\d+(?:\.\d+)?) (k?g)", value)
            if given is None:
                return "TA L"
            grams = round(float(given[1]) * (1000 if given[2] == "kg" else 1))
            if grams > self._numbers["capacity_g"]:
                return "TA L"
            self._numbers["tare_g"] = grams
        return f"TA A {self._value(self._numbers['tare_g'])} {self._unit}"

    def _value(self, grams: int) -> str:
        """Aligned to the right."""
        match self._unit:
            case "g":
                text = str(grams)
            case "kg":
                text = f"{'-' if grams < 0 else ''}{abs(grams) // 1000}.{abs(grams) % 1000:03d}"
            case _:
                text = f"{grams * 1000 / MG_A_POUND:.3f}"
        return f"{text:>{self._numbers['places']}}"

    def _answer(self, text: str, after_s: float = THINKING_S) -> Sequence[Act]:
        line = text.encode("ascii")
        if self.faults.has("garbled"):
            line = bytes(0x23 + (byte * 7) % 6 for byte in line)
        if self.faults.has("bad_check"):
            line = bytes(byte | 0x80 if byte.bit_count() % 2 else byte for byte in line)
        return (Say(line + b"\r\n", after_s),)


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
