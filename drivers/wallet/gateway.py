"""Paying with a phone through a wallet gateway: the shopper's code is read, or the lane shows one.

Each movement of money has a key, made of merchant, mark and attempt: the gateway moves money once for a key, however
often it is asked. A doubt is settled by the gateway's own word alone: paid, declined, or cancelled. What still waits,
or was never heard of, is cancelled first; a gateway refuses for ever what comes late under a cancelled key
(`docs/wallet.md`, `docs/decisions/0052-a-cancelled-key.md`).
"""

from __future__ import annotations

import secrets

from drivers.contract import (
    CodeToShow,
    DeviceFault,
    FaultKind,
    GiveBack,
    Pay,
    PayByCode,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    PaymentResolved,
    PaymentResult,
    Request,
    ResolvePayment,
    ShowCode,
    TakeBack,
    TerminalReady,
    Verdict,
)
from drivers.wallet.messages import Kind, NotOurs, State, Told, make_key, read_hello, read_told, request
from drivers.wallet_codes import wallet_of
from drivers.web.client import Answer
from drivers.web.mask import mask
from drivers.web.talk import Await, Pause, Script, Silence, Talk, ask, authority
from drivers.web.teller import Hello, Teller

PATH = "/wallet/v1/"
QUESTION_S = 10.0
BEAT_S = 20.0  # a gateway serves many shops
PAY_S = 30.0
LOOK_S = 1.0  # between two looks whether the shopper has agreed,
AGREE_S = 90.0  # for so long, where no code of ours ends sooner
CONFIRM_WITHIN_S = 3.0
NONCE = "W"
MOST = 10**12

Movement = PayByCode | ShowCode | TakeBack | Pay | GiveBack


class WalletScripts:
    """What is said to the gateway. `nonce` tells this run of the program from every other."""

    device = "the wallet gateway"
    beat_s = BEAT_S

    def __init__(self, talk: Talk, *, merchant: str, nonce: str) -> None:
        self._talk = talk
        self._merchant = merchant
        self._mark = NONCE + nonce

    def wish(self, asked: Request) -> Movement | None:
        return asked if isinstance(asked, Movement) else None

    def hello(self) -> Script[Hello | DeviceFault]:
        came = yield from ask(PATH + "hello", request({"merchant": self._merchant}), QUESTION_S)
        fault = _unusable(came)
        if fault is None and isinstance(came, Answer):
            try:
                name, merchant = read_hello(came.body)
            except NotOurs as wrong:
                return DeviceFault(FaultKind.GARBLED, str(wrong))
            self._merchant = merchant
            return Hello(f"wallet gateway {name}".rstrip(), TerminalReady(merchant, "", self._mark))
        return fault or DeviceFault(FaultKind.SILENT, "no answer")

    # --------------------------------------------------------------------------------------------------- charges

    def charge(self, wish: Movement, token: str) -> Script[PaymentEnded]:
        if isinstance(wish, Pay | GiveBack):
            raise ValueError("a wallet has no card reader")  # noqa: TRY004 - the caller's sentence, not a bug
        if not 0 < wish.amount_minor < MOST:
            raise ValueError(f"amount {wish.amount_minor} is not one that can be paid")
        if len(wish.currency) != 3 or not wish.currency.isascii() or not wish.currency.isupper():
            raise ValueError(f"currency {wish.currency!r} is not like CNY")
        if isinstance(wish, PayByCode) and not wallet_of(wish.code):
            raise ValueError("the code is no wallet's payment code")
        if isinstance(wish, TakeBack) and not wish.trace_no:
            raise ValueError("a payment without a key cannot be taken back")
        return self._charge(wish, token)

    def _charge(self, wish: PayByCode | ShowCode | TakeBack, token: str) -> Script[PaymentEnded]:
        kind = Kind.REFUND if isinstance(wish, TakeBack) else Kind.PAYMENT
        key = self._key(self._mark, wish.attempt)
        body: dict[str, object] = {"amount_minor": wish.amount_minor, "currency": wish.currency}
        what = "show"
        if isinstance(wish, PayByCode):
            what, body = "pay", {**body, "code": wish.code}
        elif isinstance(wish, TakeBack):
            what, body = "refund", {**body, "payment": wish.trace_no}
        told = yield from self._ask(what, key, kind, body, PAY_S)
        late = False
        if isinstance(told, Told) and told.state is State.WAITING:
            told, late = yield from self._agreed(wish, key, kind, told)
        if isinstance(told, str):
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, told)
        return (yield from self._ended(wish, token, key, told, late=late))

    def _agreed(
        self, wish: PayByCode | ShowCode | TakeBack, key: str, kind: Kind, told: Told
    ) -> Script[tuple[Told | str, bool]]:
        """What came of a payment that waits for the shopper; (that, whether it took too long). Then it is cancelled."""
        until = self._talk.now + (told.expires_s or AGREE_S)
        if isinstance(wish, ShowCode) and told.text:
            yield CodeToShow(wish.attempt, told.text, until)
        elif isinstance(wish, PayByCode):
            yield PaymentProgress(wish.attempt, "", "Please agree on your phone")
        while self._talk.now < until and not self._talk.aborted:
            yield Pause(LOOK_S, cuttable=True)
            seen = yield from self._ask("ask", key, kind, {}, QUESTION_S)
            if isinstance(seen, Told) and seen.state not in (State.WAITING, State.UNKNOWN):
                return seen, False
        late = not self._talk.aborted
        return (yield from self._ask("cancel", key, kind, {}, QUESTION_S)), late

    def _ended(
        self, wish: PayByCode | ShowCode | TakeBack, token: str, key: str, told: Told, *, late: bool
    ) -> Script[PaymentEnded]:
        result = self._result(key, told)
        match told.state:
            case State.DECLINED:
                reason = f"the wallet declined: {told.reason or 'no reason given'}"
                return PaymentEnded(wish.attempt, PaymentOutcome.DECLINED, None, reason)
            case State.CANCELLED:
                outcome = PaymentOutcome.TIMEOUT if late else PaymentOutcome.CANCELLED
                return PaymentEnded(wish.attempt, outcome, None, "it was cancelled, and nothing was charged")
            case State.WAITING | State.UNKNOWN:
                return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, "the gateway would not cancel it")
        if wrong := _differs(told, wish.amount_minor, wish.currency):
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, wrong)
        until = self._talk.now + CONFIRM_WITHIN_S
        yield PaymentAuthorised(wish.attempt, token, result, until)
        said = yield Await(until)
        if said == "confirm":
            return PaymentEnded(wish.attempt, PaymentOutcome.APPROVED, result)
        why = "the lane refused the payment" if said == "refuse" else "the payment was not confirmed in time"
        if isinstance(wish, TakeBack):
            return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, f"{why}, and the money is back already")
        undo = {"amount_minor": told.amount_minor, "currency": told.currency, "payment": key}
        name = self._key(self._mark, wish.attempt, "undo")
        undone = yield from self._ask("refund", name, Kind.REFUND, undo, PAY_S)
        if (
            isinstance(undone, Told)
            and undone.state is State.PAID
            and not _differs(undone, told.amount_minor, told.currency)
        ):
            return PaymentEnded(wish.attempt, PaymentOutcome.CANCELLED, None, f"{why}; the money went back")
        return PaymentEnded(wish.attempt, PaymentOutcome.UNKNOWN, None, f"{why}; it is not known whether it went back")

    # ---------------------------------------------------------------------------------------------------- doubts

    def resolve(self, asked: ResolvePayment) -> Script[PaymentResolved]:
        def say(verdict: Verdict, reason: str, result: PaymentResult | None = None) -> PaymentResolved:
            return PaymentResolved(asked.attempt, verdict, result, reason)

        if not asked.last_trace_no.startswith(NONCE):
            return say(Verdict.UNCLEAR, "the attempt was made without this gateway's mark")
        self._merchant = self._merchant or asked.terminal_id
        if asked.terminal_id != self._merchant:
            return say(Verdict.UNCLEAR, f"the gateway knows us as {self._merchant}, not {asked.terminal_id}")
        kind = Kind.REFUND if asked.takes_back is not None else Kind.PAYMENT
        key = self._key(asked.last_trace_no, asked.attempt)
        told = yield from self._settled(key, kind)
        if isinstance(told, str):
            return say(Verdict.NO_ANSWER, told)
        if told.state in (State.CANCELLED, State.DECLINED):
            return say(Verdict.NOT_CHARGED, f"the gateway says that it was {told.state}, for good")
        result = self._result(key, told)
        if wrong := _differs(told, asked.amount_minor, asked.currency):
            return say(Verdict.UNCLEAR, wrong, result)
        if kind is Kind.PAYMENT:  # did we send it back? if we did not, then never more
            undone = yield from self._settled(self._key(asked.last_trace_no, asked.attempt, "undo"), Kind.REFUND)
            if isinstance(undone, str):
                return say(Verdict.NO_ANSWER, undone)
            if undone.state is State.PAID:
                return say(Verdict.NOT_CHARGED, "it was paid, and the money went back", result)
        return say(Verdict.CHARGED, f"the gateway says that it was paid: {told.number}", result)

    def _settled(self, key: str, kind: Kind) -> Script[Told | str]:
        """What is for good: paid, declined or cancelled; or why that is not known. What is open is cancelled first."""
        told = yield from self._ask("ask", key, kind, {}, QUESTION_S)
        if isinstance(told, Told) and told.state in (State.WAITING, State.UNKNOWN):
            told = yield from self._ask("cancel", key, kind, {}, QUESTION_S)
        if isinstance(told, Told) and told.state in (State.WAITING, State.UNKNOWN):
            return "the gateway would not cancel it"
        return told

    # ----------------------------------------------------------------------------------------------------- words

    def _ask(self, what: str, key: str, kind: Kind, more: dict[str, object], within_s: float) -> Script[Told | str]:
        """What the gateway tells of `key`; or why it tells nothing: an error is never a "no"."""
        body = request({"merchant": self._merchant, "key": key, "kind": str(kind), **more})
        came = yield from ask(PATH + what, body, within_s)
        fault = _unusable(came)
        if fault is not None or not isinstance(came, Answer):
            return fault.detail if fault is not None else "no answer"
        try:
            return read_told(came.body, merchant=self._merchant, key=key, kind=kind)
        except NotOurs as wrong:
            return str(wrong)

    def _key(self, mark: str, attempt: str, what: str = "") -> str:
        return make_key(self._merchant, mark, attempt, what)

    def _result(self, key: str, told: Told) -> PaymentResult:
        """As a lane's books keep it: the gateway's number for people, and the key, by which money goes back."""
        return PaymentResult(
            amount_minor=told.amount_minor,
            currency=told.currency,
            terminal_id=self._merchant,
            receipt_no=told.number,
            trace_no=key,
            result_code="00" if told.state is State.PAID else str(told.state),
            card_name=told.wallet,
        )


def WalletGateway(link: str = "", merchant: str = "", nonce: str = "") -> Teller[Movement]:  # noqa: N802
    """The machine for the gateway behind `link`. `merchant` '': it tells for whom it takes us. `nonce`: drawn, if not
    given.
    """
    talk = Talk(authority(link, "gateway"))
    return Teller(WalletScripts(talk, merchant=merchant, nonce=nonce or secrets.token_hex(8)), talk, mask)


def _unusable(came: Answer | Silence) -> DeviceFault | None:
    if isinstance(came, Silence):
        return came.fault
    if came.status != 200:
        return DeviceFault(FaultKind.REFUSED, f"the gateway answered with HTTP status {came.status}")
    return None


def _differs(told: Told, amount_minor: int, currency: str) -> str:
    """What of money that moved is not what was asked; '' if all is."""
    if (told.amount_minor, told.currency) == (amount_minor, currency):
        return ""
    return f"the gateway tells of {told.amount_minor} {told.currency}, asked were {amount_minor} {currency}"
