"""A signing unit as it behaves on its wire (`docs/signing-unit.md`): numbers that rise, a memory of what it signed.

`POST /set`: `clock` (ISO 8601 with zone; null: the machine's own), `self_test` and `memory_full` (true: it refuses).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from drivers.emulators.base import Act, Fault, Faults, Say

SERIAL = "SIM-7F31C09A42"
ALGORITHM = "SIM-HMAC-SHA256"
KEY = re.compile(r"[A-Za-z0-9]{1,64}")
THINKING_S = 0.05
LONGEST_LINE = 16_384
REFUSALS = ("self_test", "memory_full")

Answer = dict[str, object]


class JsonSignerEmulator:
    """One unit. What it signed is kept as long as the program runs, through every unplugging."""

    def __init__(self, wall_clock: Callable[[], time.struct_time] = time.gmtime) -> None:
        """`wall_clock` tells the time in UTC."""
        self._wall_clock = wall_clock
        self.faults = Faults((Fault("bad_check", "its answers lack a brace, and are no JSON"),))
        self._buffer = bytearray()
        self._signed: dict[str, tuple[str, Answer]] = {}
        self._flags = dict.fromkeys(REFUSALS, False)
        self._clock: str | None = None

    @property
    def deadline(self) -> float | None:
        return None

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the contract's signature
        self._buffer.clear()
        return ()

    def disconnected(self, now: float) -> None:
        """A question that was under way is signed all the same: the answer is there when it is asked again."""

    def received(self, data: bytes, now: float) -> Sequence[Act]:  # noqa: ARG002 - the contract's signature
        self._buffer += data
        acts = []
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            acts.append(self._say(self._answer(line)))
        if len(self._buffer) > LONGEST_LINE:
            self._buffer.clear()
            acts.append(self._say(_refused(None, "bad_request", "the line is too long")))
        return acts

    def ticked(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the contract's signature
        return ()

    def state(self) -> dict[str, object]:
        return {
            "unit": SERIAL,
            "clock": self._clock,
            **self._flags,
            "signed": [{"key": key, "data": data, **answer} for key, (data, answer) in self._signed.items()],
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the contract's signature
        if unknown := values.keys() - {"clock", *REFUSALS}:
            raise ValueError(f"a signing unit has no {', '.join(sorted(unknown))}")
        flags = {name: _flag(name, values[name]) for name in REFUSALS if name in values}
        if "clock" in values:
            self._clock = _clock(values["clock"])
        self._flags |= flags
        return ()

    def _say(self, answer: Answer) -> Say:
        line = json.dumps(answer, ensure_ascii=False).encode() + b"\n"
        if self.faults.has("bad_check"):
            line = line.replace(b"}", b"", 1)
        return Say(line, THINKING_S)

    def _answer(self, line: bytes) -> Answer:
        try:
            question = json.loads(line)
        except (ValueError, RecursionError):
            return _refused(None, "bad_request", "that is not JSON")
        match question:
            case {"do": "hello"}:
                would_not = next((word for word in REFUSALS if self._flags[word]), "")
                hello: Answer = {"unit": SERIAL, "algorithm": ALGORITHM}
                return hello | {"refuses": would_not} if would_not else hello
            case {"do": "sign", "key": str(key), "data": str(data)} if KEY.fullmatch(key):
                return self._sign(key, data)
            case _:
                return _refused(None, "bad_request", "hello or sign")

    def _sign(self, key: str, data: str) -> Answer:
        known = self._signed.get(key)
        if known is not None:
            return known[1] if known[0] == data else _refused(key, "conflict", "this key has other data")
        for word in REFUSALS:
            if self._flags[word]:
                return _refused(key, word, "an attendant must look at the unit")
        number = len(self._signed) + 1
        at = self._clock or time.strftime("%Y-%m-%dT%H:%M:%S.000+00:00", self._wall_clock())
        answer: Answer = {
            "key": key,
            "unit": SERIAL,
            "algorithm": ALGORITHM,
            "transaction": number,
            "counter": number,
            "started": at,
            "ended": at,
        }
        answer["signature"] = signature(answer, data)
        self._signed[key] = (data, answer)
        return answer


def signature(answer: Answer, data: str) -> str:
    """The signature under an answer and its data, as anybody can make it anew from the unit's serial."""
    parts = [str(answer[name]) for name in ("unit", "algorithm", "transaction", "counter", "started", "ended")]
    secret = hashlib.sha256(f"emulated unit {answer['unit']}".encode()).digest()
    return base64.b64encode(hmac.digest(secret, "\n".join([*parts, data]).encode(), "sha256")).decode()


def _refused(key: str | None, word: str, reason: str) -> Answer:
    return {"key": key, "refused": word, "reason": reason}


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} is true or false, not {value!r}")  # noqa: TRY004 - the control's one error
    return value


def _clock(value: object) -> str | None:
    if value is None:
        return None
    try:
        zone = datetime.fromisoformat(str(value)).tzinfo
    except ValueError:
        zone = None
    if zone is None:
        raise ValueError(f"clock is a time with its zone, not {value!r}")
    return str(value)
