"""A ZVT payment terminal: the far end of the wire, with a shopper in front of it and a memory that outlives the link.

It stores a payment only when the till has acknowledged the result *and* every slip line; a lost link, a refusal or 5 s
without an acknowledgement before that reverse it. So of the steps of `drop_after`, `authorisation`, `accepted`,
`before_status`, `after_status` and `after_status_ack` leave the shopper uncharged (the last one too, unless the till
was registered without slip lines), `after_slip` and `completion` leave them charged. `unplug_after` has the same
steps, and takes the wire away for good.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from drivers.emulators.base import Act, Faults, HangUp, Say
from drivers.emulators.zvt_book import DECLINED, PAYMENT, REFUND, REVERSAL, TAKEN_BACK, Book, Transaction
from drivers.emulators.zvt_bytes import (
    asked_amount,
    asked_receipt,
    digits,
    make_message,
    take_messages,
)
from drivers.emulators.zvt_faults import CARDS, FAULTS, ZvtFaults
from drivers.emulators.zvt_result import result_fields
from drivers.emulators.zvt_slip import slip_lines

YES, BUSY, NOT_SUPPORTED, NOT_REGISTERED = "8000", "849C", "8483", "846B"
INSERT_CARD, ONLINE, REVERSING, WAIT = 0x0A, 0x04, 0x05, 0x0E
DECLINED_BY_BANK, BY_CUSTOMER, REVERSED_CODE = 0x05, 0x6C, 0x7D
ALREADY_TAKEN_BACK, NOT_TO_TAKE_BACK = 0xB4, 0xB5
PRINTS_PAYMENTS, AS_LINES = 0x02, 0x80
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


class ZvtEmulator:
    """The terminal. What the shopper will do at the next payment is `card`, after `card_delay_ms`."""

    def __init__(self, wall_clock: Callable[[], time.struct_time] = time.localtime) -> None:
        self.faults: Faults = ZvtFaults(FAULTS)
        self._wall_clock = wall_clock
        self._book = Book(first_receipt=41, first_trace=469)
        self._settings: dict[str, int] = {
            "card_delay_ms": 200,
            "card_timeout_ms": 10_000,  # then nobody has shown a card: the terminal closes the connection
            "online_delay_ms": 50,
            "ack_timeout_ms": 5_000,
            "status_code": 0,
        }
        self._flags: dict[str, bool] = {"needs_initialisation": False, "needs_diagnosis": False}
        self._card = "approve"
        self._pan = "4111111111111111"  # a test number; never shown by `state`
        self._terminal_id = "52500041"
        self._configuration: int | None = None
        self._currency = "0978"
        self._buffer = bytearray()
        self._acts: list[Act] = []
        self._script: Script | None = None
        self._waiting: Waiting | None = None
        self._until = 0.0
        self._abort_wanted = False

    @property
    def deadline(self) -> float | None:
        return self._until if self._waiting is not None else None

    def connected(self, now: float) -> Sequence[Act]:
        self.disconnected(now)
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the interface
        """A closed socket aborts the procedure; what was not stored is reversed."""
        if self._script is not None:
            self._script.close()
        self._script = self._waiting = None
        self._buffer.clear()
        self._acts.clear()
        self._book.reverse_open()

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        self._buffer += data
        for control, body in take_messages(self._buffer):
            if control[:2] in ("80", "84"):
                self._replied(control, now)
            else:
                self._commanded(control, body, now)
        return self._said()

    def ticked(self, now: float) -> Sequence[Act]:
        if self._waiting is not None and now >= self._until:
            self._resume("late", now)
        return self._said()

    def state(self) -> dict[str, object]:
        return {
            "card": self._card,
            **self._settings,
            **self._flags,
            "terminal_id": self._terminal_id,
            "card_last4": self._pan[-4:],
            "registered": self._configuration is not None,
            "in_transaction": self._script is not None,
            "transactions": self._book.as_list(),
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the interface
        for name, value in values.items():
            match name, value:
                case "card", str() if value in CARDS:
                    self._card = value
                case "pan", str() if value.isdecimal() and 12 <= len(value) <= 19:
                    self._pan = value
                case "terminal_id", str() if value.isdecimal() and len(value) == 8:
                    self._terminal_id = value
                case _, bool() if name in self._flags:
                    self._flags[name] = value
                case _, int() if name in self._settings and not isinstance(value, bool) and value >= 0:
                    self._settings[name] = value
                case _:
                    raise ValueError(
                        f"{name} = {value!r}: a terminal has card ({', '.join(CARDS)}), pan, terminal_id (8 digits), "
                        f"{', '.join(self._flags)} and {', '.join(self._settings)}"
                    )
        return ()

    def _said(self) -> list[Act]:
        acts, self._acts = self._acts, []
        return acts

    def _say(self, control: str, data: bytes = b"") -> None:
        self._acts.append(Say(make_message(control, data, long_length=self.faults.has("long_length"))))

    def _replied(self, control: str, now: float) -> None:
        if self._waiting is not None and self._waiting.subject == "reply":
            self._resume({"8000": "yes", "8400": "yes", "849C": "again"}.get(control, "no"), now)

    def _commanded(self, control: str, body: bytes, now: float) -> None:
        if control == "06B0":
            self._abort(now)
        elif self._script is not None:
            self._say(BUSY)
        else:
            self._abort_wanted = False
            self._script = self._procedure(control, body)
            self._resume(None, now)

    def _abort(self, now: float) -> None:
        """Received at any time, followed only as long as no card was shown."""
        if self._script is None or (
            self._waiting is not None and self._waiting.subject == "reply" and self._awaits_ack
        ):
            self._say(NOT_SUPPORTED)
            return
        self._say(YES)
        self._abort_wanted = True
        if self._waiting is not None and self._waiting.subject == "card":
            self._resume("abort", now)

    @property
    def _awaits_ack(self) -> bool:
        return any(entry["state"] == "open" for entry in self._book.as_list())

    def _resume(self, answer: str | None, now: float) -> None:
        script = self._script
        if script is None:
            return
        self._waiting = None
        try:
            self._waiting = next(script) if answer is None else script.send(answer)
            self._until = now + self._waiting.seconds
        except (StopIteration, Over):
            self._script = None
            self._book.reverse_open()

    def _ask(self, control: str, data: bytes = b"") -> Answer:
        """Says it and returns what the till answers: "yes", "no", "again" or "late"."""
        self._say(control, data)
        return (yield Waiting("reply", self._settings["ack_timeout_ms"] / 1000))

    def _tell(self, control: str, data: bytes = b"") -> Script:
        """Says it; without a yes the procedure is over."""
        if (yield from self._ask(control, data)) != "yes":
            raise Over

    def _drop_after(self, step: str) -> None:
        for name in ("drop_after", "unplug_after"):
            if self.faults.get(name) == step:
                self.faults.clear(name)
                self._acts.append(HangUp(unplug=name == "unplug_after"))
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
                self._say(YES)
                yield from self._tell("060F", bytes([self._settings["status_code"]]))
            case "0693" | "0670":
                self._say(YES)
                self._flags["needs_initialisation" if control == "0693" else "needs_diagnosis"] = False
                yield from self._tell("060F")
            case "0602":
                self._configuration = None
                self._say(YES)
            case _:
                self._say(NOT_SUPPORTED)

    def _register(self, body: bytes) -> Script:
        if len(body) < 4:
            self._say(NOT_SUPPORTED)
            return
        self._configuration = body[3]
        if len(body) >= 6:
            self._currency = body[4:6].hex()
        self._say(YES)
        needs = self._flags["needs_initialisation"] | self._flags["needs_diagnosis"] << 1
        identity = b"\x29" + digits(self._terminal_id, 8) + b"\x49" + digits(self._currency, 4)
        yield from self._tell("060F", bytes([0x19, needs]) + identity)

    def _repeat_receipt(self, body: bytes) -> Script:
        """The last stored transaction; nothing but the completion where there is none."""
        wishes = body[4] if len(body) >= 5 and body[3] == 0x03 else 0
        self._say(YES)
        last = self._book.last
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
            self._say(refusal)
            return
        yield from self._begin(INSERT_CARD)
        shown = yield from self._card_shown()
        if shown == "timeout":
            self._acts.append(HangUp())
        elif shown == "cancel":
            yield from self._end_unpaid(BY_CUSTOMER, amount)
        else:
            yield from self._tell("04FF", bytes([ONLINE]))
            yield Waiting("time", self._settings["online_delay_ms"] / 1000)
            entry = self._open(amount, currency or self._currency, kind)
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
            self._say(refusal)
            return
        yield from self._begin(ONLINE)
        yield Waiting("time", self._settings["online_delay_ms"] / 1000)
        original = self._book.payment(receipt)
        if original is None or amount not in (None, original.amount_minor) or self.faults.has("no_reversal"):
            yield from self._end_unpaid(NOT_TO_TAKE_BACK, amount or 0)
        elif original.state == TAKEN_BACK:
            yield from self._end_unpaid(ALREADY_TAKEN_BACK, original.amount_minor)
        else:
            entry = self._open(original.amount_minor, original.currency, REVERSAL)
            entry.original = original
            yield from self._commit(entry, signature=False)

    def _begin(self, progress: int) -> Script:
        self._say(YES)
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
        if self._configuration is None:
            return NOT_REGISTERED
        return "" if asked else NOT_SUPPORTED

    def _card_shown(self) -> Answer:
        """Waits for the shopper and returns what they do; "cancel" when the till aborts."""
        card = self._card
        left = self._settings["card_timeout_ms" if card == "timeout" else "card_delay_ms"] / 1000
        step = float(self.faults.get("keep_alive") or 0) / 1000
        while not self._abort_wanted:
            pause = min(left, step) if step else left
            if (yield Waiting("card", pause)) == "abort":
                break
            left -= pause
            if left <= 0:
                return card
            yield from self._tell("04FF", bytes([WAIT]))
        return "cancel"

    def _commit(self, entry: Transaction, *, signature: bool) -> Script:
        """Result, slip lines, storing, completion: in this order, each with the till's yes."""
        self._drop_after("before_status")
        answer = yield from self._ask_status(entry)
        if answer == "yes" and self.faults.get("duplicate_status") == "after":
            self.faults.clear("duplicate_status")
            answer = yield from self._ask("040F", self._status(entry))
        if answer == "yes":
            self._drop_after("after_status_ack")
            answer = yield from self._print(entry, signature=signature)
        if answer != "yes":
            self._book.reverse_open()
            yield from self._tell("04FF", bytes([REVERSING]))
            yield from self._tell("061E", bytes([REVERSED_CODE]))
            return
        self._book.commit(entry)
        self._drop_after("after_slip")
        self._say("060F")
        self._drop_after("completion")
        yield Waiting("reply", self._settings["ack_timeout_ms"] / 1000)

    def _ask_status(self, entry: Transaction) -> Answer:
        answer = "again"
        for _ in range(AGAIN_TRIES):
            self._say("040F", self._status(entry))
            if self.faults.get("duplicate_status") not in (None, "after"):
                self.faults.clear("duplicate_status")
                self._say("040F", self._status(entry))
            self._drop_after("after_status")
            answer = yield Waiting("reply", self._settings["ack_timeout_ms"] / 1000)
            if answer != "again":
                break
            yield Waiting("time", AGAIN_S)
        return answer

    def _print(self, entry: Transaction, *, signature: bool) -> Answer:
        wanted = (self._configuration or 0) & (PRINTS_PAYMENTS | AS_LINES)
        if wanted != PRINTS_PAYMENTS | AS_LINES:
            return "yes"
        for line in slip_lines(entry, self._terminal_id, signature=signature):
            answer = yield from self._ask("06D1", line)
            if answer != "yes":
                return answer
        return "yes"

    def _end_unpaid(self, code: int, amount: int, entry: Transaction | None = None) -> Script:
        if entry is not None:
            status = self._status(entry)
        else:
            status = bytes([0x27, code]) + b"\x04" + digits(amount, 12) + b"\x49" + digits(self._currency, 4)
        self._say("040F", status)
        self._drop_after("after_status")
        if (yield Waiting("reply", self._settings["ack_timeout_ms"] / 1000)) != "yes":
            raise Over
        self._drop_after("after_status_ack")
        self._say("061E", bytes([code]))
        self._drop_after("completion")
        yield Waiting("reply", self._settings["ack_timeout_ms"] / 1000)

    def _open(self, amount: int, currency: str, kind: str) -> Transaction:
        date, clock = time.strftime("%m%d %H%M%S", self._wall_clock()).split()
        return self._book.open(amount, currency, date=date, time=clock, last4=self._pan[-4:], kind=kind)

    def _status(self, entry: Transaction) -> bytes:
        amount = entry.amount_minor + (1 if self.faults.has("wrong_amount") else 0)
        return result_fields(entry, amount, self._pan, self._terminal_id)
