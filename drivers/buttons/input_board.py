"""Buttons, a presence sensor and a display on an input board (`docs/input-board.md`).

A press is told where two lines that are whole and rightly summed agree on it by the board's own clock: late or early,
in pieces or together, the same lines are the same presses. What no line tells is lost; nothing is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drivers.buttons.board_lines import LONGEST_LINE, Greeting, Refused, Report, Shown, parse, show
from drivers.buttons.contact import Contact
from drivers.contract import (
    NOTHING,
    Button,
    ButtonPressed,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    FaultKind,
    Output,
    PresenceChanged,
    Reading,
    Request,
    ShowText,
    TextShown,
)

ANSWER_S = 1.5
"""After so long without its answer a question is asked once more. If no whole line comes then either, the link goes; a
text that the display does not take is given up."""
QUIET_S = 1.2
MARGIN_S = 0.005
TROUBLE_S = 2.0
BUTTON_MS = 30
THERE_MS, GONE_MS = 100, 2000
STUCK_MS = 30_000

HELLO, LOOK, SHOW = b"?\n", b"IN\n", b"SHOW "
PRESENCE = "p"
BUTTONS = {
    "h": Button.HELP,
    "u": Button.UP,
    "d": Button.DOWN,
    "l": Button.LEFT,
    "r": Button.RIGHT,
    "o": Button.OK,
    "b": Button.BACK,
    "0": Button.DIGIT_0,
    "1": Button.DIGIT_1,
    "2": Button.DIGIT_2,
    "3": Button.DIGIT_3,
    "4": Button.DIGIT_4,
    "5": Button.DIGIT_5,
    "6": Button.DIGIT_6,
    "7": Button.DIGIT_7,
    "8": Button.DIGIT_8,
    "9": Button.DIGIT_9,
}


class InputBoard:
    """Offline as SILENT, GARBLED (lines came, none was whole) or REFUSED: then the link is made anew."""

    def __init__(self) -> None:
        self._link_open = False
        self._told_lost = False
        self._buffer = bytearray()
        self._due = 0.0
        self._trouble_from = 0.0  # the next garbled line is told from then on
        self._forget()

    def _forget(self) -> None:
        self._greeting: Greeting | None = None
        self._contacts: list[tuple[str, Contact]] = []
        self._online = False
        self._asked = b""  # the question that waits for its answer
        self._again = False  # it was asked once more, and nothing has come since
        self._text: str | None = None  # it waits to be shown
        self._garbled = False  # since the last whole line

    @property
    def deadline(self) -> float | None:
        return self._due if self._link_open else None

    def connected(self, now: float) -> Output:
        self._forget()
        self._buffer.clear()
        self._link_open, self._trouble_from = True, now
        return Output(send=self._ask(HELLO, now))

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the contract's signature
        self._link_open = False
        return Output(readings=self._lost(fault))

    def requested(self, request: Request, now: float) -> Output:
        if not isinstance(request, ShowText) or not self._online or self._greeting is None:
            return NOTHING
        if not self._greeting.columns:
            return Output(readings=(_trouble(FaultKind.REFUSED, "the board has no display"),))
        self._text = show(request.text, self._greeting.columns)
        return NOTHING if self._asked else Output(send=self._next(now))

    def received(self, chunk: bytes, now: float) -> Output:
        self._buffer += chunk
        readings: list[Reading] = []
        send = b""
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            output = self._take(line, now)
            readings += output.readings
            send += output.send
            if output.hang_up:
                return Output(readings=tuple(readings), hang_up=output.hang_up)
        if len(self._buffer) > LONGEST_LINE:
            return self._give_up(DeviceFault(FaultKind.GARBLED, "a line without an end"), readings)
        return Output(send=send, readings=tuple(readings))

    def ticked(self, now: float) -> Output:
        if not self._link_open or now < self._due:
            return NOTHING
        if not self._asked:
            return Output(send=self._ask(LOOK, now))
        if not self._again:
            question = self._ask(self._asked, now)
            self._again = True
            return Output(send=question)
        if self._asked.startswith(SHOW):
            trouble = _trouble(FaultKind.MECHANISM, "the display does not show what it is told")
            return Output(send=self._ask(LOOK, now), readings=(trouble,))
        if self._garbled:
            return self._give_up(DeviceFault(FaultKind.GARBLED, "no line of an input board of version 1"))
        return self._give_up(DeviceFault(FaultKind.SILENT, "the input board does not answer"))

    def masked(self, data: bytes) -> bytes:
        """Nothing to hide."""
        return data

    def _take(self, line: bytes, now: float) -> Output:
        match parse(line):
            case Greeting() as greeting:
                return self._greeted(greeting, now)
            case Report() as report if len(report.closed) == len(self._contacts):
                return self._reported(report, now)
            case Shown(text) if self._asked == SHOW + text.encode() + b"\n":
                return self._answered(now, TextShown(text))
            case Refused(word) if self._asked.startswith(SHOW):
                return self._answered(now, _trouble(FaultKind.REFUSED, f"the display says NO {word}"))
            case Refused(word) if self._asked == LOOK:
                return self._give_up(DeviceFault(FaultKind.REFUSED, f"the board says NO {word}"))
            case Shown() | Refused() if self._online:
                return self._went_on(now)  # the late answer to a question that was asked twice
            case _:
                return self._unusable(now)

    def _greeted(self, greeting: Greeting, now: float) -> Output:
        """The board starts, or says who it is: what its contacts were before is of no use."""
        self._greeting = greeting
        self._contacts = [(letter, _contact(letter)) for letter in greeting.inputs]
        return self._answered(now)

    def _reported(self, report: Report, now: float) -> Output:
        readings: list[Reading] = []
        if not self._online and self._greeting is not None:
            self._online, self._told_lost = True, False
            readings.append(DeviceOnline(self._greeting.name))
        for (letter, contact), closed in zip(self._contacts, report.closed, strict=True):
            readings += _told(letter, contact, closed, report.at_ms)
        if report.asked and self._asked == LOOK:
            return self._answered(now, *readings)
        return self._went_on(now, *readings)

    def _answered(self, now: float, *readings: Reading) -> Output:
        self._asked = b""
        return self._went_on(now, *readings)

    def _went_on(self, now: float, *readings: Reading) -> Output:
        """A whole line came: the board lives, and is asked what is to be asked next."""
        self._garbled = False
        self._again = self._again and self._asked.startswith(SHOW)
        return Output(send=self._next(now), readings=readings)

    def _next(self, now: float) -> bytes:
        if self._asked:
            return b""
        if any(contact.unseen for _, contact in self._contacts):
            return self._ask(LOOK, now)
        if self._text is not None:
            text, self._text = self._text, None
            return self._ask(SHOW + text.encode() + b"\n", now)
        waits = [contact.wait_ms / 1000 + MARGIN_S for _, contact in self._contacts if contact.wait_ms is not None]
        self._due = now + min(waits, default=QUIET_S)
        return b""

    def _ask(self, question: bytes, now: float) -> bytes:
        self._asked, self._again, self._due = question, False, now + ANSWER_S
        return question

    def _unusable(self, now: float) -> Output:
        """A line is lost: what the contacts did meanwhile is not known, and is asked for."""
        self._garbled = True
        for _, contact in self._contacts:
            contact.missed()
        send = b"" if self._asked or not self._online else self._ask(LOOK, now)
        if not self._online or now < self._trouble_from:
            return Output(send=send)
        self._trouble_from = now + TROUBLE_S
        return Output(send=send, readings=(_trouble(FaultKind.GARBLED, "a line that is not the board's"),))

    def _give_up(self, fault: DeviceFault, before: Sequence[Reading] = ()) -> Output:
        return Output(readings=(*before, *self._lost(fault)), hang_up=fault.detail)

    def _lost(self, fault: DeviceFault) -> tuple[Reading, ...]:
        self._forget()
        told, self._told_lost = self._told_lost, True
        return () if told else (DeviceOffline(fault),)


def _contact(letter: str) -> Contact:
    if letter == PRESENCE:
        return Contact(THERE_MS, GONE_MS, rests_open=False)
    return Contact(BUTTON_MS, BUTTON_MS, rests_open=True)


def _told(letter: str, contact: Contact, closed: bool, at_ms: int) -> Iterator[Reading]:  # noqa: FBT001 - as a contact is
    """What is to be told of one contact after the report that it stood so at `at_ms`."""
    before, before_ms = contact.settled, contact.closed_ms
    settled = contact.seen(closed, at_ms)
    if letter == PRESENCE:
        if settled is not None:
            yield PresenceChanged(settled)
    elif (button := BUTTONS.get(letter)) is not None:
        if settled and before is False:
            yield ButtonPressed(button)
        if before_ms < STUCK_MS <= contact.closed_ms:
            yield _trouble(FaultKind.MECHANISM, f"the button {button} is stuck")


def _trouble(kind: FaultKind, detail: str) -> DeviceTrouble:
    return DeviceTrouble(DeviceFault(kind, detail))
