"""A payment terminal that speaks nexo Retailer 3.0 in JSON over HTTP: pays, takes back, gives back, settles doubts.

All names are made of the attempt and of the mark that the lane kept with it, so that after a restart the first act can
be to ask about that very request. nexo has no acknowledgement to withhold: what the terminal approved stands. So an
approval that the lane refuses, or does not confirm in time, is reversed, under a name made of the attempt too; and a
doubt asks after both, the payment and its reversal. That a reversal was received is not that it is done: only what the
terminal says of it afterwards counts (`docs/decisions/0051-an-approval-that-stands.md`).
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from drivers.contract import (
    DeviceFault,
    FaultKind,
    GiveBack,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    PaymentResolved,
    PaymentResult,
    Request,
    ResolvePayment,
    TakeBack,
    TerminalReady,
    Verdict,
)
from drivers.payment import nexo_messages as nexo
from drivers.payment.nexo_messages import Header, Json, NotNexo, Response
from drivers.web.mask import mask
from drivers.web.talk import Await, Pause, Script, Silence, Talk, ask, authority
from drivers.web.teller import Hello, Teller

PATH = "/nexo"
HELLO_S = 10.0
QUESTION_S = 20.0
PAY_S = 150.0
CONFIRM_WITHIN_S = 3.0
AGAIN_S = 2.0  # between two questions about what is still in progress,
IN_PROGRESS_S = 40.0  # for so long
NOT_FOUND_AGAIN_S = 3.0  # a request that was cut off could still be read by the terminal so long
NONCE = "N"
LONGEST_NUMBER = 40
SIGNATURE_WANTED = "the card wants a signature, and nobody can take one here"
TILL_IN_MARK = "/"  # what follows it in a mark is the SaleID that its requests were made with,
FIRST_TILL = "checkout"  # and this where nothing does: so every lane was called before marks told it
BY_SERVICE = "service "  # stands for a transaction whose own number is too long for a lane's books


@dataclass(frozen=True, slots=True)
class Found:
    """What a terminal said of a transaction: its response, None for "never heard of"; or why it is not known."""

    response: Response | None = None
    unknown: str = ""


class NexoScripts:
    """What is said to the terminal. `nonce` tells this run of the program from every other."""

    device = "the terminal"

    def __init__(
        self, talk: Talk, *, sale_id: str, poi_id: str, nonce: str, wall_clock: Callable[[], time.struct_time]
    ) -> None:
        self._talk = talk
        self._sale_id = sale_id
        self._poi_id = poi_id
        self._mark = f"{NONCE}{nonce}{TILL_IN_MARK}{sale_id}"
        self._wall_clock = wall_clock
        self._questions = 0
        self._received = ""  # the reversal that the terminal received last

    def wish(self, request: Request) -> Pay | TakeBack | GiveBack | None:
        return request if isinstance(request, Pay | TakeBack | GiveBack) else None

    def hello(self) -> Script[Hello | DeviceFault]:
        came = yield from self._ask("Diagnosis", self._fresh(), {"HostDiagnosisFlag": False}, HELLO_S)
        if isinstance(came, DeviceFault):
            return came
        if came.result != "Success":
            return DeviceFault(FaultKind.REFUSED, f"the terminal says {came.condition or 'no'}")
        return Hello(f"nexo terminal {self._poi_id}".rstrip(), TerminalReady(self._poi_id, "", self._mark))

    # --------------------------------------------------------------------------------------------------- charges

    def charge(self, wish: Pay | TakeBack | GiveBack, token: str) -> Script[PaymentEnded]:
        if not 0 < wish.amount_minor < 10**nexo.LONGEST_AMOUNT:
            raise ValueError(f"amount {wish.amount_minor} is not one that can be paid")
        if len(wish.currency) != 3 or not wish.currency.isascii() or not wish.currency.isupper():
            raise ValueError(f"currency {wish.currency!r} is not like EUR")
        if isinstance(wish, TakeBack):
            if not wish.receipt_no:
                raise ValueError("a payment without a number cannot be taken back")
            return self._take_back(wish, token)
        return self._pay(wish, token)

    def _pay(self, wish: Pay | GiveBack, token: str) -> Script[PaymentEnded]:
        yield PaymentProgress(wish.attempt, "", "Please follow the payment terminal")
        body: Json = {
            "SaleData": {"SaleTransactionID": {"TransactionID": wish.attempt, "TimeStamp": self._now()}},
            "PaymentTransaction": {
                "AmountsReq": {
                    "Currency": wish.currency,
                    "RequestedAmount": nexo.major(wish.amount_minor, wish.currency),
                }
            },
        }
        if isinstance(wish, GiveBack):
            body["PaymentData"] = {"PaymentType": "Refund"}
        header = self._header(nexo.PAYMENT, self._name(wish.attempt))
        came = yield from self._ask(nexo.PAYMENT, header.service_id, body, PAY_S, cuttable=True)
        if isinstance(came, Response):
            return (yield from self._came(wish, token, came))
        if not self._talk.aborted:
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, came.detail)
        return (yield from self._given_up(wish, token, header))

    def _given_up(self, wish: Pay | GiveBack, token: str, header: Header) -> Script[PaymentEnded]:
        """The payment's connection is closed: the terminal is told to stop, and asked what became of it."""
        reference: Json = {"AbortReason": "MerchantAbort", "MessageReference": _reference(header)}
        yield from ask(PATH, nexo.request(self._header("Abort", self._fresh()), reference), QUESTION_S)
        found = yield from self._find(header)
        if found.unknown:
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, f"given up, and then {found.unknown}")
        if found.response is None:
            return PaymentEnded(wish.attempt, PaymentOutcome.CANCELLED, None, "given up before the terminal began")
        return (yield from self._came(wish, token, found.response))

    def _take_back(self, wish: TakeBack, token: str) -> Script[PaymentEnded]:
        original: Json = {"TransactionID": wish.receipt_no}
        if wish.trace_no:
            original["TimeStamp"] = wish.trace_no
        if wish.receipt_no.startswith(BY_SERVICE):
            found = yield from self._find(self._header(nexo.PAYMENT, wish.receipt_no.removeprefix(BY_SERVICE)))
            if found.response is None:
                reason = f"the terminal was asked for the payment's number: {found.unknown or 'it knows of none'}"
                return PaymentEnded(wish.attempt, PaymentOutcome.CANCELLED, None, reason)
            original = nexo.transaction_of(found.response)
        undone = yield from self._reverse(self._name(wish.attempt), original, PAY_S)
        if isinstance(undone, Response):
            return (yield from self._came(wish, token, undone))
        return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, undone)

    def _reverse(self, name: str, transaction: Json, within_s: float) -> Script[Response | str]:
        """How the reversal ended, or why that is not known: "Success" may only say that the terminal received it."""
        header = self._header(nexo.REVERSAL, name)
        body: Json = {
            "OriginalPOITransaction": {"POITransactionID": transaction},
            "ReversalReason": "MerchantCancel",
        }
        came = yield from self._ask(nexo.REVERSAL, name, body, within_s)
        if isinstance(came, DeviceFault):
            return came.detail
        if not came.approved:
            return came
        self._received = name
        found = yield from self._find(header)
        return found.response or found.unknown

    def _came(self, wish: Pay | TakeBack | GiveBack, token: str, response: Response) -> Script[PaymentEnded]:
        """The end of a charge whose response is known."""
        result = self._result(response, wish)
        if response.failed:
            outcome = PaymentOutcome.CANCELLED if response.condition in nexo.STOPPED else PaymentOutcome.DECLINED
            return PaymentEnded(wish.attempt, outcome, result, _words(response))
        if not response.approved:
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, _words(response))
        wrong = _differs(response, result, wish.amount_minor, wish.currency)
        if not wrong and isinstance(wish, Pay) and nexo.wants_signature(response):
            wrong = SIGNATURE_WANTED
        if wrong:
            return (yield from self._undone(wish, response, wrong, PaymentOutcome.DECLINED))
        until = self._talk.now + CONFIRM_WITHIN_S
        yield PaymentAuthorised(wish.attempt, token, result, until)
        said = yield Await(until)
        if said == "confirm":
            return PaymentEnded(wish.attempt, PaymentOutcome.APPROVED, result, "", nexo.slip_of(response))
        why = "the lane refused the approval" if said == "refuse" else "the approval was not confirmed in time"
        return (yield from self._undone(wish, response, why, PaymentOutcome.CANCELLED))

    def _undone(
        self, wish: Pay | TakeBack | GiveBack, response: Response, why: str, outcome: PaymentOutcome
    ) -> Script[PaymentEnded]:
        """What must not stand is reversed; only the terminal's own word that it is counts."""
        if isinstance(wish, TakeBack):
            reason = f"{why}, and what was taken back cannot be paid again"
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, reason)
        name = self._name(wish.attempt, "undo")
        undone = yield from self._reverse(name, nexo.transaction_of(response), QUESTION_S)
        if isinstance(undone, Response) and undone.result == "Success":
            return PaymentEnded(wish.attempt, outcome, None, f"{why}; the terminal reversed it")
        told = undone if isinstance(undone, str) else _words(undone)
        reason = f"{why}; the terminal did not say that it reversed it: {told}"
        return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, reason)

    # ---------------------------------------------------------------------------------------------------- doubts

    def resolve(self, asked: ResolvePayment) -> Script[PaymentResolved]:
        """An attempt '' asks for the terminal's last transaction, whoever asked for it."""

        def say(verdict: Verdict, reason: str, result: PaymentResult | None = None) -> PaymentResolved:
            return PaymentResolved(asked.attempt, verdict, result, reason)

        if asked.attempt and not asked.last_trace_no.startswith(NONCE):
            return say(Verdict.UNCLEAR, "the attempt was made without this terminal's mark")
        self._poi_id = self._poi_id or asked.terminal_id
        if asked.terminal_id != self._poi_id:
            return say(Verdict.UNCLEAR, f"terminal {self._poi_id} answers, not {asked.terminal_id}")
        category = nexo.PAYMENT if asked.takes_back is None else nexo.REVERSAL
        name = self._name(asked.attempt, mark=asked.last_trace_no)
        undo_name = self._name(asked.attempt, "undo", mark=asked.last_trace_no)
        till = asked.last_trace_no.partition(TILL_IN_MARK)[2] or FIRST_TILL
        found = yield from self._find(self._header(category, name, till) if asked.attempt else None)
        if found.unknown:
            return say(Verdict.NO_ANSWER, found.unknown)
        if found.response is None:
            return say(Verdict.NOT_CHARGED, "the terminal never heard of it, and it can no longer arrive")
        result = self._result(found.response, asked)
        if found.response.failed:
            return say(Verdict.NOT_CHARGED, _words(found.response), result)
        if not found.response.approved:
            return say(Verdict.UNCLEAR, _words(found.response), result)
        if category == nexo.PAYMENT and asked.attempt:
            undo = yield from self._find(self._header(nexo.REVERSAL, undo_name, till))
            if undo.unknown:
                return say(Verdict.NO_ANSWER, undo.unknown)
            if undo.response is not None and undo.response.result == "Success":
                return say(Verdict.NOT_CHARGED, "the terminal approved it, and reversed it", result)
            if undo.response is not None and not undo.response.failed:
                return say(Verdict.UNCLEAR, f"of its reversal {_words(undo.response)}", result)
        if wrong := _differs(found.response, result, asked.amount_minor, asked.currency):
            return say(Verdict.UNCLEAR, wrong, result)
        unsigned = nexo.wants_signature(found.response) and not asked.gives_back
        if category == nexo.PAYMENT and asked.attempt and unsigned:
            undone = yield from self._reverse(undo_name, nexo.transaction_of(found.response), QUESTION_S)
            if isinstance(undone, Response) and undone.result == "Success":
                return say(Verdict.NOT_CHARGED, f"{SIGNATURE_WANTED}; the terminal reversed it", result)
            return say(Verdict.NO_ANSWER, f"{SIGNATURE_WANTED}, and its reversal is not known to be done", result)
        return say(Verdict.CHARGED, f"the terminal booked it as {result.receipt_no}", result)

    def _find(self, header: Header | None) -> Script[Found]:
        """What became of the request of `header` (None: of the last one), whose connection is closed.

        "Never heard of" counts only when it is said twice, a while apart: bytes on their way when the connection was
        closed have been read by then. And only where nobody else can have been at the terminal since.
        """
        until = self._talk.now + IN_PROGRESS_S
        missing = 0
        while True:
            status = yield from self._status(header)
            if isinstance(status, DeviceFault):
                return Found(unknown=status.detail)
            if status.result == "Success":
                try:
                    return Found(nexo.repeated(status, header))
                except NotNexo as wrong:
                    return Found(unknown=str(wrong))
            missing = missing + 1 if status.condition == nexo.NOT_FOUND else 0
            if missing and header is None:
                return Found()
            if missing == 2:
                return Found(unknown=(yield from self._why_not_final(header)))
            if status.condition not in (nexo.IN_PROGRESS, nexo.NOT_FOUND):
                return Found(unknown=_words(status))
            if self._talk.now >= until:
                return Found(unknown="the terminal is still at it")
            yield Pause(NOT_FOUND_AGAIN_S if missing else AGAIN_S)

    def _why_not_final(self, header: Header | None) -> Script[str]:
        """Why a "never heard of" may be wrong; '' where it is the truth.

        A terminal need not remember more than its last transaction. Where that is of this till, nobody else's came
        later: a lane begins nothing while an attempt of its own is open.
        """
        if header is not None and header.service_id == self._received:
            return "the terminal received it, and knows nothing of it afterwards"
        till = header.sale_id if header is not None else self._sale_id
        last = yield from self._status(None)
        if isinstance(last, DeviceFault):
            return last.detail
        if last.condition == nexo.NOT_FOUND or (last.result == "Success" and nexo.repeated_till(last) == till):
            return ""
        return "another till may have used the terminal since" if last.result == "Success" else _words(last)

    def _status(self, header: Header | None) -> Script[Response | DeviceFault]:
        """What the terminal says when it is asked after the request of `header`; None: after its last one."""
        body: Json = {"ReceiptReprintFlag": True, "DocumentQualifier": ["CustomerReceipt"]}
        if header is not None:
            body["MessageReference"] = _reference(header)
        return (yield from self._ask("TransactionStatus", self._fresh(), body, QUESTION_S))

    # ----------------------------------------------------------------------------------------------------- words

    def _ask(
        self, category: str, name: str, body: Json, within_s: float, *, cuttable: bool = False
    ) -> Script[Response | DeviceFault]:
        """The terminal's response to one request; or why there is none."""
        header = self._header(category, name)
        came = yield from ask(PATH, nexo.request(header, body), within_s, cuttable=cuttable)
        if isinstance(came, Silence):
            return DeviceFault(FaultKind.SILENT, came.reason)
        if came.status != 200:
            return DeviceFault(FaultKind.REFUSED, f"the terminal answered with HTTP status {came.status}")
        try:
            poi_id, response = nexo.read_response(came.body, header)
        except NotNexo as wrong:
            return DeviceFault(FaultKind.GARBLED, str(wrong))
        if category == "Diagnosis":
            self._poi_id = poi_id[:LONGEST_NUMBER]
        elif poi_id != self._poi_id:
            detail = f"terminal {poi_id[:LONGEST_NUMBER]} answers, not {self._poi_id}"
            return DeviceFault(FaultKind.GARBLED, detail)
        return response

    def _header(self, category: str, name: str, till: str = "") -> Header:
        return Header(category, name, till or self._sale_id, self._poi_id)

    def _name(self, attempt: str, what: str = "", *, mark: str = "") -> str:
        return nexo.service_id((mark or self._mark).partition(TILL_IN_MARK)[0], attempt, what)

    def _fresh(self) -> str:
        self._questions += 1
        return self._name("", str(self._questions))

    def _now(self) -> str:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", self._wall_clock())

    def _result(self, response: Response, wish: Pay | TakeBack | GiveBack | ResolvePayment) -> PaymentResult:
        """What the response tells, as a lane may keep it; a reversal undoes all, also where it tells no amount."""
        told = nexo.result_of(response, terminal_id=self._poi_id, currency=wish.currency)
        mark = wish.last_trace_no if isinstance(wish, ResolvePayment) else ""
        back = response.category == nexo.REVERSAL
        bare = response.failed or (back and told.amount_minor < 0)
        number = told.receipt_no
        if len(number) > LONGEST_NUMBER:
            number = BY_SERVICE + self._name(wish.attempt, mark=mark)
        return PaymentResult(
            amount_minor=wish.amount_minor if bare else told.amount_minor,
            currency=told.currency,
            terminal_id=told.terminal_id,
            receipt_no=number,
            trace_no=told.trace_no,
            result_code=told.result_code,
            card_name=told.card_name,
            card_last4=told.card_last4,
            authorisation=told.authorisation,
        )


def NexoTerminal(  # noqa: N802 - made like the other drivers
    link: str = "",
    sale_id: str = FIRST_TILL,
    poi_id: str = "",
    nonce: str = "",
    wall_clock: Callable[[], time.struct_time] = time.gmtime,
) -> Teller[Pay | TakeBack | GiveBack]:
    """The machine for the terminal behind `link`, which knows this lane as `sale_id`: another one for each lane, so
    that it is known whose a terminal's last transaction is. `poi_id` '': it tells its own. `nonce`: drawn, if not
    given.
    """
    talk = Talk(authority(link, "terminal"))
    scripts = NexoScripts(
        talk, sale_id=sale_id, poi_id=poi_id, nonce=nonce or secrets.token_hex(8), wall_clock=wall_clock
    )
    return Teller(scripts, talk, mask)


def _reference(header: Header) -> Json:
    return {"MessageCategory": header.category, "SaleID": header.sale_id, "ServiceID": header.service_id}


def _differs(response: Response, result: PaymentResult, amount_minor: int, currency: str) -> str:
    """What of an approval is not what was asked; '' if all is."""
    if result.currency != currency:
        return f"the terminal approved in {result.currency or 'no currency'}, asked was {currency}"
    if result.amount_minor != amount_minor:
        return f"the terminal approved {result.amount_minor}, asked were {amount_minor}"
    if response.result != "Success":
        return "the terminal approved a part only"
    return ""


def _words(response: Response) -> str:
    said = response.condition or response.result or "nothing"
    return f"the terminal says {said[:40]}" + (f" ({response.text})" if response.text else "")
