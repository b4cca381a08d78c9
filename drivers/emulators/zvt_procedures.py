"""What a terminal does for each command, one message after the other: each procedure is a script that says something
and waits. Who turns the scripts, and over which wire, is `zvt.py`'s affair.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass

from drivers.emulators.base import Act, Faults, HangUp, Say
from drivers.emulators.zvt_book import DECLINED, PAYMENT, REFUND, REVERSAL, TAKEN_BACK, Transaction
from drivers.emulators.zvt_bytes import asked_amount, asked_receipt, digits, make_message
from drivers.emulators.zvt_faults import HAND, SHOWN
from drivers.emulators.zvt_memory import KEEPS, Memory
from drivers.emulators.zvt_result import day_fields, result_fields
from drivers.emulators.zvt_slip import day_lines, slip_lines

YES, BUSY, NOT_SUPPORTED, NOT_REGISTERED = "8000", "849C", "8483", "846B"
INSERT_CARD, ONLINE, REVERSING, WAIT = 0x0A, 0x04, 0x05, 0x0E
DECLINED_BY_BANK, BY_CUSTOMER, REVERSED_CODE, NO_HOST = 0x05, 0x6C, 0x7D, 0xA0
ALREADY_TAKEN_BACK, NOT_TO_TAKE_BACK = 0xB4, 0xB5
PRINTS_PAYMENTS, PRINTS_REPORTS, AS_LINES = 0x02, 0x04, 0x80
AGAIN_S = 2.0
AGAIN_TRIES = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the terminal waits for: "reply" of the till, "card" of the shopper, or only "time"."""

    subject: str
    seconds: float


Script = Generator[Waiting, str, None]
Answer = Generator[Waiting, str, str]


class Over(Exception):
    """The procedure ends here: the till did not answer, or the link is dropped."""


class Procedures:
    """`acts` is what was said since it was last emptied. `hangs_up`: the wire is one that can be closed from here."""

    def __init__(self, memory: Memory, faults: Faults, wall_clock: Callable[[], time.struct_time]) -> None:
        self.memory = memory
        self.faults = faults
        self.acts: list[Act] = []
        self.hangs_up = True
        self.abort_wanted = False
        self.awaits_yes = False  # a result is with the till: what it says next is the answer to that
        self.card_read = False  # from here on the till's abort comes too late
        self._wall_clock = wall_clock

    def say(self, control: str, data: bytes = b"") -> None:
        self.acts.append(Say(make_message(control, data, long_length=self.faults.has("long_length"))))

    def start(self, control: str, body: bytes) -> Script:
        """The script that answers this command of the till."""
        self.abort_wanted = self.awaits_yes = self.card_read = False
        return self._procedure(control, body)

    def _ask(self, control: str, data: bytes = b"") -> Answer:
        """Says it and returns what the till answers: "yes", "no", "again" or "late"."""
        self.say(control, data)
        return (yield Waiting("reply", self.memory.settings["ack_timeout_ms"] / 1000))

    def _tell(self, control: str, data: bytes = b"") -> Script:
        """Says it; without a yes the procedure is over."""
        if (yield from self._ask(control, data)) != "yes":
            raise Over

    def _drop_after(self, step: str) -> None:
        for name in ("drop_after", "unplug_after"):
            if self.faults.get(name) == step:
                self.faults.clear(name)
                self.acts.append(HangUp(unplug=name == "unplug_after"))
                raise Over

    def _procedure(self, control: str, body: bytes) -> Script:
        match control:
            case "0600":
                yield from self._register(body)
            case "0601":
                yield from self._pay(body, PAYMENT)
            case "0630":
                yield from self._take_back(body[3:])
            case "0631":
                yield from self._pay(body[3:], REFUND)
            case "0620":
                yield from self._repeat_receipt(body)
            case "0501":
                self.say(YES)
                yield from self._tell("060F", bytes([self.memory.settings["status_code"]]))
            case "0693" | "0670":
                self.say(YES)
                self.memory.flags["needs_initialisation" if control == "0693" else "needs_diagnosis"] = False
                yield from self._tell("060F")
            case "0650":
                yield from self._end_of_day()
            case "0602":
                self.memory.configuration = None
                self.say(YES)
            case _:
                self.say(NOT_SUPPORTED)

    def _register(self, body: bytes) -> Script:
        if len(body) < 4:
            self.say(NOT_SUPPORTED)
            return
        self.memory.configuration = body[3]
        if len(body) >= 6:
            self.memory.currency = body[4:6].hex()
        self.say(YES)
        needs = self.memory.flags["needs_initialisation"] | self.memory.flags["needs_diagnosis"] << 1
        identity = b"\x29" + digits(self.memory.terminal_id, 8) + b"\x49" + digits(self.memory.currency, 4)
        yield from self._tell("060F", bytes([0x19, needs]) + identity)

    def _repeat_receipt(self, body: bytes) -> Script:
        """The last stored transaction; nothing but the completion where there is none."""
        wishes = body[4] if len(body) >= 5 and body[3] == 0x03 else 0
        self.say(YES)
        last = self.memory.book.last
        if self.memory.day and self.memory.flags["tells_day"]:
            if wishes & 0x01:
                yield from self._tell("040F", self.memory.day)
            yield from self._tell("060F")
            return
        if last is not None and wishes & 0x01:
            yield from self._tell("040F", self._status(last))
        if last is not None and not wishes & 0x02:
            yield from self._print(last, signature=False)
        yield from self._tell("060F")

    def _pay(self, body: bytes, kind: str) -> Script:
        self._drop_after("authorisation")
        amount, currency = asked_amount(body)
        refusal = self._refusal(amount)
        if refusal or amount is None:
            self.say(refusal)
            return
        yield from self._begin(INSERT_CARD)
        shown = yield from self._card_shown()
        if shown == "timeout" and self.hangs_up:
            self.acts.append(HangUp())
        elif shown in ("cancel", "timeout"):
            yield from self._end_unpaid(BY_CUSTOMER, amount)
        else:
            self.card_read = True
            yield from self._tell("04FF", bytes([ONLINE]))
            yield Waiting("time", self.memory.settings["online_delay_ms"] / 1000)
            entry = self._open(amount, currency or self.memory.currency, kind)
            if shown == "decline":
                entry.state, entry.result = DECLINED, DECLINED_BY_BANK
                self._drop_after("before_status")
                yield from self._end_unpaid(DECLINED_BY_BANK, amount, entry)
            else:
                yield from self._commit(entry, signature=shown == "signature")

    def _take_back(self, body: bytes) -> Script:
        """A payment is undone whole and without its card, once; the till's yes decides, as with a payment."""
        self._drop_after("authorisation")
        receipt, (amount, _) = asked_receipt(body), asked_amount(body[3:])
        refusal = self._refusal(receipt)
        if refusal or receipt is None:
            self.say(refusal)
            return
        yield from self._begin(ONLINE)
        yield Waiting("time", self.memory.settings["online_delay_ms"] / 1000)
        original = self.memory.book.payment(receipt)
        if original is None or amount not in (None, original.amount_minor) or self.faults.has("no_reversal"):
            yield from self._end_unpaid(NOT_TO_TAKE_BACK, amount or 0)
        elif original.state == TAKEN_BACK:
            yield from self._end_unpaid(ALREADY_TAKEN_BACK, original.amount_minor)
        else:
            entry = self._open(original.amount_minor, original.currency, REVERSAL)
            entry.original = original
            yield from self._commit(entry, signature=False)

    def _end_of_day(self) -> Script:
        """What was booked since the last end of day is told and, with the till's yes, closed."""
        refusal = self._refusal(1)
        if refusal:
            self.say(refusal)
            return
        self.say(YES)
        yield from self._tell("04FF", bytes([ONLINE]))
        if self.faults.has("no_day_end"):
            yield from self._tell("061E", bytes([NO_HOST]))
            return
        day = self.memory.book.day()
        total = day.amount_minor + (1 if self.faults.has("wrong_totals") else 0)
        told = day_fields(day, total, self.memory.currency, self.memory.terminal_id)
        yield from self._tell("040F", told)
        self.memory.book.close_day()
        self.memory.day = told
        if (self.memory.configuration or 0) & (PRINTS_REPORTS | AS_LINES) == PRINTS_REPORTS | AS_LINES:
            for line in day_lines(day, self.memory.terminal_id):
                yield from self._tell("06D1", line)
        yield from self._tell("060F")

    def _begin(self, progress: int) -> Script:
        self.say(YES)
        self._drop_after("accepted")
        yield from self._tell("04FF", bytes([progress]))

    def _refusal(self, asked: int | None) -> str:
        """Why a command about money isn't begun; '' if it is. The fault `busy` counts how often it says "later"."""
        if self.faults.has("busy"):
            left = self.faults.get("busy")
            if isinstance(left, int) and not isinstance(left, bool) and left > 1:
                self.faults.set("busy", left - 1)
            else:
                self.faults.clear("busy")
            return BUSY
        if self.memory.configuration is None:
            return NOT_REGISTERED
        return "" if asked else NOT_SUPPORTED

    def _card_shown(self) -> Answer:
        """Waits for the shopper and returns what they do; "cancel" when the till aborts."""
        card = "timeout" if self.memory.card == HAND else self.memory.card
        left = self.memory.settings["card_timeout_ms" if card == "timeout" else "card_delay_ms"] / 1000
        step = float(self.faults.get("keep_alive") or 0) / 1000
        while not self.abort_wanted:
            pause = min(left, step) if step else left
            done = yield Waiting("card", pause)
            if done == "abort":
                break
            if done in SHOWN:
                return done
            left -= pause
            if left <= 0:
                return card
            yield from self._tell("04FF", bytes([WAIT]) + self._new_t4())
        return "cancel"

    def _new_t4(self) -> bytes:
        minutes = self.memory.settings["t4_minutes"]
        return digits(minutes, 2) if minutes else b""

    def _commit(self, entry: Transaction, *, signature: bool) -> Script:
        """Result, slip lines, storing, completion: in this order, each with the till's yes."""
        self.awaits_yes = True
        if self.memory.recovery == KEEPS:
            self.memory.book.commit(entry)
        self._drop_after("before_status")
        answer = yield from self._ask_status(entry, signature=signature)
        if answer == "late" and self.memory.recovery == KEEPS:
            raise Over
        if answer == "yes" and self.faults.get("duplicate_status") == "after":
            self.faults.clear("duplicate_status")
            answer = yield from self._ask("040F", self._status(entry, signature=signature))
        if answer == "yes":
            self._drop_after("after_status_ack")
            answer = yield from self._print(entry, signature=signature)
            if answer != "yes" and self.memory.recovery == KEEPS:
                raise Over
        if answer != "yes":
            self.memory.book.reverse(entry)
            yield from self._tell("04FF", bytes([REVERSING]))
            yield from self._tell("061E", bytes([REVERSED_CODE]))
            return
        self.memory.book.commit(entry)
        self._drop_after("after_slip")
        self.say("060F")
        self._drop_after("completion")
        yield Waiting("reply", self.memory.settings["ack_timeout_ms"] / 1000)

    def _ask_status(self, entry: Transaction, *, signature: bool) -> Answer:
        answer = "again"
        for _ in range(AGAIN_TRIES):
            self.say("040F", self._status(entry, signature=signature))
            if self.faults.get("duplicate_status") not in (None, "after"):
                self.faults.clear("duplicate_status")
                self.say("040F", self._status(entry, signature=signature))
            self._drop_after("after_status")
            answer = yield Waiting("reply", self.memory.settings["ack_timeout_ms"] / 1000)
            if answer != "again":
                break
            yield Waiting("time", AGAIN_S)
        return answer

    def _print(self, entry: Transaction, *, signature: bool) -> Answer:
        wanted = (self.memory.configuration or 0) & (PRINTS_PAYMENTS | AS_LINES)
        if wanted != PRINTS_PAYMENTS | AS_LINES:
            return "yes"
        for line in slip_lines(entry, self.memory.terminal_id, signature=signature):
            answer = yield from self._ask("06D1", line)
            if answer != "yes":
                return answer
        return "yes"

    def _end_unpaid(self, code: int, amount: int, entry: Transaction | None = None) -> Script:
        if entry is not None:
            status = self._status(entry)
        else:
            status = bytes([0x27, code]) + b"\x04" + digits(amount, 12) + b"\x49" + digits(self.memory.currency, 4)
        self.say("040F", status)
        self._drop_after("after_status")
        if (yield Waiting("reply", self.memory.settings["ack_timeout_ms"] / 1000)) != "yes":
            raise Over
        self._drop_after("after_status_ack")
        self.say("061E", bytes([code]))
        self._drop_after("completion")
        yield Waiting("reply", self.memory.settings["ack_timeout_ms"] / 1000)

    def _open(self, amount: int, currency: str, kind: str) -> Transaction:
        self.memory.day = b""
        date, clock = time.strftime("%m%d %H%M%S", self._wall_clock()).split()
        return self.memory.book.open(amount, currency, date=date, time=clock, last4=self.memory.pan[-4:], kind=kind)

    def _status(self, entry: Transaction, *, signature: bool = False) -> bytes:
        amount = entry.amount_minor + (1 if self.faults.has("wrong_amount") else 0)
        return result_fields(entry, amount, self.memory.pan, self.memory.terminal_id, signature=signature)
