"""nexo Retailer 3.0 as JSON: requests are made and responses read here; nothing else of the driver knows their shape.

Amounts are JSON numbers in major units and stay exact: they are read as decimals, and written from at most twelve
digits, which a JSON number always holds.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import parse_qs

from drivers.contract import PaymentResult
from drivers.payment.bmp import without_card_numbers

Json = dict[str, object]

DIGITS = {"JPY": 0, "KRW": 0, "ISK": 0, "CLP": 0, "VND": 0, "BHD": 3, "JOD": 3, "KWD": 3, "OMR": 3, "TND": 3}
USUAL_DIGITS = 2
LONGEST_AMOUNT = 12  # digits, in minor units
SHORT = 80

REFUSED = frozenset(
    {
        "Refusal", "InvalidCard", "WrongPIN", "InsufficientFunds", "PaymentRestriction", "NotAllowed",
        "UnreachableHost", "UnavailableDevice", "UnavailableService", "DeviceOut", "Busy", "LoggedOut", "MessageFormat",
    }
)  # fmt: skip
STOPPED = frozenset({"Aborted", "Cancel"})  # by the till, by the shopper
IN_PROGRESS, NOT_FOUND = "InProgress", "NotFound"
PAYMENT, REVERSAL = "Payment", "Reversal"


class NotNexo(Exception):
    """What came is no answer to the request that was made."""


@dataclass(frozen=True, slots=True)
class Header:
    """Who asks whom: `service_id` names one request, 1 to 10 letters and digits, new within 48 h."""

    category: str
    service_id: str
    sale_id: str
    poi_id: str

    def names_the_same(self, other: Header) -> bool:
        """Whether both are of one request; a repetition need not tell whose terminal it is."""
        return (self.category, self.service_id, self.sale_id) == (other.category, other.service_id, other.sale_id)


@dataclass(frozen=True, slots=True)
class Response:
    """One response, or one that was repeated. `result` is Success, Partial or Failure; `condition` says why not."""

    category: str
    result: str
    condition: str
    text: str
    body: Json

    @property
    def approved(self) -> bool:
        return self.result in ("Success", "Partial")

    @property
    def failed(self) -> bool:
        """The terminal says, in words that we know, that no money moved: nothing was paid, or nothing undone."""
        nothing_to_undo = self.category == REVERSAL and self.condition == NOT_FOUND
        return self.result == "Failure" and (self.condition in REFUSED | STOPPED or nothing_to_undo)


def service_id(*parts: str) -> str:
    """A name made of `parts` alone, the same for ever: ten letters and digits, fifty bits of a hash."""
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return base64.b32encode(digest)[:10].decode()


def request(header: Header, body: Json) -> bytes:
    head = {
        "ProtocolVersion": "3.0",
        "MessageClass": "Service",
        "MessageCategory": header.category,
        "MessageType": "Request",
        "SaleID": header.sale_id,
        "ServiceID": header.service_id,
        "POIID": header.poi_id,
    }
    message = {"SaleToPOIRequest": {"MessageHeader": head, f"{header.category}Request": body}}
    return json.dumps(message, separators=(",", ":")).encode()


def read_response(body: bytes, asked: Header) -> tuple[str, Response]:
    """(the terminal's own POIID, its response); raises `NotNexo` for anything but the answer to `asked`."""
    try:
        told = json.loads(body, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as wrong:
        raise NotNexo("the terminal's answer is not JSON") from wrong
    message = member(told, "SaleToPOIResponse")
    head = member(message, "MessageHeader")
    names = (word(head, "MessageCategory"), word(head, "ServiceID"), word(head, "SaleID"))
    if names != (asked.category, asked.service_id, asked.sale_id) or word(head, "MessageType") != "Response":
        raise NotNexo("the terminal answered something else than was asked")
    return word(head, "POIID"), response_of(asked.category, member(message, f"{asked.category}Response"))


def repeated(status: Response, asked: Header | None) -> Response:
    """The response that a transaction status repeats; raises `NotNexo` where it is not that of `asked` (None: any)."""
    again = member(status.body, "RepeatedMessageResponse")
    told = repeated_header(status)
    category = told.category
    if asked is not None and not told.names_the_same(asked):
        raise NotNexo("the terminal repeated another transaction")
    return response_of(category, member(member(again, "RepeatedResponseMessageBody"), f"{category}Response"))


def repeated_header(status: Response) -> Header:
    """Of which request a transaction status repeats the response; '' for what it does not tell."""
    head = member(member(status.body, "RepeatedMessageResponse"), "MessageHeader")
    return Header(word(head, "MessageCategory"), word(head, "ServiceID"), word(head, "SaleID"), word(head, "POIID"))


def reference(header: Header) -> Json:
    """How a later request names the one of `header`."""
    return {"MessageCategory": header.category, "SaleID": header.sale_id, "ServiceID": header.service_id}


def words(response: Response) -> str:
    """What the terminal says, as a reason."""
    said = response.condition or response.result or "nothing"
    return f"the terminal says {said[:40]}" + (f" ({response.text})" if response.text else "")


def response_of(category: str, body: Json) -> Response:
    told = member(body, "Response")
    text = without_card_numbers(word(told, "AdditionalResponse"))[:SHORT]
    return Response(category, word(told, "Result"), word(told, "ErrorCondition"), text, body)


def result_of(response: Response, *, terminal_id: str, currency: str) -> PaymentResult:
    """What a payment's or reversal's response tells; `amount_minor` is -1 where it tells no amount of `currency`."""
    paid = member(response.body, "PaymentResult")
    amounts = member(paid, "AmountsResp")
    instrument = member(member(paid, "PaymentInstrumentData"), "CardData")
    told_currency = word(amounts, "Currency") or currency
    booked = amounts.get("AuthorizedAmount", response.body.get("ReversedAmount"))
    transaction = transaction_of(response)
    last4 = word(instrument, "MaskedPan")[-4:]
    return PaymentResult(
        amount_minor=minor(booked, told_currency),
        currency=told_currency[:3],
        terminal_id=terminal_id,
        receipt_no=word(transaction, "TransactionID"),
        trace_no=word(transaction, "TimeStamp")[:40],
        result_code="00" if response.result == "Success" else response.condition or response.result,
        card_name=without_card_numbers(word(instrument, "PaymentBrand"))[:SHORT],
        card_last4=last4 if last4.isdecimal() and len(last4) == 4 else "",
        authorisation=word(member(paid, "PaymentAcquirerData"), "ApprovalCode")[:SHORT],
    )


def transaction_of(response: Response) -> Json:
    return member(member(response.body, "POIData"), "POITransactionID")


def wants_signature(response: Response) -> bool:
    """Whether the approval counts only with the shopper's name under a paper."""
    methods = member(response.body, "PaymentResult").get("AuthenticationMethod")
    flags = [one.get("RequiredSignatureFlag") for one in _receipts(response) if isinstance(one, dict)]
    return True in flags or (isinstance(methods, list) and "PaperSignature" in methods)


def slip_of(response: Response) -> tuple[str, ...]:
    """The lines of the shopper's receipt; a line is plain, or made of `name=…&value=…`."""
    lines: list[str] = []
    for receipt in _receipts(response):
        content = member(receipt, "OutputContent").get("OutputText")
        if word(receipt, "DocumentQualifier") == "CustomerReceipt" and isinstance(content, list):
            lines += [_line(word(part, "Text")) for part in content[:100]]
    return tuple(line for line in lines if line)


def major(amount_minor: int, currency: str) -> float | int:
    """`amount_minor` as a JSON number in major units: exact, as it has at most twelve digits."""
    digits = DIGITS.get(currency, USUAL_DIGITS)
    return float(Decimal(amount_minor).scaleb(-digits)) if digits else amount_minor


def minor(amount: object, currency: str) -> int:
    """A number of major units in minor ones; -1 for anything that is no whole number of them, from 0 to 12 digits."""
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal):
        return -1
    exact = Decimal(amount)
    if not exact.is_finite() or not -LONGEST_AMOUNT < exact.adjusted() < LONGEST_AMOUNT:
        return 0 if exact.is_zero() else -1
    shifted = exact.scaleb(DIGITS.get(currency, USUAL_DIGITS))
    whole = int(shifted)
    return whole if whole == shifted and 0 <= whole < 10**LONGEST_AMOUNT else -1


def member(value: object, name: str) -> Json:
    """The object `name` of the object `value`; empty where there is none."""
    inner = value.get(name) if isinstance(value, dict) else None
    return inner if isinstance(inner, dict) else {}


def word(value: object, name: str) -> str:
    """The text `name` of the object `value`; '' where there is none."""
    inner = value.get(name) if isinstance(value, dict) else None
    return inner if isinstance(inner, str) else ""


def _receipts(response: Response) -> list[object]:
    receipts = response.body.get("PaymentReceipt")
    return receipts if isinstance(receipts, list) else []


def _line(text: str) -> str:
    if "name=" in text or "value=" in text:
        parts = parse_qs(text, max_num_fields=10) if text.count("&") < 10 else {}
        text = " ".join(parts[name][0] for name in ("name", "value") if name in parts)
    shown = "".join(sign for sign in text if sign.isprintable())
    return without_card_numbers(shown)[:SHORT]


def _no_number(text: str) -> object:
    raise ValueError(f"{text} is no number")
