"""What may be believed of an input board: only what whole lines with the right check have said, each press once."""

from __future__ import annotations

import re
from collections import Counter, deque

from typing_extensions import override

from drivers.contract import Button, ButtonPressed, PresenceChanged, Reading, TextShown
from scripts.proofs.fuzzing.judge import KEPT, Judge

WHO = {**{button.value[0]: button for button in Button}, "p": "presence"}
KEPT_TEXTS = 64


class Inputs(Judge):
    """Of each button no more presses than its contact was seen to close; presence and text as some line said them.

    Where several boards have introduced themselves on one link, any of them may be the one that is believed.
    """

    LINE = re.compile(rb"(.*)\*([0-9A-F]{2})\r?", re.DOTALL)

    def __init__(self) -> None:
        self.lost()

    @override
    def lost(self) -> None:
        self._rest = b""
        self._boards: dict[str, str] = {}  # by its inputs: how they stood
        self._closings: Counter[str] = Counter()
        self._presence: set[bool] = set()
        self._texts: deque[str] = deque(maxlen=KEPT_TEXTS)

    @override
    def came(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._rest = self._rest[-KEPT:]
        for line in lines:
            found = self.LINE.fullmatch(line)
            if found is not None and _check(found[1]) == found[2]:
                self._said(found[1].decode("latin-1").split(" "))

    @override
    def allows(self, reading: Reading) -> bool:
        match reading:
            case ButtonPressed(button):
                self._closings[button] -= 1
                return self._closings[button] >= 0
            case PresenceChanged(present):
                return present in self._presence
            case TextShown(text):
                return text in self._texts
            case _:
                return super().allows(reading)

    def _said(self, words: list[str]) -> None:
        match words:
            case ["INPUTS", "1", inputs, *_]:
                self._boards[inputs] = "?" * len(inputs)
            case ["IN" | "!", _, stands]:
                for inputs in [inputs for inputs in self._boards if len(inputs) == len(stands)]:
                    self._stand(inputs, stands)
            case ["OK", *text]:
                self._texts.append(" ".join(text))

    def _stand(self, inputs: str, stands: str) -> None:
        """The contacts of the board with these `inputs` stand so."""
        for letter, before, after in zip(inputs, self._boards[inputs], stands, strict=True):
            if letter == "p":
                self._presence.add(after == "1")
            elif before != "1" and after == "1" and letter in WHO:
                self._closings[WHO[letter]] += 1
        self._boards[inputs] = stands


def _check(line: bytes) -> bytes:
    total = 0
    for byte in line:
        total ^= byte
    return b"%02X" % total
