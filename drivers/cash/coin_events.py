"""The last five events of a coin acceptor and their counter, and what came between two looks at them.

The counter goes 0 after a reset, then 1 to 255 and from there to 1 again.
"""

from __future__ import annotations

from dataclasses import dataclass

KEPT = 5
SIZE = 1 + 2 * KEPT
COUNTS = 255


@dataclass(frozen=True, slots=True)
class Event:
    """A coin by its place in the acceptor's table and the way it was sorted; or, with `coin` 0, error `code`."""

    coin: int
    code: int


@dataclass(frozen=True, slots=True)
class Events:
    """What header 229 answers; the newest event first."""

    counter: int
    last: tuple[Event, ...]

    @classmethod
    def parse(cls, data: bytes) -> Events | None:
        """The events in an answer of 11 bytes; None where it is none."""
        if len(data) != SIZE:
            return None
        return cls(data[0], tuple(Event(data[at], data[at + 1]) for at in range(1, SIZE, 2)))

    @classmethod
    def of_mark(cls, mark: str) -> Events | None:
        """The events that `mark` stands for; None where it is no mark of a coin acceptor."""
        try:
            return cls.parse(bytes.fromhex(mark))
        except ValueError:
            return None

    @property
    def mark(self) -> str:
        return bytes([self.counter, *(byte for one in self.last for byte in (one.coin, one.code))]).hex()

    def then(self, event: Event) -> Events:
        """These events and one more."""
        return Events(self.counter % COUNTS + 1, (event, *self.last[: KEPT - 1]))

    def followed_by(self, later: Events) -> tuple[Event, ...] | None:
        """What came until `later`, oldest first; None if that can't be told: a reset, or more than five events.

        What both looks show must agree: a counter alone may stand anywhere after a reset.
        """
        if later.counter == 0:
            return () if later == self else None
        came = (later.counter - self.counter) % COUNTS if self.counter else later.counter
        if came > KEPT or later.last[came:] != self.last[: KEPT - came]:
            return None
        return later.last[:came][::-1]

    @property
    def only_refusals_since_reset(self) -> bool:
        """No coin can have come in since the acceptor was reset."""
        return self.counter <= KEPT and not any(one.coin for one in self.last)


ORDINARY = {0, 1, 2, 8, *range(128, 160)}
"""Nothing, a coin not known, a coin not wanted, a coin too close to the one before, a coin of a kind (the 1st to the
32nd) that is not let in: all of them are given back.
"""

ERRORS = {
    3: "a coin fits more than one kind",
    4: "the wake-up took too long",
    5: "a coin did not pass the validation in time",
    6: "a coin did not pass the credit sensor in time",
    7: "a coin did not pass the sorter in time",
    9: "the accept gate is not ready",
    10: "the credit sensor is not ready",
    11: "the sorter is not ready",
    12: "a refused coin was not taken out",
    13: "the validation sensor is not ready",
    14: "the credit sensor is blocked",
    15: "the sorter is blocked",
    16: "a coin passed the sensors in the wrong order",
    17: "a coin went backwards",
    18: "a coin was too fast",
    19: "a coin was too slow",
    20: "a coin hangs on a string",
    254: "the return lever was pressed",
}


def trouble_of(code: int) -> str:
    """Error `code` in words; '' for what happens every day."""
    return "" if code in ORDINARY else ERRORS.get(code, f"error {code}, which this driver does not know")


AILMENTS = {
    1: "what it stores of coins is damaged",
    2: "a measuring coil is at fault",
    3: "the credit sensor is at fault, or a coin lies before it",
    4: "the sensor for sound is at fault",
    5: "the reflective sensor is at fault",
    6: "the diameter sensor is at fault",
    7: "the wake-up sensor is at fault",
    8: "a sensor behind the sorter is at fault",
    9: "its counts are damaged",
    18: "the sensor of refused coins is at fault",
    19: "the way back for coins is at fault",
    20: "the sensor for coins on a string is at fault",
    21: "the rim sensor is at fault",
    22: "the temperature cannot be measured",
    30: "its program is damaged",
    33: "its voltage is not what it should be",
    34: "it is too hot or too cold",
    41: "the sensor for strings is at fault",
    42: "the accept gate does not open",
    43: "the accept gate does not close",
    253: "a coin is jammed where coins are measured",
}
"""What a coin acceptor finds at itself (header 232): fault codes of the public ccTalk specification, part 3."""


def ailment_of(code: int) -> str:
    """Fault `code` of a look at itself, in words."""
    return AILMENTS.get(code, f"it finds fault {code} at itself")
