"""One command of ours, from its sending until the mastership is back: who answers what, and how long."""

from __future__ import annotations

from dataclasses import dataclass

from drivers.contract import Output, Reading
from drivers.payment import apdu
from drivers.payment.apdu import ACCEPT, UNSUPPORTED, Apdu
from drivers.payment.slip import ends_slip

T3_S = 5.0  # command -> 80 00 or 84 xx
T4_S = 180.0  # 80 00 -> completion; every 04 FF and 04 0F starts it anew
LONGEST_T4_S = 900.0


class TakesTurns:
    """A machine of ZVT: what it sends on receipt may be a mere acknowledgement."""

    @property
    def acknowledges(self) -> bool:
        return True


class Outbox:
    """What one turn of the machine wants done."""

    def __init__(self) -> None:
        self.send = bytearray()
        self.readings: list[Reading] = []
        self.hang_up = ""

    def output(self) -> Output:
        return Output(send=bytes(self.send), readings=tuple(self.readings), hang_up=self.hang_up)


@dataclass(frozen=True, slots=True)
class Accepted:
    """80 00: the terminal is master now."""


@dataclass(frozen=True, slots=True)
class Refused:
    """84 xx: the command has not begun, and the mastership is ours."""

    code: int


@dataclass(frozen=True, slots=True)
class Progressed:
    code: int


@dataclass(frozen=True, slots=True)
class StatusCame:
    """04 0F, *not acknowledged*: its receiver answers."""

    data: bytes


@dataclass(frozen=True, slots=True)
class LineCame:
    data: bytes


@dataclass(frozen=True, slots=True)
class Completed:
    data: bytes


@dataclass(frozen=True, slots=True)
class Aborted:
    code: int


@dataclass(frozen=True, slots=True)
class ReplyCame:
    """80 or 84 while the terminal is master: the answer to an abort, or a repetition."""

    refusal: int


Event = Accepted | Refused | Progressed | StatusCame | LineCame | Completed | Aborted | ReplyCame


class Exchange:
    """Answers every message of the terminal but the status information, and watches T3 and T4."""

    def __init__(self, command: Apdu, now: float, out: Outbox, *, t4_s: float = T4_S, delivery_s: float = 0.0) -> None:
        """Sends `command`; `delivery_s` is how long the line may take to get it across."""
        out.send += command.encode()
        self.accepted = False
        self.prints = False  # the terminal is at a slip, whose next line comes at once
        self.deadline = now + T3_S + delivery_s
        self.t4_s = t4_s

    def take(self, message: Apdu, now: float, out: Outbox) -> Event | None:
        """What `message` means; None where answering it was all. Hangs up on what cannot come here."""
        self.prints = message.control == apdu.PRINT_LINE and not ends_slip(message.data)
        if message.is_reply:
            return self._take_reply(message, now)
        if not self.accepted:
            out.hang_up = "the terminal sent a message before it answered the command"
            return None
        match message.control:
            case apdu.STATUS:
                self.deadline = now + self.t4_s
                return StatusCame(message.data)
            case apdu.PROGRESS:
                self._keep_waiting(message.data, now)
                out.send += ACCEPT
                return Progressed(message.data[0] if message.data else 0)
            case apdu.PRINT_LINE:
                self.deadline = now + self.t4_s
                out.send += ACCEPT
                return LineCame(message.data)
            case apdu.COMPLETION:
                out.send += ACCEPT
                return Completed(message.data)
            case apdu.ABORTED:
                out.send += ACCEPT
                return Aborted(message.data[0] if message.data else 0xFF)
            case apdu.PRINT_BLOCK | apdu.SET_CLOCK:
                out.send += ACCEPT
            case _:
                out.send += UNSUPPORTED
        return None

    def late(self, now: float, out: Outbox) -> bool:
        """True, with the link to be closed, when the terminal took longer than the protocol allows."""
        if now < self.deadline:
            return False
        what = "did not finish in time" if self.accepted else "did not answer the command"
        out.hang_up = f"the terminal {what}"
        return True

    def _take_reply(self, message: Apdu, now: float) -> Event:
        if self.accepted:
            return ReplyCame(message.refusal)
        if message.refusal:
            return Refused(message.refusal)
        self.accepted = True
        self.deadline = now + self.t4_s
        return Accepted()

    def _keep_waiting(self, progress: bytes, now: float) -> None:
        """Starts T4 anew; a 04 FF may bring a new one as BCD minutes."""
        if len(progress) > 1:
            minutes = progress[1:2].hex()
            if minutes.isdecimal() and int(minutes) > 0:
                self.t4_s = min(int(minutes) * 60.0, LONGEST_T4_S)
        self.deadline = now + self.t4_s
