"""A nexo Retailer terminal (3.0, JSON over HTTP) with a shopper in front of it and a book that outlives every link.

A payment goes on whether its till listens or not: that a connection is lost stops nothing. Steps of `drop_after`:
`request` (the link is lost before the terminal has read it: it never hears of it), `begun` (the shopper is at it),
`booked` (money has moved, no response yet), `response` (the response is out). The fault `late_request` is the nasty
one: the link is lost, and the terminal reads the request only that many milliseconds later. With `slow_reversal` a
reversal is answered when it is received, and has ended only so many milliseconds later; with `short_memory` only the
last transaction is known; with `no_stamp` no transaction tells its time. Setting `power_cut` is one that empties the
terminal's memory: what it booked stays booked.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence

import h11

from drivers.emulators.base import Act, Faults, HangUp, Say
from drivers.emulators.http_server import HttpServer, Json, Request
from drivers.emulators.nexo_book import BOOKED, FAILED, REVERSED, WAITING, Entry, NexoBook
from drivers.emulators.nexo_faults import CARDS, FAULTS, HAND, SHOWN

MONEY = ("Payment", "Reversal")
RECEIPTS = ("CustomerReceipt", "CashierReceipt")
ENDINGS = {"decline": "Refusal", "cancel": "Cancel", "timeout": "Cancel"}


class NexoEmulator:
    """The terminal. What the shopper will do at the next payment is `card`, after `card_delay_ms`; the card "paper" is
    approved if its owner signs a receipt, and with the card "hand" it waits for `shows`. Setting `other_till` is a
    payment of so much that another till asked for.
    """

    def __init__(self, wall_clock: Callable[[], time.struct_time] = time.gmtime) -> None:
        self.faults = Faults(FAULTS)
        self._wall_clock = wall_clock
        self._book = NexoBook()
        self._delays: dict[str, int] = {"card_delay_ms": 200, "card_timeout_ms": 10_000}
        self._card = "approve"
        self._poi_id = "SIM-52500041"
        self._number_prefix = "T"
        self._last4 = "1111"
        self._server = HttpServer()
        self._connected = False
        self._owed: Json | None = None  # the header of the request whose response is outstanding
        self._until: float | None = None  # when the shopper has done
        self._by_hand = False  # the shopper of this payment waits for `shows`
        self._late: list[tuple[float, Json]] = []
        self._reversals: list[tuple[float, Entry]] = []  # received, and ended at that moment

    @property
    def deadline(self) -> float | None:
        moments = [at for at, _ in (*self._late, *self._reversals)]
        moments += [self._until] if self._until is not None else []
        return min(moments, default=None)

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the interface
        self._server = HttpServer()
        self._connected = True
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the interface
        self._connected = False
        self._owed = None

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        acts: list[Act] = []
        try:
            request = self._server.feed(data)
            while request is not None and self._connected:
                acts += self._asked(request, now)
                request = self._server.feed(b"") if self._owed is None and self._connected else None
        except (h11.RemoteProtocolError, h11.LocalProtocolError):
            self._connected = False
            acts.append(HangUp())
        return acts

    def ticked(self, now: float) -> Sequence[Act]:
        acts: list[Act] = []
        for at, message in list(self._late):
            if at <= now:
                self._late.remove((at, message))
                self._money(message, now)
        for at, reversal in list(self._reversals):
            if at <= now:
                self._reversals.remove((at, reversal))
                self._undo(reversal)
        if self._until is not None and self._until <= now:
            acts += self._shown("timeout" if self._by_hand else self._card)
        return acts

    @property
    def _awaits_card(self) -> bool:
        return self._by_hand and self._book.waiting is not None

    def _shown(self, card: str) -> list[Act]:
        """The shopper has done that."""
        entry, self._until, self._by_hand = self._book.waiting, None, False
        if entry is None:
            return []
        self._end(entry, ENDINGS.get(card, ""), card)
        return self._answer_owed(entry)

    def state(self) -> dict[str, object]:
        return {
            "card": self._card,
            **self._delays,
            "poi_id": self._poi_id,
            "number_prefix": self._number_prefix,
            "card_last4": self._last4,
            "in_transaction": self._book.waiting is not None,
            "awaits_card": self._awaits_card,
            "transactions": self._book.as_list(),
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the interface
        acts: list[Act] = []
        for name, value in values.items():
            match name, value:
                case "shows", str() if value in SHOWN and self._awaits_card:
                    acts += self._shown(value)
                case "card", str() if value in CARDS:
                    self._card = value
                case "other_till", int() if not isinstance(value, bool) and value > 0:
                    service = f"O{self._book.next_number}"
                    self._end(self._entry("OTHER-TILL", service, "payment", "Payment", value / 100, "EUR"), "")
                case "power_cut", True:
                    self._book.forget()
                case "poi_id", str() if value:
                    self._poi_id = value
                case "number_prefix", str() if value:
                    self._number_prefix = value
                case "card_last4", str() if value.isdecimal() and len(value) == 4:
                    self._last4 = value
                case _, int() if name in self._delays and not isinstance(value, bool) and value >= 0:
                    self._delays[name] = value
                case _:
                    raise ValueError(
                        f"{name} = {value!r}: a terminal has card ({', '.join(CARDS)}), shows (one of them, while a "
                        f"card is waited for by hand), poi_id, number_prefix, "
                        f"card_last4 (4 digits), other_till (in minor units), power_cut (true), "
                        f"{', '.join(self._delays)}"
                    )
        return acts

    # -------------------------------------------------------------------------------------------------- the wire

    def _asked(self, request: Request, now: float) -> list[Act]:
        message = _object(request.json(), "SaleToPOIRequest")
        header = _object(message, "MessageHeader")
        category = str(header.get("MessageCategory"))
        if request.method != "POST" or not header:
            return [Say(self._server.respond(400, b"{}"))]
        if self._take_count("http_error"):
            return [Say(self._server.respond(500, b'{"error": "the terminal is out of its mind"}'))]
        if category in MONEY:
            if self._struck("request"):
                return self._dropped()
            if self.faults.has("late_request"):
                self._late.append((now + self._ms("late_request") / 1000, message))
                self.faults.clear("late_request")
                return self._dropped()
            return self._begin(message, now)
        match category:
            case "Diagnosis":
                return self._respond(header, {"Response": _success(), "LoggedSaleID": [header.get("SaleID")]})
            case "TransactionStatus":
                return self._respond(header, self._status(_object(message, "TransactionStatusRequest"), header))
            case "Abort":
                return [Say(self._server.respond(200, b"")), *self._abort(_object(message, "AbortRequest"))]
            case _:
                return self._respond(header, {"Response": _failure("MessageFormat")})

    def _begin(self, message: Json, now: float) -> list[Act]:
        header = _object(message, "MessageHeader")
        entry = self._money(message, now)
        if isinstance(entry, str):
            return self._respond(header, {"Response": _failure(entry)})
        if entry.state == WAITING and entry.category == "Payment":
            self._owed = header
            return self._dropped() if self._struck("begun") else []
        if self._struck("booked"):
            return self._dropped()
        return [*self._respond(header, self._told(entry)), *self._after_response()]

    def _answer_owed(self, entry: Entry) -> list[Act]:
        header, self._owed = self._owed, None
        if header is None or not self._connected:
            return []
        if self._struck("booked"):
            return self._dropped()
        return [*self._respond(header, self._told(entry)), *self._after_response()]

    def _after_response(self) -> list[Act]:
        return self._dropped() if self._struck("response") else []

    def _struck(self, step: str) -> bool:
        return self.faults.get("drop_after") == step or self.faults.get("unplug_after") == step

    def _dropped(self) -> list[Act]:
        unplug = self.faults.take("unplug_after")
        self.faults.clear("drop_after")
        self._connected = False
        self._owed = None
        return [HangUp(unplug=unplug)]

    def _ms(self, fault: str) -> float:
        told = self.faults.get(fault)
        return float(told) if isinstance(told, int | float | str) and not isinstance(told, bool) else 1000.0

    def _take_count(self, name: str) -> bool:
        """Whether a fault that strikes a number of times strikes now."""
        value = self.faults.get(name)
        if not self.faults.has(name):
            return False
        left = int(value) - 1 if isinstance(value, int | str) and not isinstance(value, bool) else 0
        self.faults.clear(name)
        if left > 0:
            self.faults.set(name, left)
        return True

    def _respond(self, header: Json, body: Json) -> list[Act]:
        category = str(header.get("MessageCategory"))
        echo = {**header, "MessageType": "Response", "POIID": self._poi_id}
        if self.faults.take("foreign"):
            echo["ServiceID"] = "FOREIGN001"
        message = {"SaleToPOIResponse": {"MessageHeader": echo, f"{category}Response": body}}
        said = b'{"SaleToPOI' if self.faults.take("garbage") else json.dumps(message).encode()
        acts: list[Act] = [Say(self._server.respond(200, said))]
        if self.faults.has("close_each"):
            self._connected = False
            acts.append(HangUp())
        return acts

    # ------------------------------------------------------------------------------------------------- the money

    def _money(self, message: Json, now: float) -> Entry | str:
        """The entry that the request makes, or has made before; or the condition why there is none."""
        header = _object(message, "MessageHeader")
        category, sale_id, service_id = (str(header.get(n)) for n in ("MessageCategory", "SaleID", "ServiceID"))
        known = self._book.find(category, sale_id, service_id)
        if known is not None:
            return known if known.state != WAITING or category == "Reversal" else "InProgress"
        if self._book.waiting is not None or self.faults.take("busy"):
            return "Busy"
        if category == "Reversal":
            return self._reverse(_object(message, "ReversalRequest"), sale_id, service_id, now)
        asked = _object(message, "PaymentRequest")
        amounts = _object(_object(asked, "PaymentTransaction"), "AmountsReq")
        amount, currency = amounts.get("RequestedAmount"), amounts.get("Currency")
        if not isinstance(amount, int | float) or amount <= 0 or not isinstance(currency, str):
            return "MessageFormat"
        refund = _object(asked, "PaymentData").get("PaymentType") == "Refund"
        entry = self._entry(sale_id, service_id, "refund" if refund else "payment", "Payment", amount, currency)
        self._by_hand = self._card == HAND
        wait = self._delays["card_timeout_ms" if self._by_hand or self._card == "timeout" else "card_delay_ms"]
        self._until = now + wait / 1000
        return entry

    def _reverse(self, asked: Json, sale_id: str, service_id: str, now: float) -> Entry | str:
        number = _object(_object(asked, "OriginalPOITransaction"), "POITransactionID").get("TransactionID")
        original = self._book.numbered(str(number))
        if original is None or original.category != "Payment":
            return "NotFound"
        entry = self._entry(sale_id, service_id, "reversal", "Reversal", original.booked, original.currency)
        entry.original = original
        if self.faults.has("slow_reversal"):
            self._reversals.append((now + self._ms("slow_reversal") / 1000, entry))
        else:
            self._undo(entry)
        return entry

    def _undo(self, entry: Entry) -> None:
        original = entry.original
        stands = original is not None and original.stands and not self.faults.has("no_reversal")
        self._end(entry, "" if stands else "NotAllowed")
        if original is not None and entry.state == BOOKED:
            original.state = REVERSED

    def _entry(self, sale: str, service: str, kind: str, category: str, amount: float, currency: str) -> Entry:
        number = f"{self._number_prefix}{self._book.next_number:04d}"
        stamp = "" if self.faults.has("no_stamp") else time.strftime("%Y-%m-%dT%H:%M:%S.000Z", self._wall_clock())
        entry = Entry(sale, service, kind, category, amount, currency, number, stamp)
        self._book.add(entry)
        return entry

    def _end(self, entry: Entry, condition: str, card: str = "approve") -> None:
        entry.condition = "SolarFlare" if condition and self.faults.take("strange_condition") else condition
        if condition:
            entry.state, entry.result = FAILED, "Failure"
            return
        partial = entry.category == "Payment" and card == "partial"
        entry.paper = entry.category == "Payment" and card == "paper"
        entry.state, entry.result = BOOKED, "Partial" if partial else "Success"
        entry.booked = round(entry.amount / 2, 2) if partial else entry.amount

    def _abort(self, asked: Json) -> list[Act]:
        """Followed as long as the shopper is at it; of anything else nothing is said."""
        reference = _object(asked, "MessageReference")
        entry = self._book.waiting
        if entry is None or (reference.get("SaleID"), reference.get("ServiceID")) != (entry.sale_id, entry.service_id):
            return []
        self._until, self._by_hand = None, False
        self._end(entry, "Aborted")
        return self._answer_owed(entry)

    def _status(self, asked: Json, header: Json) -> Json:
        reference = asked.get("MessageReference")
        if isinstance(reference, dict):
            names = (str(reference.get(n)) for n in ("MessageCategory", "SaleID", "ServiceID"))
            entry = self._book.find(*names)
            if self.faults.has("short_memory") and entry is not self._book.last:
                entry = None
        else:
            entry = self._book.last
        if entry is None:
            return {"Response": _failure("NotFound")}
        if entry.state == WAITING:
            return {"Response": _failure("InProgress")}
        again = {
            **header,
            "MessageCategory": entry.category,
            "MessageType": "Response",
            "SaleID": entry.sale_id,
            "ServiceID": entry.service_id,
        }
        documents = asked.get("DocumentQualifier")
        wanted = documents if isinstance(documents, list) else []
        body = {f"{entry.category}Response": self._told(entry, wanted)}
        return {
            "Response": _success(),
            "MessageReference": reference or {},
            "RepeatedMessageResponse": {"MessageHeader": again, "RepeatedResponseMessageBody": body},
        }

    def _told(self, entry: Entry, documents: Sequence[object] = RECEIPTS) -> Json:
        """The body of the entry's response, with those `documents`: a payment's, or a reversal's."""
        transaction = {"POITransactionID": {"TransactionID": entry.number}}
        if entry.stamp:
            transaction["POITransactionID"]["TimeStamp"] = entry.stamp
        if entry.state == WAITING:
            return {"Response": _success(), "POIData": transaction}  # received
        response = _success() if entry.result == "Success" else {"Result": entry.result}
        if entry.result == "Failure":
            response = _failure(entry.condition)
        amount = entry.booked + (0.01 if self.faults.has("wrong_amount") else 0)
        if entry.category == "Reversal":
            return {"Response": response, "POIData": transaction, "ReversedAmount": entry.booked}
        currency = "XTS" if self.faults.has("wrong_currency") else entry.currency
        told: Json = {
            "Response": response,
            "POIData": transaction,
            "PaymentResult": {
                "AmountsResp": {"Currency": currency, "AuthorizedAmount": round(amount, 2)},
                "PaymentAcquirerData": {"ApprovalCode": "123456"},
                "PaymentInstrumentData": {
                    "CardData": {"PaymentBrand": "visa", "MaskedPan": f"411111 **** {self._last4}"},
                },
            },
        }
        if entry.result != "Failure":
            told["PaymentReceipt"] = [_receipt(name, entry) for name in RECEIPTS if name in documents]
        return told


def _object(value: object, name: str) -> Json:
    inner = value.get(name) if isinstance(value, dict) else None
    return inner if isinstance(inner, dict) else {}


def _receipt(name: str, entry: Entry) -> Json:
    """The shopper's, or the shop's: that one has the line for a signature."""
    lines = [f"* * {name.removesuffix('Receipt')} receipt * *", f"name=Total&value={entry.currency} {entry.booked:.2f}"]
    text = [{"Text": line} for line in lines]
    receipt: Json = {
        "DocumentQualifier": name,
        "OutputContent": {"OutputFormat": "Text", "OutputText": text},
    }
    if entry.paper and name == "CashierReceipt":
        receipt["RequiredSignatureFlag"] = True
    return receipt


def _success() -> Json:
    return {"Result": "Success"}


def _failure(condition: str) -> Json:
    return {"Result": "Failure", "ErrorCondition": condition, "AdditionalResponse": f"the terminal: {condition}"}
