"""A scanner that types like a keyboard. What comes are Linux input events, from the lane's own window (`keys:window`),
or from an emulator over any byte link. What the keys mean is in `keys.py`.

A scanner is told from a person by its pace: `BURST` keys in a row, none more than `FAST_S` after the one before. Until
that is certain keys are held back; a person's are sent back down the link, in their order, `HOLD_S` late at most. Of a
scanner's keys nothing comes back. A read ends with Enter or Tab, or with silence, as serial scanners have it: only a
read that is whole beyond doubt shows that this scanner sends no end.

Silence is what the window says it is, not what our clock does: a busy one hands keys over late. So before silence ends
anything the other end is asked whether a key is still on its way, with a report of its own (`EV_SYN`, its value the
number of the question), and sends it back when none is. Who has not answered after `ANSWER_S` has no keys to hand over.

The link is all that is known of the device: a cable pulled out of the USB port looks like a scanner at rest.
"""

from __future__ import annotations

from drivers.contract import (
    NOTHING,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DisableScanner,
    EnableScanner,
    Output,
    Reading,
    Request,
)
from drivers.scanners.aim import LONGEST_READ
from drivers.scanners.keys import (
    DOWN,
    ENDS,
    EV_KEY,
    EV_SYN,
    RECORD,
    UP,
    Key,
    endless,
    is_whole,
    letter_of,
    read_of,
    times_only,
    types,
)

FAST_S = 0.05
BURST = 4
HOLD_S = 0.15
ANSWER_S = 2.0
PAUSE_S, PAUSE_UNTIL_KNOWN_S, PAUSE_WITH_END_S = 0.1, 0.3, 0.5


class WedgeScanner:
    """Input events to `CodeRead`s; the person's events go back (`Output.send`). Online as long as the link is open."""

    def __init__(self) -> None:
        self._rest = b""
        self._held: list[Key] = []
        self._swallowed: set[int] = set()  # keys down that nobody else saw go down
        self._down: set[int] = set()
        self._text: list[str] = []
        self._reading = False
        self._typed_at = 0.0  # the last key, by its own time
        self._came_at = 0.0  # the last key, by ours
        self._question = 0  # the number of the last one
        self._asked_at: float | None = None  # by our time, while its answer is waited for
        self._pause_s = PAUSE_UNTIL_KNOWN_S
        self._wanted = True

    @property
    def deadline(self) -> float | None:
        if self._asked_at is not None:
            return self._asked_at + ANSWER_S
        if self._reading:
            return self._came_at + self._pause_s
        return self._came_at + HOLD_S if self._held else None

    def connected(self, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._forget()
        self._pause_s = PAUSE_UNTIL_KNOWN_S
        return Output(readings=(DeviceOnline(),))

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._forget()
        return Output(readings=(DeviceOffline(fault),))

    def received(self, chunk: bytes, now: float) -> Output:
        self._rest += chunk
        back: list[Key] = []
        readings: list[Reading] = []
        whole = len(self._rest) // RECORD.size * RECORD.size
        for start in range(0, whole, RECORD.size):
            record = self._rest[start : start + RECORD.size]
            seconds, micros, kind, code, value = RECORD.unpack(record)
            if kind == EV_SYN and value == self._question and self._asked_at is not None:
                self._silence(back, readings)
            elif kind == EV_KEY:
                self._came_at, self._asked_at = now, None
                self._key(Key(code, value, seconds + micros / 1e6, record), back, readings)
        self._rest = self._rest[whole:]
        return Output(send=b"".join(key.record for key in back), readings=tuple(readings))

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        match request:
            case EnableScanner():
                self._wanted = True
            case DisableScanner():
                self._wanted = False
            case _:
                pass
        return NOTHING

    def ticked(self, now: float) -> Output:
        if self.deadline is None or now < self.deadline:
            return NOTHING
        if self._asked_at is None:
            self._question, self._asked_at = self._question + 1, now
            return Output(send=RECORD.pack(0, 0, EV_SYN, 0, self._question))
        back: list[Key] = []
        readings: list[Reading] = []
        self._silence(back, readings)
        return Output(send=b"".join(key.record for key in back), readings=tuple(readings))

    def masked(self, data: bytes) -> bytes:
        """Times only: a person's keys pass here too, a PIN among them."""
        return times_only(data)

    def _silence(self, back: list[Key], readings: list[Reading]) -> None:
        """No key is on its way: a read ends, and what is held was a person's."""
        self._asked_at = None
        if self._reading:
            readings += self._ended_by_pause()
        self._let_go(back)

    def _key(self, key: Key, back: list[Key], readings: list[Reading]) -> None:
        if self._reading and key.value == DOWN and key.at - self._typed_at > self._pause_s:
            readings += self._ended_by_pause()
        if self._reading:
            self._read_on(key, readings)
        elif key.value == UP and key.code in self._swallowed:
            self._swallowed.discard(key.code)
        else:
            self._hold(key, back, readings)

    def _hold(self, key: Key, back: list[Key], readings: list[Reading]) -> None:
        """Scanner or person? Held until enough keys in a row were fast, or one was slow."""
        if types(key):
            if key.at - self._typed_at > FAST_S and any(types(held) for held in self._held):
                self._let_go(back)
            self._typed_at = key.at
        self._held.append(key)
        if not any(held.value == DOWN for held in self._held):
            self._let_go(back)  # a release, or a repeat, of a key that went down for a person
        elif sum(types(held) for held in self._held) >= BURST:
            self._begin(readings)

    def _begin(self, readings: list[Reading]) -> None:
        """It is a scanner: what was held is its beginning."""
        held, self._held = self._held, []
        self._down.clear()
        self._reading = True
        for key in held:
            if self._reading:
                self._read_on(key, readings)
            else:  # its end was among them, and these are the next
                self._held.append(key)

    def _read_on(self, key: Key, readings: list[Reading]) -> None:
        if key.value == UP:
            self._swallowed.discard(key.code)
            self._down.discard(key.code)
        elif key.value == DOWN:
            self._swallowed.add(key.code)
            self._down.add(key.code)
        if not types(key):
            return
        self._typed_at = key.at
        letter = letter_of(key.code, self._down)
        if key.code in ENDS or letter in ("\r", "\n"):
            self._pause_s = PAUSE_WITH_END_S
            readings += self._ended()
        elif len(self._text) <= LONGEST_READ:
            self._text.append(letter)

    def _ended_by_pause(self) -> list[Reading]:
        text = "".join(self._text)
        whole = is_whole(text)
        if whole and self._pause_s == PAUSE_UNTIL_KNOWN_S:
            self._pause_s = PAUSE_S
        if whole or self._pause_s == PAUSE_S:
            return self._ended()
        return self._told(endless(text))

    def _ended(self) -> list[Reading]:
        return self._told(read_of("".join(self._text)))

    def _told(self, reading: Reading) -> list[Reading]:
        self._text.clear()
        self._reading = False
        return [reading] if self._wanted else []

    def _let_go(self, back: list[Key]) -> None:
        back += self._held
        self._held.clear()

    def _forget(self) -> None:
        self._asked_at = None
        self._rest = b""
        self._held.clear()
        self._swallowed.clear()
        self._down.clear()
        self._text.clear()
        self._reading = False
