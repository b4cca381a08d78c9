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
from drivers.payment.nexo_asking import FIRST_TILL, LONGEST_NUMBER, NONCE, QUESTION_S, TILL_IN_MARK, Found, NexoAsking
from drivers.payment.nexo_messages import Header, Json, Response
from drivers.web.mask import mask
from drivers.web.talk import Await, Script, Talk, authority
from drivers.web.teller import Hello, Teller

HELLO_S = 10.0
BEAT_S = 2.5  # it stands on the lane's own network, and its silence is to be known before a shopper meets it
PAY_S = 150.0
CONFIRM_WITHIN_S = 3.0
SIGNATURE_WANTED = "the card wants a signature, and nobody can take one here"
BY_SERVICE = "service "  # stands for a transaction whose own number is too long for a lane's books: its ServiceID,
OF_TILL = "/"  # and the SaleID that this was asked with


class NexoScripts:
    """What is said to the terminal. `nonce` tells this run of the program from every other."""

    device = "the terminal"
    beat_s = BEAT_S

    def __init__(
        self, talk: Talk, *, sale_id: str, poi_id: str, nonce: str, wall_clock: Callable[[], time.struct_time]
    ) -> None:
        self._talk = talk
        self._terminal = NexoAsking(talk, sale_id=sale_id, poi_id=poi_id, nonce=nonce)
        self._sale_id = sale_id
        self._wall_clock = wall_clock

    def wish(self, request: Request) -> Pay | TakeBack | GiveBack | None:
        return request if isinstance(request, Pay | TakeBack | GiveBack) else None

    def hello(self) -> Script[Hello | DeviceFault]:
        came = yield from self._terminal.ask("Diagnosis", self._terminal.fresh(), {"HostDiagnosisFlag": False}, HELLO_S)
        if isinstance(came, DeviceFault):
            return came
        if came.result != "Success":
            return DeviceFault(FaultKind.REFUSED, f"the terminal says {came.condition or 'no'}")
        poi_id = self._terminal.poi_id
        return Hello(f"nexo terminal {poi_id}".rstrip(), TerminalReady(poi_id, "", self._terminal.mark))

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
        header = self._terminal.header(nexo.PAYMENT, self._terminal.name(wish.attempt))
        came = yield from self._terminal.ask(nexo.PAYMENT, header.service_id, body, PAY_S, cuttable=True)
        if isinstance(came, Response):
            return (yield from self._came(wish, token, came))
        if not self._talk.aborted:
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, came.detail)
        return (yield from self._given_up(wish, token, header))

    def _given_up(self, wish: Pay | GiveBack, token: str, header: Header) -> Script[PaymentEnded]:
        """The payment's connection is closed: the terminal is told to stop, and asked what became of it."""
        yield from self._terminal.stop(header)
        found = yield from self._terminal.find(header)
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
            name, _, till = wish.receipt_no.removeprefix(BY_SERVICE).partition(OF_TILL)
            found = yield from self._terminal.find(self._terminal.header(nexo.PAYMENT, name, till))
            if found.response is None:
                reason = f"the terminal was asked for the payment's number: {found.unknown or 'it knows of none'}"
                return PaymentEnded(wish.attempt, PaymentOutcome.CANCELLED, None, reason)
            original = nexo.transaction_of(found.response)
        undone = yield from self._terminal.reverse(self._terminal.name(wish.attempt), original, PAY_S)
        if isinstance(undone, Response):
            return (yield from self._came(wish, token, undone))
        return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, undone)

    def _came(self, wish: Pay | TakeBack | GiveBack, token: str, response: Response) -> Script[PaymentEnded]:
        """The end of a charge whose response is known."""
        result = self._result(response, wish)
        if response.failed:
            outcome = PaymentOutcome.CANCELLED if response.condition in nexo.STOPPED else PaymentOutcome.DECLINED
            return PaymentEnded(wish.attempt, outcome, result, nexo.words(response))
        if not response.approved:
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, nexo.words(response))
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
        name = self._terminal.undo_names(wish.attempt)[0]
        undone = yield from self._terminal.reverse(name, nexo.transaction_of(response), QUESTION_S)
        if isinstance(undone, Response) and undone.result == "Success":
            return PaymentEnded(wish.attempt, outcome, None, f"{why}; the terminal reversed it")
        told = undone if isinstance(undone, str) else nexo.words(undone)
        reason = f"{why}; the terminal did not say that it reversed it: {told}"
        return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, reason)

    # ---------------------------------------------------------------------------------------------------- doubts

    def resolve(self, asked: ResolvePayment) -> Script[PaymentResolved]:
        """An attempt '' asks for the terminal's last transaction, whoever asked for it."""

        def say(verdict: Verdict, reason: str, result: PaymentResult | None = None) -> PaymentResolved:
            return PaymentResolved(asked.attempt, verdict, result, reason)

        terminal = self._terminal
        if asked.attempt and not asked.last_trace_no.startswith(NONCE):
            return say(Verdict.UNCLEAR, "the attempt was made without this terminal's mark")
        terminal.poi_id = terminal.poi_id or asked.terminal_id
        if asked.terminal_id != terminal.poi_id:
            return say(Verdict.UNCLEAR, f"terminal {terminal.poi_id} answers, not {asked.terminal_id}")
        found = yield from self._asked_for(asked)
        if found.unknown:
            return say(Verdict.NO_ANSWER, found.unknown)
        if found.response is None:
            return say(Verdict.NOT_CHARGED, "the terminal never heard of it, and it can no longer arrive")
        if found.response.category == nexo.REVERSAL and asked.attempt and asked.takes_back is None:
            return say(*_by_its_reversal(found.response))
        result = self._result(found.response, asked)
        if found.response.failed:
            return say(Verdict.NOT_CHARGED, nexo.words(found.response), result)
        if not found.response.approved:
            return say(Verdict.UNCLEAR, nexo.words(found.response), result)
        undo_name = ""
        if asked.attempt and asked.takes_back is None:
            undo, undo_name = yield from terminal.undone(asked.attempt, asked.last_trace_no, _till(asked))
            if undo.unknown:
                return say(Verdict.NO_ANSWER, undo.unknown)
            if undo.response is not None and undo.response.result == "Success":
                return say(Verdict.NOT_CHARGED, "the terminal approved it, and reversed it", result)
            if undo.response is not None and not undo.response.failed:
                return say(Verdict.UNCLEAR, f"of its reversal {nexo.words(undo.response)}", result)
        if wrong := _differs(found.response, result, asked.amount_minor, asked.currency):
            return say(Verdict.UNCLEAR, wrong, result)
        unsigned = asked.attempt and nexo.wants_signature(found.response) and not asked.gives_back
        if not unsigned or asked.takes_back is not None:
            return say(Verdict.CHARGED, f"the terminal booked it as {result.receipt_no}", result)
        if not undo_name:
            return say(Verdict.UNCLEAR, f"{SIGNATURE_WANTED}, and the terminal will not reverse it", result)
        undone = yield from terminal.reverse(undo_name, nexo.transaction_of(found.response))
        if isinstance(undone, Response) and undone.result == "Success":
            return say(Verdict.NOT_CHARGED, f"{SIGNATURE_WANTED}; the terminal reversed it", result)
        return say(Verdict.NO_ANSWER, f"{SIGNATURE_WANTED}, and its reversal is not known to be done", result)

    def _asked_for(self, asked: ResolvePayment) -> Script[Found]:
        """What became of the request that `asked` is about."""
        terminal = self._terminal
        if not asked.attempt:
            return (yield from terminal.find(None))
        category = nexo.PAYMENT if asked.takes_back is None else nexo.REVERSAL
        header = terminal.header(category, terminal.name(asked.attempt, mark=asked.last_trace_no), _till(asked))
        after = terminal.undo_names(asked.attempt, asked.last_trace_no) if category == nexo.PAYMENT else ()
        return (yield from terminal.find(header, after=frozenset(after)))

    # ----------------------------------------------------------------------------------------------------- words

    def _now(self) -> str:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", self._wall_clock())

    def _result(self, response: Response, wish: Pay | TakeBack | GiveBack | ResolvePayment) -> PaymentResult:
        """What the response tells, as a lane may keep it; a reversal undoes all, also where it tells no amount."""
        told = nexo.result_of(response, terminal_id=self._terminal.poi_id, currency=wish.currency)
        mark = wish.last_trace_no if isinstance(wish, ResolvePayment) else ""
        back = response.category == nexo.REVERSAL
        bare = response.failed or (back and told.amount_minor < 0)
        number = told.receipt_no
        if len(number) > LONGEST_NUMBER:
            till = _till(wish) if isinstance(wish, ResolvePayment) else self._sale_id
            number = f"{BY_SERVICE}{self._terminal.name(wish.attempt, mark=mark)}{OF_TILL}{till}"
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
    return Teller(scripts, talk, mask, answers_late=True)  # when the shopper has done


def _till(asked: ResolvePayment) -> str:
    """The SaleID under which the request in doubt was made."""
    return asked.last_trace_no.partition(TILL_IN_MARK)[2] or FIRST_TILL


def _by_its_reversal(reversal: Response) -> tuple[Verdict, str]:
    """What holds of a payment of which the terminal knows no more than that it was to be reversed."""
    if reversal.result == "Success":
        return Verdict.NOT_CHARGED, "the terminal approved it, and reversed it"
    return Verdict.UNCLEAR, f"the terminal tells only of its reversal: {nexo.words(reversal)}"


def _differs(response: Response, result: PaymentResult, amount_minor: int, currency: str) -> str:
    """What of an approval is not what was asked; '' if all is."""
    if result.currency != currency:
        return f"the terminal approved in {result.currency or 'no currency'}, asked was {currency}"
    if result.amount_minor != amount_minor:
        return f"the terminal approved {result.amount_minor}, asked were {amount_minor}"
    if response.result != "Success":
        return "the terminal approved a part only"
    return ""
