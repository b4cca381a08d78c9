"""What must add up for each kind of device when its cable is pulled in mid-use: every end once, nothing twice."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from typing_extensions import override

from drivers.contract import (
    AcceptCash,
    Button,
    ButtonPressed,
    CashCredited,
    CashMark,
    CashUnknown,
    CodeRead,
    Colour,
    EnableScanner,
    LampSet,
    NotSigned,
    Pattern,
    Pay,
    PayByCode,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    PayOut,
    PayOutEnded,
    PayOutOutcome,
    Print,
    PrintEnded,
    PrintOutcome,
    Request,
    ResolvePayment,
    ResolvePayOut,
    SetLamp,
    ShowCode,
    Sign,
    Signed,
    StableWeight,
    TerminalReady,
    Verdict,
)
from scripts.proofs.mid_use import AMOUNT_MINOR, receipt
from scripts.proofs.unplugging.wire import WAIT_S, Wire, is_a

Problems = list[str]
STEP_G = 10


class Count:
    """`begins` before the cable is pulled, `ends` when the device is back; `ends` returns what does not add up."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    def begins(self, turn: int) -> None: ...

    def ends(self, turn: int) -> Problems: ...


def ean(number: int) -> str:
    """The EAN-13 of the `number`th product."""
    digits = f"400{number:09d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


class Reads(Count):
    """A code under way when the cable goes is read once or lost, never twice; one after that is read once."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(wire)
        self._scanned: Counter[str] = Counter()

    def begins(self, turn: int) -> None:
        self.wire.ask(EnableScanner())
        self._scan(ean(2 * turn))

    def ends(self, turn: int) -> Problems:
        if not self._is_read(ean(2 * turn + 1)):
            return ["after its return nothing is read"]
        times = Counter(reading.text for reading in self.wire.since() if isinstance(reading, CodeRead))
        scanned = self._scanned
        return [f"{text} was read {count} times" for text, count in times.items() if count > scanned[text]]

    def _scan(self, code: str) -> None:
        self._scanned[code] += 1
        self.wire.happens({"scan": f"]E0{code}"})

    def _is_read(self, code: str, within_s: float = WAIT_S) -> bool:
        mark = self.wire.mark
        self._scan(code)
        read = self.wire.wait(lambda one: isinstance(one, CodeRead) and one.text == code, mark, within_s)
        return read is not None


class Sees(Reads):
    """What a camera has not read while it was held there, moving, for less than a second, is held again: each time
    it may be read, once.
    """

    HELD = 5
    HELD_AGAIN_S = 5.0

    @override
    def _is_read(self, code: str, within_s: float = HELD_AGAIN_S) -> bool:
        return any(super(Sees, self)._is_read(code, within_s) for _ in range(self.HELD))


class Weights(Count):
    """The weight that lies there is told again after the return, and no other."""

    def begins(self, turn: int) -> None:
        self.wire.happens({"weight_g": 1000 + STEP_G * turn})

    def ends(self, turn: int) -> Problems:
        mark, wanted = self.wire.mark, 2000 + STEP_G * turn
        self.wire.happens({"weight_g": wanted})
        if self.wire.wait(lambda reading: isinstance(reading, StableWeight) and reading.grams == wanted, mark) is None:
            return ["after its return nothing is weighed"]
        weighed = {reading.grams for reading in self.wire.since() if isinstance(reading, StableWeight)}
        lay = {0} | {base + STEP_G * one for base in (1000, 2000) for one in range(turn + 1)}
        return [f"{grams} g never lay there" for grams in weighed - lay]


class Prints(Count):
    """Each job ends once, and what was confirmed is on paper once."""

    def begins(self, turn: int) -> None:
        self.wire.happens({"line_ms": 5})
        self.wire.ask(Print(f"job{turn}", receipt(f"job{turn}")))

    def ends(self, turn: int) -> Problems:
        job = f"job{turn}"
        self.wire.wait(lambda reading: isinstance(reading, PrintEnded) and reading.job == job, 0)
        after = f"after{turn}"
        self.wire.ask(Print(after, receipt(after)))
        self.wire.wait(lambda reading: isinstance(reading, PrintEnded) and reading.job == after, 0)
        ended = [reading for reading in self.wire.since() if isinstance(reading, PrintEnded)]
        ends = Counter(one.job for one in ended)
        paper = json.dumps(self.wire.state()["printed"])
        printed = [one.job for one in ended if one.outcome is PrintOutcome.PRINTED and one.job in (job, after)]
        problems = [f"{name} ended {ends[name]} times" for name in (job, after) if ends[name] != 1]
        problems += [f"{name} is not printed" for name in (after,) if name not in printed]
        return problems + [f"{name} is not once on paper" for name in printed if paper.count(f"11 apples, {name}") != 1]


class Payments(Count):
    """Each attempt ends once, and its word is the terminal's own book's: charged once, or not at all."""

    CURRENCY = "EUR"
    SHOPPER: Mapping[str, object] = {"card": "approve", "card_delay_ms": 60}

    def asks(self, turn: int) -> Request:
        return Pay(f"pay{turn}", AMOUNT_MINOR, self.CURRENCY)

    def begins(self, turn: int) -> None:
        self.wire.wait(is_a(TerminalReady), 0)
        if not self.wire.state()["transactions"]:
            self._pays_first()
        self.ready = next(one for one in reversed(self.wire.since()) if isinstance(one, TerminalReady))
        self.booked = self._booked()
        self.wire.happens(self.SHOPPER)
        self.wire.ask(self.asks(turn))

    def ends(self, turn: int) -> Problems:
        attempt = f"pay{turn}"
        found = self.wire.wait(lambda reading: isinstance(reading, PaymentEnded) and reading.attempt == attempt, 0)
        if found is None or not isinstance(found[0], PaymentEnded):
            return [f"{attempt} never ended"]
        charged = found[0].outcome is PaymentOutcome.APPROVED
        if found[0].outcome is PaymentOutcome.UNKNOWN:
            verdict = self._asked(attempt)
            if verdict not in (Verdict.CHARGED, Verdict.NOT_CHARGED):
                return [f"{attempt} stays in doubt: {verdict}"]
            charged = verdict is Verdict.CHARGED
        ends = sum(isinstance(one, PaymentEnded) and one.attempt == attempt for one in self.wire.since())
        more = self._booked() - self.booked
        problems = [f"{attempt} ended {ends} times"] if ends != 1 else []
        return problems + ([f"{attempt}: charged is {charged}, the book has {more} more"] if more != charged else [])

    def books(self, entry: Mapping[str, Any]) -> int:
        """How often the book has charged by `entry`: 1, 0, or -1 where it gave back."""
        return entry["state"] in ("booked", "approved", "stored")

    def _pays_first(self) -> None:
        """A terminal that remembers no payment at all keeps a doubt: in a store none is so new."""
        mark = self.wire.mark
        self.wire.happens(self.SHOPPER)
        self.wire.ask(self.asks(-1))
        self.wire.wait(is_a(PaymentEnded), mark)

    def _asked(self, attempt: str) -> Verdict | str:
        mark = self.wire.mark
        self.wire.ask(
            ResolvePayment(
                attempt=attempt,
                amount_minor=AMOUNT_MINOR,
                currency=self.CURRENCY,
                terminal_id=self.ready.terminal_id,
                last_receipt_no=self.ready.last_receipt_no,
                last_trace_no=self.ready.last_trace_no,
            )
        )
        found = self.wire.wait(is_a(PaymentResolved), mark)
        return found[0].verdict if found is not None and isinstance(found[0], PaymentResolved) else "never answered"

    def _booked(self) -> int:
        return sum(self.books(entry) for entry in self.wire.state()["transactions"])


class WalletPayments(Payments):
    """By the shopper's code and by the lane's, in turns; what went back is not charged."""

    CURRENCY = "CNY"
    SHOPPER: Mapping[str, object] = {"shopper": "approve", "agree_ms": 60}

    @override
    def asks(self, turn: int) -> Request:
        if turn % 2:
            return ShowCode(f"pay{turn}", AMOUNT_MINOR, self.CURRENCY)
        return PayByCode(f"pay{turn}", AMOUNT_MINOR, self.CURRENCY, "134567890123456789")

    @override
    def books(self, entry: Mapping[str, Any]) -> int:
        if entry["state"] != "paid":
            return 0
        return -1 if entry["kind"] == "refund" else 1


class Signatures(Count):
    """Each question ends once, and a receipt has one signature, however often it is asked for."""

    def begins(self, turn: int) -> None:
        self.wire.ask(Sign(f"key{turn}", f"{turn} EUR"))

    def ends(self, turn: int) -> Problems:
        key = f"key{turn}"
        first = self._end(key, 0)
        mark = self.wire.mark
        self.wire.ask(Sign(key, f"{turn} EUR"))
        again = self._end(key, mark)
        if not isinstance(again, Signed):
            return [f"{key} is not signed after the return"]
        problems = ["signed twice"] if isinstance(first, Signed) and first.counter != again.counter else []
        ends = sum(isinstance(one, Signed | NotSigned) and one.key == key for one in self.wire.since())
        return problems + ([f"{key} ended {ends} times for 2 questions"] if ends != 2 else [])

    def _end(self, key: str, mark: int) -> object:
        found = self.wire.wait(lambda reading: isinstance(reading, Signed | NotSigned) and reading.key == key, mark)
        return found[0] if found is not None else None


class Lamps(Count):
    """The lamp that is asked for after the return is the one that is lit."""

    def begins(self, turn: int) -> None:  # noqa: ARG002 - as all have it
        self.wire.ask(SetLamp(Colour.AMBER, Pattern.BLINK))

    def ends(self, turn: int) -> Problems:  # noqa: ARG002 - likewise
        mark = self.wire.mark
        self.wire.ask(SetLamp(Colour.GREEN, Pattern.STEADY))
        if self.wire.wait(lambda reading: reading == LampSet(Colour.GREEN, Pattern.STEADY), mark) is None:
            return ["after its return no lamp is lit"]
        lit = [lamp for lamp, on in self.wire.state()["lamps"].items() if on]
        return [] if lit == ["green"] else [f"{lit} are lit, not green"]


class Presses(Count):
    """A press under way when the cable goes is told once or lost, never twice; one after the return is told once."""

    def begins(self, turn: int) -> None:  # noqa: ARG002 - as all have it
        self.wire.happens({"press": "help"})

    def ends(self, turn: int) -> Problems:
        mark = self.wire.mark
        self.wire.happens({"press": "ok"})
        if self.wire.wait(lambda reading: reading == ButtonPressed(Button.OK), mark) is None:
            return ["after its return no press is told"]
        times = Counter(one.button for one in self.wire.since() if isinstance(one, ButtonPressed))
        problems = [f"{times[Button.OK]} of {turn + 1} presses of OK"] if times[Button.OK] != turn + 1 else []
        return problems + ([f"help was pressed {times[Button.HELP]} times"] if times[Button.HELP] > turn + 1 else [])


class Credits(Count):
    """What lies in the cash box is credited once, whether the cable was there or not, and nothing is unknown money."""

    PIECES = ("EU050A", "EUR20")
    """A coin and a note: a device takes one of them and gives back the other."""

    def begins(self, turn: int) -> None:  # noqa: ARG002 - as all have it
        self.wire.ask(CashMark("", shut=False), AcceptCash(1_000_000))
        self._opens()
        for piece in self.PIECES:
            self.wire.happens({"insert": piece})

    def ends(self, turn: int) -> Problems:  # noqa: ARG002 - likewise
        if not self._opens():
            return ["after its return nothing is taken"]
        mark = self.wire.mark
        for piece in self.PIECES:
            self.wire.happens({"insert": piece})
        if self.wire.wait(is_a(CashCredited), mark) is None:
            return ["after its return nothing is credited"]
        if not self._comes_true(lambda: len(self._credited()) >= len(self._taken())):
            return ["a piece that was taken is not credited"]
        self._comes_true(lambda: not self.wire.state().get("moving"))
        credited, inside = self._credited(), self._taken()
        problems = [f"{len(credited)} are credited, {len(inside)} lie in it"] if credited != inside else []
        return problems + [one.reason for one in self.wire.since() if isinstance(one, CashUnknown)]

    def _taken(self) -> list[str]:
        """What was put in, in its order; some lies in the store of a device that has one."""
        state = self.wire.state()
        taken: list[str] = state.get("taken", state["cashbox"])
        return taken

    def _credited(self) -> list[str]:
        return [one.piece for one in self.wire.since() if isinstance(one, CashCredited)]

    def _opens(self) -> bool:
        """It takes what is put in: it is open, and nothing lies in its mouth."""
        return self._comes_true(lambda: self._is_free(self.wire.state()))

    @staticmethod
    def _is_free(state: dict[str, Any]) -> bool:
        return bool(state["open"]) and not state.get("escrow") and not state.get("moving")

    @staticmethod
    def _comes_true(condition: Callable[[], bool]) -> bool:
        until = time.monotonic() + WAIT_S
        pause = threading.Event()
        while not condition():
            if time.monotonic() > until:
                return False
            pause.wait(0.01)
        return True


class Payouts(Count):
    """Each payout ends once, in doubt or not, and what the hopper then says is out lies in the tray."""

    def begins(self, turn: int) -> None:
        self.wire.happens({"coins": 1000})
        self.wire.wait(is_a(CashMark, PayOutEnded), 0)
        self.out = self.wire.state()["out"]
        marks = [one.mark for one in self.wire.since() if isinstance(one, CashMark | PayOutEnded) and one.mark]
        self.request = PayOut(f"out{turn}", 300, marks[-1])
        self.wire.ask(self.request)

    def ends(self, turn: int) -> Problems:
        name = f"out{turn}"
        end = self._ended(name, 0)
        if end is not None and end.outcome is PayOutOutcome.UNKNOWN:
            mark = self.wire.mark
            self.wire.ask(ResolvePayOut(name, self.request.amount_minor, self.request.mark))
            end = self._ended(name, mark)
        if end is None or end.outcome is PayOutOutcome.UNKNOWN:
            return [f"{name} stays in doubt"]
        more = 100 * (self.wire.state()["out"] - self.out)
        return [f"{name}: told {end.paid_minor}, out are {more}"] if end.paid_minor != more else []

    def _ended(self, name: str, mark: int) -> PayOutEnded | None:
        found = self.wire.wait(lambda reading: isinstance(reading, PayOutEnded) and reading.payout_id == name, mark)
        return found[0] if found is not None and isinstance(found[0], PayOutEnded) else None


COUNTS: dict[str, Callable[[Wire], Count]] = {
    "scanner": Reads,
    "camera": Sees,
    "scale": Weights,
    "printer": Prints,
    "terminal": Payments,
    "wallet": WalletPayments,
    "signer": Signatures,
    "light": Lamps,
    "buttons": Presses,
    "cash": Credits,
    "hopper": Payouts,
}
"""A kind without a line here fails the proof."""
