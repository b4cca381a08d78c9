"""A signing unit over JSON lines (`docs/signing-unit.md`): asked for one signature after the other.

The unit is greeted when the link opens and again when it was quiet for long, so that a silent one is noticed before the
next receipt. An answer counts only for the question that is open; what else comes is dropped: the unit answers again.
"""

from __future__ import annotations

import json
from collections import deque
from typing import Any

from drivers.contract import (
    NOTHING,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    NotSigned,
    Output,
    Reading,
    Request,
    Sign,
    Signed,
)

ANSWER_S = 2.0
QUIET_S = 3.0
LATE_S, LOOK_AGAIN_S = 0.7, 0.5
"""A greeting whose answer came late is said again soon: is the unit slow, or was it chance?"""
LONGEST_LINE = 16_384
WOULD_NOT = {"self_test": "its self-test has failed", "memory_full": "its memory is full"}
HELLO = b'{"do":"hello"}\n'


class JsonSigner:
    """Each `Sign` ends once. Without an answer in time the link is dropped and made anew (SILENT, GARBLED)."""

    answers_late = True

    def __init__(self) -> None:
        self._link_open = False
        self._online = False
        self._told_lost = False
        self._buffer = bytearray()
        self._waiting: deque[Sign] = deque()
        self._open: Sign | None = None  # asked, not answered
        self._refuses = ""  # why it would not sign, as it said when it was greeted
        self._greeting = False  # hello was said, not answered
        self._asked_at = 0.0  # hello was said
        self._due = 0.0  # the end of the wait for an answer, or the next hello

    @property
    def deadline(self) -> float | None:
        return self._due if self._link_open else None

    def connected(self, now: float) -> Output:
        self._link_open = True
        self._buffer.clear()
        return self._greet(now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._link_open = False
        return Output(readings=self._lost(fault))

    def requested(self, request: Request, now: float) -> Output:
        if not isinstance(request, Sign):
            return NOTHING
        if not self._online:
            return Output(readings=(NotSigned(request.key, "the signing unit does not answer"),))
        self._waiting.append(request)
        return self._next(now)

    def received(self, chunk: bytes, now: float) -> Output:
        self._buffer += chunk
        readings: list[Reading] = []
        send = b""
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            output = self._answered(line, now)
            readings += output.readings
            send += output.send
            if output.hang_up:
                return Output(readings=tuple(readings), hang_up=output.hang_up)
        if len(self._buffer) > LONGEST_LINE:
            return self._give_up(DeviceFault(FaultKind.GARBLED, "an answer without an end"), tuple(readings))
        return Output(send=send, readings=tuple(readings))

    def ticked(self, now: float) -> Output:
        if not self._link_open or now < self._due:
            return NOTHING
        if self._greeting or self._open is not None:
            return self._give_up(DeviceFault(FaultKind.SILENT, "the signing unit does not answer"), ())
        return self._greet(now)

    def masked(self, data: bytes) -> bytes:
        """Nothing to hide: receipts and signatures hold no card and no person."""
        return data

    def _greet(self, now: float) -> Output:
        self._greeting, self._asked_at, self._due = True, now, now + ANSWER_S
        return Output(send=HELLO)

    def _next(self, now: float) -> Output:
        """The oldest question goes out, where none is open."""
        if self._greeting or self._open is not None or not self._waiting:
            return NOTHING
        self._open, self._due = self._waiting.popleft(), now + ANSWER_S
        question = {"do": "sign", "key": self._open.key, "data": self._open.data}
        return Output(send=json.dumps(question, ensure_ascii=False).encode() + b"\n")

    def _answered(self, line: bytes, now: float) -> Output:
        answer = _object(line)
        asked = self._open
        readings: tuple[Reading, ...]
        match answer:
            case {"unit": str(unit), "algorithm": str(_)} if self._greeting and "key" not in answer:
                self._greeting = False
                readings = () if self._online else (DeviceOnline(unit),)
                self._online, self._told_lost = True, False
                readings += self._condition(answer)
            case {"refused": str(word)} if self._greeting:
                return self._give_up(DeviceFault(FaultKind.REFUSED, f"{word}: {answer.get('reason', '')}"), ())
            case {"key": str(key)} if asked is not None and key == asked.key:
                self._open = None
                readings = (_outcome(answer, key),)
            case {}:
                return Output(readings=(DeviceTrouble(DeviceFault(FaultKind.GARBLED, "a line that answers nothing")),))
        following = self._next(now)
        if not following.send:
            late = asked is None and now - self._asked_at > LATE_S
            self._due = now + (LOOK_AGAIN_S if late else QUIET_S)
        return Output(send=following.send, readings=readings)

    def _condition(self, hello: dict[str, Any]) -> tuple[Reading, ...]:
        """What is told where the unit would sign, or not, other than it was told before."""
        word = str(hello.get("refuses", ""))
        if word == self._refuses:
            return ()
        self._refuses = word
        detail = WOULD_NOT.get(word, f"it would refuse to sign: {word}")
        return (DeviceCondition(DeviceFault(FaultKind.MECHANISM, detail) if word else None),)

    def _give_up(self, fault: DeviceFault, before: tuple[Reading, ...]) -> Output:
        return Output(readings=before + self._lost(fault), hang_up=fault.detail)

    def _lost(self, fault: DeviceFault) -> tuple[Reading, ...]:
        """Nobody is left waiting."""
        left = [*([self._open] if self._open is not None else []), *self._waiting]
        self._open, self._greeting, self._online, self._refuses = None, False, False, ""
        self._waiting.clear()
        told = () if self._told_lost else (DeviceOffline(fault),)
        self._told_lost = True
        return (*(NotSigned(one.key, fault.detail) for one in left), *told)


def _object(line: bytes) -> dict[str, Any]:
    """The JSON object in `line`; empty where there is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _outcome(answer: dict[str, Any], key: str) -> Reading:
    match answer:
        case {
            "unit": str(unit),
            "algorithm": str(algorithm),
            "transaction": int(transaction),
            "counter": int(counter),
            "started": str(started),
            "ended": str(ended),
            "signature": str(signature),
        }:
            return Signed(
                key=key,
                unit=unit,
                algorithm=algorithm,
                transaction=transaction,
                counter=counter,
                started=started,
                ended=ended,
                signature=signature,
            )
        case {"refused": str(word)}:
            return NotSigned(key, f"{word}: {answer.get('reason', '')}")
        case _:
            return NotSigned(key, "the signing unit's answer is not whole")
