"""Every input in any order, sense and nonsense: what must hold of a lane whatever happens to it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from kiosk.core.mode import LaneMode
from kiosk.core.pricing import price_basket
from kiosk.core.pricing.coupons import shopper_with
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.day_facts import DayEndStarted
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.session.decide import decide
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.effects import (
    AskTerminal,
    ConfirmPayment,
    OfferBasket,
    PrintReceipt,
    PushOutbox,
    QueryPayment,
    RefusePayment,
)
from kiosk.core.session.facts import (
    BasketKept,
    BasketOffered,
    BasketTakenUp,
    Fact,
    LaneCarried,
    PartPaid,
    PartReturned,
    PaymentAuthorised,
    PaymentFailed,
    PaymentStarted,
    PeriodClosed,
    ReceiptFailed,
    ReceiptPrinted,
    SalePaid,
    SaleSigned,
    SessionEnded,
    SessionResumed,
    SessionStarted,
    SigningFailed,
    TapExplained,
    TapGiven,
    Tender,
)
from kiosk.core.session.inputs import (
    BasisGiven,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardResolvedCharged,
    CardUnresolved,
    Input,
    Moment,
    Started,
    Ticked,
)
from kiosk.core.session.refund_facts import RefundPaid, RefundPartPaid, RefundStarted
from kiosk.core.session.settle_facts import PaymentSettled, SettledToldLate
from kiosk.core.session.state import AWAY, AttemptKind, AttemptStage, LaneState, Paid, Paying, Session, Settling, screen
from kiosk.core.signature import Signing
from tests.kiosk.core.session.auditing import Books, by_facts
from tests.kiosk.core.session.drawing import RETURNS, RULES, Chance, draw
from tests.kiosk.core.session.sensible import sensible


def _asked_anew(session: Session | None) -> Session | None:
    """What is to be looked at has another name after a start, and began then."""
    if session is None:
        return None
    return replace(session, interventions=tuple(replace(one, id="", at="") for one in session.interventions))


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.state = new_lane(RULES)
        self.folded = new_lane(RULES)
        self.carried = new_lane(RULES)
        self.books = Books(set(), set(), set(), set(), set(), set(), set())
        self.query_under_way = False
        self.now = 1000.0
        self.taken = 0
        RETURNS.clear()

    @initialize()
    def the_lane_starts(self) -> None:
        self.does(Started("test"))

    @rule(drawn=st.integers(0, 2**20))
    def goes_on(self, drawn: int) -> None:
        """One rule, so that the mixture stays: mostly sense, some nonsense, some waiting, now and then a power cut."""
        chance = Chance((drawn * 0x9E3779B97F4A7C15 % 2**64) >> 16)
        match chance.one("sssssssaaaatp"):
            case "s":
                self.does(draw(chance.one(sensible(self.state)), self.state, chance))
            case "a":
                self.does(draw(chance.one(get_args(Input)), self.state, chance))
            case "t":
                self.waits(chance.one((0.5, 3.0, 11.0, 31.0, 130.0)))
            case _:
                self.loses_power()

    def waits(self, seconds: float) -> None:
        self.now += seconds
        self.does(Ticked())
        deadline = next_deadline(self.state)
        assert deadline is None or deadline > self.now, "a deadline that a tick does not move keeps the lane busy"

    def loses_power(self) -> None:
        """The same basket, the same money; what was under way is asked after, never begun again."""
        before = self.state
        note("power cut")
        self.state = self.folded
        self.query_under_way = False
        self.now += 5
        effects = self.does(Started("test"))
        over = before.session is not None and before.session.tapped
        assert self.state.mode is before.mode
        assert self.state.staff is None
        assert _asked_anew(self.state.session) == (None if over else _asked_anew(before.session))
        assert all(isinstance(effect, QueryPayment | PushOutbox | OfferBasket) for effect in effects)
        assert sum(isinstance(effect, QueryPayment) for effect in effects) == (before.attempt is not None)

    def does(self, event: Input) -> tuple[object, ...]:
        self.taken += 1
        note(repr(event))
        before = self.state
        moment = Moment(f"2026-11-22T10:00:{self.taken % 60:02d}+00:00", self.now, f"{self.taken:032x}")
        decision = decide(before, event, moment, RULES)
        assert decision == decide(before, event, moment, RULES)
        self.state = decision.state
        screen(self.state)
        for fact in decision.facts:
            self.folded = apply(self.folded, fact, RULES)
            self.carried = apply(new_lane(RULES) if isinstance(fact, LaneCarried) else self.carried, fact, RULES)
            self.audit_fact(fact, event)
        assert by_facts(self.folded) == by_facts(self.state), "the facts alone do not give this lane"
        assert by_facts(self.carried) == by_facts(self.state), "something was not carried forward"
        self.audit_effects(before, event, decision.facts, decision.effects)
        self.audit_state(before)
        return decision.effects

    def audit_fact(self, fact: Fact, event: Input) -> None:
        books = self.books
        match fact:
            case DayEndStarted():
                assert self.folded.attempt is None, "what is asked after a payment would be gone with the day"
            case PaymentStarted():
                self.query_under_way = False
                assert not (fact.way in self.folded.days and self.folded.days[fact.way].job), "its day is ending"
                assert self.folded.refund is not None or self.folded.session is not None
                assert self.folded.refund is not None or not self.folded.session.training  # type: ignore[union-attr]
                assert fact.attempt not in books.started
                books.started.add(fact.attempt)
            case PaymentAuthorised():
                assert isinstance(event, CardAuthorised)
                assert event.attempt == fact.attempt
                books.authorised.add(fact.attempt)
            case SalePaid():
                assert fact.session not in books.paid
                books.paid.add(fact.session)
                tender = fact.sale.tender
                self.audit_tender(tender, event)
                assert books.stands.get(fact.session, 0) == sum(part.amount.minor for part in fact.sale.earlier)
                books.moved(fact.session, tender.amount.minor)
                books.sold += fact.sale.pricing.to_pay.minor
                assert books.stands[fact.session] == fact.sale.pricing.to_pay.minor
                books.unsigned.add(fact.session)
                known = [(line.item.key, line.pack) for line in fact.sale.lines]
                packs = {(item, pack.serial) for item, pack in known if pack and pack.serial}
                coupons = {coupon.key for coupon in fact.sale.coupons if coupon.serial}
                assert not packs & books.sold_packs, "one pack is sold once"
                assert not coupons & books.used_coupons, "one coupon is used once"
                books.sold_packs |= packs
                books.used_coupons |= coupons
            case PartPaid():
                self.audit_tender(fact.tender, event)
                books.moved(fact.session, fact.tender.amount.minor)
            case PaymentSettled():
                assert isinstance(event, BasisGiven), "nobody but a person settles a payment"
                assert event.attempt == fact.attempt
                assert fact.attempt not in books.settled, "a payment is settled once"
                assert (self.folded.staff is not None, self.query_under_way) == (True, False)
                books.settled[fact.attempt] = fact.moved
            case SettledToldLate():
                assert books.settled[fact.attempt] is fact.said
                if fact.said is not fact.told and fact.told is (fact.kind is AttemptKind.PAYMENT):
                    books.moved(fact.session, fact.amount.minor)  # it is there after all, for nothing
                    books.late.add(fact.attempt)
            case PaymentFailed():
                assert not books.settled.get(fact.attempt, False), "what was said to be charged is booked"
            case PartReturned():
                assert isinstance(event, CardApproved | CardResolvedCharged | CardFailed | BasisGiven)
                assert event.attempt == fact.attempt
                books.moved(fact.session, -fact.tender.amount.minor)
                assert books.stands[fact.session] >= 0
            case PartsLeft():
                books.moved(fact.session, -fact.debt.amount.minor)
                partly = any(part.is_nameless for part in fact.debt.tenders) or fact.debt.id in books.late
                partly = partly or fact.debt.reason == AWAY  # of that way alone
                assert partly or books.stands[fact.session] == 0, "all of it is left to staff"
                assert books.stands[fact.session] >= 0
                assert fact.debt.id not in books.debts
                books.debts[fact.debt.id] = fact.debt.amount.minor
            case DebtPaid():
                assert self.folded.staff is not None
                assert books.debts.pop(fact.debt) > 0, "what is owed is given back once"
            case SessionEnded():
                assert fact.session in books.paid or not books.stands.get(fact.session), "nobody leaves money behind"
            case RefundStarted():
                assert fact.refund.sale.session in books.paid
                books.refunds[fact.session] = fact.refund.sale.session
            case RefundPartPaid():
                books.moved(books.refunds[fact.session], fact.tender.amount.minor)
            case RefundPaid():
                sold = books.refunds[fact.session]
                books.moved(sold, fact.sale.tender.amount.minor)
                books.sold += fact.sale.pricing.to_pay.minor
                assert books.stands[sold] >= 0, "no more goes back than was paid"
                assert sum(one.amount.minor for one in fact.sale.tenders) == fact.sale.pricing.to_pay.minor
                RETURNS[sold] = (*RETURNS.get(sold, ()), fact.sale)
                books.unsigned.add(fact.session)
            case PeriodClosed():
                assert fact.period.number + 1 == self.folded.period.number, "each period is closed once"
                assert self.folded.attempt is None
                books.closed += fact.period.of(RULES.currency).gross.minor
            case SessionStarted():
                assert fact.training == (self.folded.mode is LaneMode.TRAINING)
                assert self.folded.mode is not LaneMode.CLOSED, "nobody gets in at a closed lane"
            case BasketOffered():
                assert fact.basket not in books.offered
                assert not any(one.session.training for one in self.folded.saved if one.session.id == fact.session)
                books.offered.add(fact.basket)
                books.with_the_store.add(fact.session)
            case BasketKept():
                books.with_the_store.remove(fact.session)
            case BasketTakenUp():
                assert self.folded.mode is LaneMode.OPEN
                assert fact.basket not in books.taken_up, "one basket is opened once"
                books.taken_up.add(fact.basket)
            case SessionResumed():
                assert fact.session not in books.with_the_store, "what was offered is the store's"
            case SigningFailed():
                assert fact.session in books.unsigned
                assert fact.session not in books.failed, "said once"
                books.failed.add(fact.session)
            case SaleSigned():
                books.unsigned.remove(fact.session)
                assert fact.late == (fact.session in books.failed)
            case TapGiven():
                assert self.folded.session is not None
                assert self.folded.session.id not in books.tapped
                books.tapped.add(self.folded.session.id)
            case TapExplained():
                assert fact.tap.tap not in books.explained
                books.explained.add(fact.tap.tap)
            case ReceiptPrinted() | ReceiptFailed():
                assert fact.job not in books.printed, "a print ends once"
                books.printed.add(fact.job)

    def audit_tender(self, tender: Tender, event: Input) -> None:
        """Money counts as paid only when the terminal completed what was authorised, or told so when asked.

        Or where staff said so.
        """
        if self.books.settled.get(tender.attempt, False):
            assert (tender.terminal_id, tender.receipt_no, tender.trace_no) == ("", "", ""), "nobody typed its numbers"
            return
        assert isinstance(event, CardApproved | CardResolvedCharged)
        resolved = isinstance(event, CardResolvedCharged) and event.attempt == tender.attempt
        assert resolved or tender.attempt in self.books.authorised
        assert event.result.amount == tender.amount

    def audit_effects(
        self, before: LaneState, event: Input, facts: tuple[Fact, ...], effects: tuple[object, ...]
    ) -> None:
        answer = isinstance(event, CardResolvedCharged | CardUnresolved)
        if isinstance(event, Started):  # a new run: nobody waits for the answers of the old one
            self.query_under_way = False
        if answer and self.state.attempt is not None and self.state.attempt.id == event.attempt:
            self.query_under_way = False
        for effect in effects:
            match effect:
                case AskTerminal():
                    over = any(isinstance(fact, PartReturned | RefundPartPaid) for fact in facts)
                    assert before.attempt is None or over
                    assert effect.attempt in {fact.attempt for fact in facts if isinstance(fact, PaymentStarted)}
                    assert effect.attempt not in self.books.asked
                    self.books.asked.add(effect.attempt)
                case ConfirmPayment():
                    assert isinstance(event, CardAuthorised)
                    assert effect.token == event.token
                    assert event.attempt in self.books.authorised
                    assert self.state.attempt is not None
                    assert self.state.attempt.id == event.attempt
                    assert self.state.attempt.amount == event.result.amount
                case PrintReceipt():
                    assert effect.job not in self.books.sent_to_printer
                    self.books.sent_to_printer.add(effect.job)
                    job = self.state.print_job
                    assert job is None or job.id != effect.job or job.sale.signing is not Signing.PENDING
                case QueryPayment():
                    if self.state.attempt is None:  # for a late word nobody waits
                        assert self.state.settled is not None
                        assert effect.attempt == self.state.settled.attempt
                        continue
                    assert not self.query_under_way, "one question at a time"
                    self.query_under_way = True
                    assert effect.attempt == self.state.attempt
        if isinstance(event, CardAuthorised):
            answers = [effect for effect in effects if isinstance(effect, ConfirmPayment | RefusePayment)]
            assert len(answers) == 1, "the terminal waits for exactly one answer"

    def audit_state(self, before: LaneState) -> None:
        state, session = self.state, self.state.session
        assert {debt.id: debt.amount.minor for debt in state.debts} == self.books.debts
        open_minor = state.period.of(RULES.currency).gross.minor
        assert self.books.closed + open_minor == self.books.sold, "each sale is in one period"
        assert {sale.session for sale in state.unsigned} == self.books.unsigned
        paying = session is not None and isinstance(session.phase, Paying)
        own = state.attempt is not None and (session is not None and state.attempt.session == session.id)
        assert paying == own
        assert own or state.attempt is None or state.refund is not None
        if session is None:
            return
        closed = isinstance(session.phase, Settling)
        assert closed == (bool(session.parts) and not own)
        assert sum(part.amount.minor for part in session.parts) in (self.books.stands.get(session.id, 0), 0)
        assert session.training == (state.mode is LaneMode.TRAINING), "a practised visit is never a real one"
        shopper = shopper_with(session.coupons, session.prices_of)
        assert session.pricing == price_basket(session.lines, RULES.currency, RULES.rules, shopper, session.by_hand)
        assert session.pricing.to_pay.minor == sum(line.gross.minor for line in session.pricing.lines)
        assert len({line.id for line in session.lines}) == len(session.lines)
        serials = [(line.item.key, line.pack.serial) for line in session.lines if line.pack and line.pack.serial]
        assert len(set(serials)) == len(serials)
        assert len({coupon.key for coupon in session.coupons}) == len(session.coupons)
        if state.attempt is not None and own:
            if state.attempt.kind is AttemptKind.PAYMENT:
                assert 0 < state.attempt.amount.minor <= session.rest.minor
            else:
                assert state.attempt.of in session.parts
            if before.attempt is not None:
                assert before.session is not None
                assert session.lines == before.session.lines
            if state.attempt.stage in (AttemptStage.DOUBT, AttemptStage.PARKED):
                assert self.query_under_way or state.ask_again_at is not None, "nobody asks after this doubt any more"
        if isinstance(session.phase, Paid):
            assert session.phase.sale.lines == session.lines


AnyOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=60)


class TestAnyOrder(AnyOrder.TestCase):  # type: ignore[misc, valid-type]
    pass
