"""A wallet gateway (`docs/wallet.md`) with shoppers behind it, and a book that outlives every link.

A key moves money once. A cancelled key stays cancelled, whatever comes for it later, also where nothing was known of
it. Steps of `drop_after` are a question and where in it the link is lost: `pay_request` (never read), `pay_taken`
(done, no answer), `pay_answer` (the answer is out); likewise `show_`, `ask_`, `cancel_` and `refund_`. The fault
`late_request` loses the link, and the next question about money is read only that many milliseconds later; with
`short_code` a shown code is good for so many seconds only.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import h11

from drivers.emulators.base import Act, Fault, Faults, HangUp, Say
from drivers.emulators.http_server import HttpServer, Json, Request

PREFIX = "/wallet/v1/"
SHOPPERS = ("approve", "decline", "ignore")
QUESTIONS = ("pay", "show", "ask", "cancel", "refund")
STEPS = tuple(f"{question}_{where}" for question in QUESTIONS for where in ("request", "taken", "answer"))
FAULTS = (
    Fault("drop_after", "its connection is gone once it has come so far", "STEP", STEPS, needed=True),
    Fault("unplug_after", "its wire is gone once it has come so far", "STEP", STEPS, needed=True),
    Fault("late_request", "once, it hangs up, and reads what was asked so much later", "MS", needed=True),
    Fault("http_error", "so often, or once, it answers with HTTP status 500", "N"),
    Fault("garbage", "once, its answer is no JSON"),
    Fault("wrong_merchant", "once, its answer is to another merchant"),
    Fault("wrong_key", "once, its answer is about another key"),
    Fault("wrong_amount", "once, its answer has another amount"),
    Fault("wrong_currency", "once, its answer has another currency"),
    Fault("strange_state", "once, it tells a state that nobody knows"),
    Fault("no_refund", "it gives nothing back"),
    Fault("short_code", "a code that is shown is good for so long only", "S", needed=True),
)
EXPIRES_S = 120


@dataclass(slots=True)
class Movement:
    """One key and what became of it. `payment` is the key that a refund gives back of."""

    merchant: str
    key: str
    kind: str
    amount_minor: int = 0
    currency: str = ""
    state: str = "waiting"
    number: str = ""
    reason: str = ""
    payment: str = ""
    text: str = ""
    agreed_at: float | None = None


class WalletEmulator:
    """The gateway. `shopper` is what the next one does on the phone, after `agree_ms`; 0: no need to ask them."""

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._merchant = "SIM-SHOP"
        self._shopper = "approve"
        self._agree_ms = 300
        self._number_prefix = "G"
        self._book: dict[tuple[str, str], Movement] = {}
        self._server = HttpServer()
        self._connected = False
        self._late: list[tuple[float, str, Json]] = []

    @property
    def deadline(self) -> float | None:
        moments = [at for at, _, _ in self._late]
        moments += [one.agreed_at for one in self._book.values() if one.agreed_at is not None]
        return min(moments, default=None)

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the interface
        self._server = HttpServer()
        self._connected = True
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the interface
        self._connected = False

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        acts: list[Act] = []
        try:
            request = self._server.feed(data)
            while request is not None and self._connected:
                acts += self._asked(request, now)
                request = self._server.feed(b"") if self._connected else None
        except (h11.RemoteProtocolError, h11.LocalProtocolError):
            self._connected = False
            acts.append(HangUp())
        return acts

    def ticked(self, now: float) -> Sequence[Act]:
        for entry in self._book.values():
            if entry.agreed_at is not None and entry.agreed_at <= now:
                entry.agreed_at = None
                self._end(entry)
        for one in [one for one in self._late if one[0] <= now]:
            self._late.remove(one)
            self._do(one[1], one[2], now)
        return ()

    def state(self) -> dict[str, object]:
        movements = [
            {
                "amount_minor": one.amount_minor,
                "currency": one.currency,
                "key": one.key,
                "kind": one.kind,
                "state": one.state,
                "number": one.number,
                "payment": one.payment,
            }
            for one in self._book.values()
        ]
        return {
            "merchant": self._merchant,
            "shopper": self._shopper,
            "agree_ms": self._agree_ms,
            "number_prefix": self._number_prefix,
            "transactions": movements,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the interface
        for name, value in values.items():
            match name, value:
                case "shopper", str() if value in SHOPPERS:
                    self._shopper = value
                case "merchant", str() if value:
                    self._merchant = value
                case "number_prefix", str() if value:
                    self._number_prefix = value
                case "agree_ms", int() if not isinstance(value, bool) and value >= 0:
                    self._agree_ms = value
                case _:
                    raise ValueError(
                        f"{name} = {value!r}: a gateway has shopper ({', '.join(SHOPPERS)}), merchant, agree_ms "
                        "and number_prefix"
                    )
        return ()

    # -------------------------------------------------------------------------------------------------- the wire

    def _asked(self, request: Request, now: float) -> list[Act]:
        question, body = request.path.removeprefix(PREFIX), request.json()
        if request.method != "POST" or not request.path.startswith(PREFIX):
            return self._answer(404, {"error": "nothing here"})
        if self._strikes("http_error"):
            return self._answer(500, {"error": "the gateway is out of its mind"})
        if question == "hello":
            return self._answer(200, {"gateway": "SIM wallet", "merchant": self._merchant})
        if question not in QUESTIONS:
            return self._answer(404, {"error": "nothing here"})
        if self._struck(f"{question}_request"):
            return self._dropped()
        if self.faults.has("late_request"):
            self._late.append((now + float(self.faults.get("late_request") or 0) / 1000, question, body))
            self.faults.clear("late_request")
            return self._dropped()
        status, told = self._do(question, body, now)
        if self._struck(f"{question}_taken"):
            return self._dropped()
        acts = self._answer(status, self._bent(told) if status == 200 else told)
        return [*acts, *self._dropped()] if self._struck(f"{question}_answer") else acts

    def _answer(self, status: int, body: Json) -> list[Act]:
        said = b'{"mer' if self.faults.take("garbage") else json.dumps(body).encode()
        return [Say(self._server.respond(status, said))]

    def _bent(self, told: Json) -> Json:
        """The answer, wrong where a fault wants it so, once each."""
        wrong: Json = {
            "wrong_merchant": ("merchant", "SOMEBODY"),
            "wrong_key": ("key", "0" * 32),
            "wrong_currency": ("currency", "XTS"),
            "strange_state": ("state", "floating"),
            "wrong_amount": ("amount_minor", 1),
        }
        for fault, change in wrong.items():
            if isinstance(change, tuple) and self.faults.take(fault):
                told = {**told, change[0]: change[1]}
        return told

    def _struck(self, step: str) -> bool:
        return self.faults.get("drop_after") == step or self.faults.get("unplug_after") == step

    def _dropped(self) -> list[Act]:
        unplug = self.faults.take("unplug_after")
        self.faults.clear("drop_after")
        self._connected = False
        return [HangUp(unplug=unplug)]

    def _strikes(self, name: str) -> bool:
        """Whether a fault that strikes a number of times strikes now."""
        if not self.faults.has(name):
            return False
        value = self.faults.get(name)
        left = int(value) - 1 if isinstance(value, int | str) and not isinstance(value, bool) else 0
        self.faults.clear(name)
        if left > 0:
            self.faults.set(name, left)
        return True

    # ------------------------------------------------------------------------------------------------- the money

    def _do(self, question: str, body: Json, now: float) -> tuple[int, Json]:
        merchant, key = body.get("merchant"), body.get("key")
        if merchant != self._merchant or not isinstance(key, str) or not 1 <= len(key) <= 64:
            return 403, {"error": "not a merchant or key of ours"}
        kind = "refund" if body.get("kind") == "refund" else "payment"
        known = self._book.get((self._merchant, key))
        if known is not None and known.kind != kind:
            return 409, {"error": f"the key is that of a {known.kind}"}
        if question == "ask":
            return 200, self._told(known) if known else {"merchant": merchant, "key": key, "state": "unknown"}
        if question == "cancel":
            if known is None:
                known = self._book[merchant, key] = Movement(merchant, key, kind)
            if known.state == "waiting":
                known.state, known.agreed_at = "cancelled", None
            return 200, self._told(known)
        amount, currency = body.get("amount_minor"), body.get("currency")
        if not isinstance(amount, int) or isinstance(amount, bool) or amount <= 0 or not isinstance(currency, str):
            return 400, {"error": "no amount"}
        if known is not None:
            same = known.state == "cancelled" or (known.amount_minor, known.currency) == (amount, currency)
            return (200, self._told(known)) if same else (409, {"error": "the key is that of another amount"})
        entry = Movement(merchant, key, kind, amount, currency)
        if question == "refund":
            return self._refund(entry, str(body.get("payment")))
        self._book[merchant, key] = entry
        if question == "show":
            entry.text = f"https://wallet.example/pay/{key}"
        if self._agree_ms == 0 and question == "pay":
            self._end(entry)
        elif self._shopper != "ignore":
            entry.agreed_at = now + self._agree_ms / 1000
        return 200, self._told(entry)

    def _refund(self, entry: Movement, payment: str) -> tuple[int, Json]:
        """No more comes back than was paid, in however many parts."""
        original = self._book.get((self._merchant, payment))
        entry.payment = payment
        self._book[self._merchant, entry.key] = entry
        back = sum(one.amount_minor for one in self._book.values() if one.payment == payment and one.state == "paid")
        if original is None or original.state != "paid" or original.currency != entry.currency:
            entry.state, entry.reason = "declined", "no such payment"
        elif back + entry.amount_minor > original.amount_minor or self.faults.has("no_refund"):
            entry.state, entry.reason = "declined", "more than was paid"
        else:
            entry.state, entry.number = "paid", self._number()
        return 200, self._told(entry)

    def _end(self, entry: Movement) -> None:
        if self._shopper == "decline":
            entry.state, entry.reason = "declined", "not enough money"
        else:
            entry.state, entry.number = "paid", self._number()

    def _number(self) -> str:
        return f"{self._number_prefix}{len(self._book):06d}"

    def _told(self, entry: Movement) -> Json:
        told: Json = {
            "merchant": entry.merchant,
            "key": entry.key,
            "kind": entry.kind,
            "state": entry.state,
            "amount_minor": entry.amount_minor,
            "currency": entry.currency,
        }
        if entry.text and entry.state == "waiting":
            told |= {"text": entry.text, "expires_s": self.faults.get("short_code") or EXPIRES_S}
        if entry.number:
            told |= {"number": entry.number, "wallet": "SIM Pay"}
        return told | ({"reason": entry.reason} if entry.reason else {})
