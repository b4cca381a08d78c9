"""A scanner that types: a code held before it becomes key events as Linux has them (24 bytes each), US layout.

`POST /set`: `{"scan": "4006381333931"}` or a list for several (FNC1 is the GS character or `^`), `end` (enter,
kp_enter, tab, none), `key_ms` (from key to key; 150 types like a person), `fnc1` (ctrl: as Ctrl+], f8, or lost),
`keypad` (digits come from the keypad). What the other end sends back it did not want: `returned` counts those keys.
When it asks whether a key is still on its way (a report with a number), that comes back behind all that is typed by
then.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drivers.emulators.base import Act, Fault, Faults, Say

INPUT_EVENT = struct.Struct("<qqHHi")
SYN, KEY = 0, 1
SHIFT, CTRL, BRACKET, F8 = 42, 29, 27, 66
END_KEYS = {"enter": 28, "kp_enter": 96, "tab": 15, "none": 0}
FNC1 = ("ctrl", "f8", "lost")
BETWEEN_CODES_MS = 400.0

PLAIN = {
    **dict(zip("1234567890-=", range(2, 14), strict=True)),
    **dict(zip("qwertyuiop[]", range(16, 28), strict=True)),
    **dict(zip("asdfghjkl;'`", range(30, 42), strict=True)),
    **dict(zip("\\zxcvbnm,./", range(43, 54), strict=True)),
    " ": 57,
}
SHIFTED = dict(zip('!@#$%^&*()_+{}|:"~<>?', "1234567890-=[]\\;'`,./", strict=True))
ON_KEYPAD = {"7": 71, "8": 72, "9": 73, "4": 75, "5": 76, "6": 77, "1": 79, "2": 80, "3": 81, "0": 82}
WRONG_DIGIT = Fault("bad_check", "the last digit of each code is wrong")


class WedgeEmulator:
    """Types what it reads."""

    deadline: float | None = None

    def __init__(self) -> None:
        self.faults = Faults((WRONG_DIGIT,))
        self._end = "enter"
        self._fnc1 = "ctrl"
        self._key_ms = 2.0
        self._keypad = False
        self._sent = 0
        self._returned = 0
        self._last = ""

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        return ()

    def disconnected(self, now: float) -> None:
        """A keyboard doesn't notice whether anyone listens."""

    def received(self, data: bytes, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        acts: list[Act] = []
        for start, end in pairwise(range(0, len(data) + 1, INPUT_EVENT.size)):
            if INPUT_EVENT.unpack(data[start:end])[2] == KEY:
                self._returned += 1
            else:
                acts.append(Say(data[start:end]))
        return acts

    def ticked(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - no time passes in a keyboard
        return ()

    def state(self) -> dict[str, object]:
        return {
            "end": self._end,
            "fnc1": self._fnc1,
            "key_ms": self._key_ms,
            "keypad": self._keypad,
            "last": self._last,
            "sent": self._sent,
            "returned": self._returned,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        if unknown := values.keys() - {"scan", "end", "fnc1", "key_ms", "keypad"}:
            raise ValueError(f"a keyboard scanner has no {', '.join(sorted(unknown))}")
        codes = _codes(values.get("scan", []))
        end, fnc1 = values.get("end", self._end), values.get("fnc1", self._fnc1)
        if end not in END_KEYS:
            raise ValueError(f"end {end!r} is none of {', '.join(END_KEYS)}")
        if fnc1 not in FNC1:
            raise ValueError(f"fnc1 {fnc1!r} is none of {', '.join(FNC1)}")
        key_ms, keypad = values.get("key_ms", self._key_ms), values.get("keypad", self._keypad)
        if not isinstance(key_ms, int | float) or isinstance(key_ms, bool) or not 0 <= key_ms <= 10_000:
            raise ValueError(f"key_ms is 0 to 10000 milliseconds, not {key_ms!r}")
        if not isinstance(keypad, bool):
            raise ValueError(f"keypad is true or false, not {keypad!r}")  # noqa: TRY004 - one kind of refusal
        self._end, self._fnc1, self._key_ms, self._keypad = str(end), str(fnc1), float(key_ms), keypad
        return list(self._typed(codes, now))

    def _typed(self, codes: Sequence[str], now: float) -> Iterator[Say]:
        after_ms = 0.0
        for code in codes:
            self._sent += 1
            self._last = code
            for keys in self._strokes(self._spoiled(code)):
                for key, value in (*((key, 1) for key in keys), *((key, 0) for key in reversed(keys))):
                    yield Say(_event(now + after_ms / 1000, key, value), after_ms / 1000)
                after_ms += self._key_ms
            after_ms += BETWEEN_CODES_MS

    def _spoiled(self, code: str) -> str:
        if self.faults.has("bad_check") and code[-1:].isdecimal():
            return code[:-1] + str((int(code[-1]) + 1) % 10)
        return code

    def _strokes(self, code: str) -> Iterator[tuple[int, ...]]:
        """The keys of each stroke, those that are held down with it first."""
        for letter in code.replace("^", "\x1d"):
            if letter == "\x1d":
                yield from {"ctrl": ((CTRL, BRACKET),), "f8": ((F8,),), "lost": ()}[self._fnc1]
            elif self._keypad and letter in ON_KEYPAD:
                yield (ON_KEYPAD[letter],)
            elif letter in PLAIN:
                yield (PLAIN[letter],)
            else:
                yield SHIFT, PLAIN[SHIFTED.get(letter, letter.lower())]
        if END_KEYS[self._end]:
            yield (END_KEYS[self._end],)


def strokes_of(acts: Sequence[Act]) -> Iterator[tuple[int, int, float]]:
    """Key code, value and time of every key event among `acts`: for whoever types them into a window."""
    for act in acts:
        if isinstance(act, Say):
            for start, end in pairwise(range(0, len(act.data) + 1, INPUT_EVENT.size)):
                seconds, micros, kind, code, value = INPUT_EVENT.unpack(act.data[start:end])
                if kind == KEY:
                    yield code, value, seconds + micros / 1e6


def _event(at: float, key: int, value: int) -> bytes:
    """The key event and the report that ends it."""
    seconds, micros = int(at), int(at % 1 * 1e6)
    return INPUT_EVENT.pack(seconds, micros, KEY, key, value) + INPUT_EVENT.pack(seconds, micros, SYN, 0, 0)


def _codes(scan: object) -> list[str]:
    codes: list[str] = []
    for code in scan if isinstance(scan, list) else [scan]:
        if not isinstance(code, str) or not code:
            raise ValueError(f'scan is a code like "4006381333931", or a list of them, not {code!r}')
        known = {*PLAIN, *SHIFTED, "\x1d"}
        if strange := [letter for letter in code if letter not in known and letter.lower() not in known]:
            raise ValueError(f"there is no key for {strange[0]!r}")
        codes.append(code)
    return codes
