"""How a recorded visit is paid, and what is then done with receipt and tap."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.cash import Box
from kiosk.core.receipt import amount
from kiosk.core.session.cash_facts import CashTaken, PayOutSettled
from kiosk.core.session.facts import (
    ChosenBy,
    Fact,
    FailedAs,
    PartPaid,
    PartReturned,
    PaymentDoubted,
    PaymentFailed,
    PaymentStarted,
    ReceiptChosen,
    ReceiptRequested,
    SalePaid,
    TapExplained,
    TapGiven,
)
from kiosk.core.session.says import Say
from kiosk.core.session.spot_facts import SpotDrawn
from kiosk.core.session.visit import AttemptKind
from kiosk.core.values import Way
from kiosk.replay.entries import Recording
from kiosk.replay.steps import Step

PAID_S, SHOWN_S = 40, 60
FAILING = {
    Way.CARD: {FailedAs.DECLINED: "decline", FailedAs.CANCELLED: "cancel", FailedAs.TIMEOUT: "timeout"},
    Way.WALLET: {FailedAs.DECLINED: "decline"},
}
"""What terminal and phone can be told to do, so that a payment fails as it did."""
SAYS = {
    (Way.CARD, FailedAs.DECLINED): Say.DECLINED,
    (Way.CARD, FailedAs.CANCELLED): Say.CARD_CANCELLED,
    (Way.CARD, FailedAs.TIMEOUT): Say.CARD_TIMEOUT,
    (Way.WALLET, FailedAs.DECLINED): Say.WALLET_DECLINED,
}
"""What the screen says then: the ways to pay show before a payment too."""
BUTTONS = {Way.CARD: "cardButton", Way.WALLET: "phoneButton", Way.CASH: "cashButton"}
APPROVES = "approve"


class Paying:
    """Whether the ways to pay are on the screen, and what was paid so far."""

    def __init__(self, recording: Recording, outcomes: Mapping[str, FailedAs]) -> None:
        """`outcomes`: attempt → how it failed, of those that did."""
        self._to = recording
        self._outcomes = outcomes
        self._ordered = {Way.CARD: APPROVES, Way.WALLET: APPROVES}
        self._at_pay = False
        self._attempt: PaymentStarted | None = None
        self._goes_back = False
        self._sold: SalePaid | None = None
        self._tapped = 0

    def to_basket(self) -> None:
        """Whoever goes on shopping goes back from the ways to pay."""
        if self._at_pay:
            self._to.does("touch", "backButton")
            self._at_pay = False

    def to_ways(self) -> None:
        if not self._at_pay:
            self._to.does("touch", "payButton")
            self._at_pay = True

    def after_power_cut(self, step: Step) -> None:
        session = step.state.session
        self._at_pay = session is not None and bool(session.parts)

    def take(self, fact: Fact, step: Step) -> bool:
        """Whether it is of payment, receipt or tap, and told so."""
        match fact:
            case SpotDrawn():
                self._to.lane.setdefault("store", {})["spot_check_bp"] = 10_000 if fact.picked else 0
            case PaymentStarted() if fact.kind is not AttemptKind.TRY:
                self._starts(fact, step)
            case CashTaken() if fact.attempt:
                self._to.does("coin" if fact.box is Box.COINS else "note", fact.piece)
            case PayOutSettled():
                self._went_out(fact, step)
            case PaymentDoubted():
                self._to.untold("for a while nobody knew how a payment ended; here it ends at once")
            case PaymentFailed():
                self._failed(fact.outcome)
            case PartPaid():
                self._part(fact, step)
            case PartReturned():
                self._returned(step)
            case SalePaid():
                self._paid(fact)
            case ReceiptChosen() | ReceiptRequested():
                self._receipt(fact, step)
            case TapGiven() | TapExplained():
                self._tap(fact)
            case _:
                return False
        return True

    def end(self) -> None:
        """The books as they must stand then."""
        sold = self._sold.sale if self._sold is not None else None
        cards = [amount(one.amount) for one in sold.tenders if one.way is Way.CARD] if sold is not None else []
        self._to.does("charged", cards)
        if sold is not None:
            self._to.does("books", {"sales": 1, "total": amount(sold.pricing.to_pay)})

    def _starts(self, fact: PaymentStarted, step: Step) -> None:
        self._attempt = fact
        if fact.kind is AttemptKind.TAKE_BACK:
            if not self._goes_back:
                self._to.does("touch", "partsBackButton")
            self._goes_back = True
            return
        if not self._orders(fact):
            return
        self.to_ways()
        before = step.before.session
        if before is not None and fact.amount != before.rest:
            self._to.does("touch", "splitButton")
            self._to.does("type", str(fact.amount.minor))
            self._to.does("touch", "padOk")
            if {"wallet", "coins", "notes"}.isdisjoint(self._to.devices):
                return  # where only cards are taken, one is asked for at once
        self._to.does("touch", BUTTONS[fact.way])
        if fact.way is Way.WALLET:
            self._to.does("touch", "showCodeButton")

    def _orders(self, fact: PaymentStarted) -> bool:
        """What terminal or phone do next is ordered before they are asked; False where they cannot be told to."""
        failed = self._outcomes.get(fact.attempt)
        if fact.way is Way.CASH:
            return True
        does = APPROVES if failed is None else FAILING[fact.way].get(failed, "")
        if not does:
            self._to.untold(f"a payment by {fact.way} that ended as {failed} is left out")
            self._attempt = None
            return False
        if does != self._ordered[fact.way]:
            self._to.does(fact.way.value, does)
            self._ordered[fact.way] = does
        return True

    def _failed(self, outcome: FailedAs) -> None:
        if self._attempt is None:
            return
        if self._attempt.kind is AttemptKind.TAKE_BACK:
            self._to.untold("a part did not go back", matters=True)
            return
        said = SAYS.get((self._attempt.way, outcome))
        if self._attempt.way is Way.CASH:
            self._to.does("touch", "otherWayButton")
        self._to.does("expect", {"screen": "pay", **({"message": said.value} if said else {}), "within": PAID_S})
        self._at_pay = True

    def _went_out(self, fact: PayOutSettled, step: Step) -> None:
        """Said where less or more came out than was due, or nobody knows; a try's is the technician's."""
        attempt = step.before.attempt
        due = attempt.cash.due if attempt is not None and attempt.cash is not None else None
        if not fact.session or (fact.known and due is not None and due.amount == fact.paid):
            return
        self._to.untold("the hopper gave out something else than was due, or nobody knows what", matters=True)

    def _part(self, fact: PartPaid, step: Step) -> None:
        session = step.state.session
        if fact.tender.way is Way.CASH:
            self._to.does("touch", "otherWayButton")
        rest = {"text": {"amount": amount(session.rest)}} if session is not None else {}
        self._to.does("expect", {"screen": "pay", **rest, "within": PAID_S})
        self._at_pay = True

    def _returned(self, step: Step) -> None:
        session = step.state.session
        if session is not None and not session.parts:
            self._to.does("expect", {"screen": "basket", "within": PAID_S})
            self._at_pay = self._goes_back = False

    def _paid(self, fact: SalePaid) -> None:
        self._sold = fact
        self._to.does("expect", {"screen": "receipt", "within": PAID_S})

    def _receipt(self, fact: ReceiptChosen | ReceiptRequested, step: Step) -> None:
        match fact:
            case ReceiptChosen(by=ChosenBy.SHOPPER):
                self._to.does("touch", "printButton" if fact.paper else "noPaperButton")
            case ReceiptChosen() if not any(isinstance(one, SalePaid) for one in step.append.facts):
                self._to.does("expect", {"screen": "tap", "within": SHOWN_S})
            case ReceiptRequested() if not any(isinstance(one, ReceiptChosen) for one in step.append.facts):
                self._to.untold("the receipt was printed once more")
            case _:
                return

    def _tap(self, fact: TapGiven | TapExplained) -> None:
        face = fact.face if isinstance(fact, TapGiven) else fact.tap.face
        if face != self._tapped:
            self._to.does("touch", f"face_{face}")
            self._tapped = face
        if isinstance(fact, TapExplained):
            for reason in fact.reasons:
                self._to.does("touch", f"reason_{reason}")
            if fact.remark:
                self._to.untold("what the shopper wrote with the tap: it may tell of a person")
            self._to.does("touch", "doneButton")
