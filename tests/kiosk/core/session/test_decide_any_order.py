"""Every input in any order, sense and nonsense: what must hold of a lane whatever happens to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, get_args

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from kiosk.core.ease import Ease, Scheme
from kiosk.core.items import Tax
from kiosk.core.pricing import Label, Shopper, price_basket
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.effects import AskTerminal, ConfirmPayment, QueryPayment, RefusePayment
from kiosk.core.session.facts import (
    CardResult,
    Fact,
    FailedAs,
    PaymentAuthorised,
    PaymentStarted,
    ReceiptFailed,
    ReceiptPrinted,
    SalePaid,
    TapExplained,
    TapGiven,
)
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    BackTouched,
    BasketCodeGiven,
    CancelConfirmed,
    CancelTouched,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardProgressed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    CodeKeyTouched,
    ComeBackTouched,
    CountScanned,
    Device,
    DeviceCame,
    DeviceLost,
    EaseTouched,
    ExpiredScanned,
    FaceTouched,
    HelpTouched,
    Input,
    ItemPicked,
    ItemScanned,
    LabelScanned,
    LanguageTouched,
    Load,
    MessageClosed,
    Moment,
    MoreTimeTouched,
    NoBarcodeTouched,
    NoPaperTouched,
    NotTakenScanned,
    OtherWayTouched,
    PaperTouched,
    PayTouched,
    PrintDone,
    PrinterShowed,
    PrintLost,
    QuantityTouched,
    ReasonTouched,
    ReceiptTouched,
    RemarkTyped,
    RemoveTouched,
    SaveTouched,
    ScaleShowed,
    ServerLinkChanged,
    Started,
    StartTouched,
    StayTouched,
    Stopping,
    TakeUpTouched,
    TareTouched,
    TerminalReadied,
    Ticked,
    UndoTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import PayView, WeighView
from kiosk.core.session.state import AttemptStage, LaneState, Paid, Paying, screen
from kiosk.core.values import Money
from tests.shop import APPLES, ASKING, BANANAS, BREAD, EXTRA, MARK, MILK, SOAP, WINE, item

Choice = TypeVar("Choice")

DOLLARS = replace(item("02000000000053", "Peanut butter", 499), price=Money(499, "USD"))
GIFT = item("02000000000060", "Leaflet", 0)
UNTAXED = item("02000000000077", "Stamp", 85, tax=Tax("Z", 0, inclusive=True))
LAMP = item("02000000000084", "Lamp", 1995, tax=EXTRA)

ITEMS = (MILK, BREAD, SOAP, APPLES, BANANAS, LAMP, UNTAXED, WINE, DOLLARS, GIFT)
NUMBERS = (1, 2, 3, 0, -1, 4, 5, 6)
TEXTS = ("", "05", "no")
BARE: tuple[type[Input], ...] = (
    UnreadableScanned, StartTouched, NoBarcodeTouched, AddWeighedTouched, UndoTouched, PayTouched, CardTouched,
    OtherWayTouched, MoreTimeTouched, PaperTouched, NoPaperTouched, ReceiptTouched, BackTouched, CancelTouched,
    CancelConfirmed, HelpTouched, MessageClosed, Stopping, Ticked, StayTouched, SaveTouched, TakeUpTouched,
    CodeKeyTouched, ComeBackTouched, NotTakenScanned,
)  # fmt: skip


class Chance:
    """One drawn number, spent choice by choice; 0 always takes the first, so that examples shrink to the usual."""

    def __init__(self, drawn: int) -> None:
        self._left = drawn

    def one(self, options: Sequence[Choice]) -> Choice:
        self._left, place = divmod(self._left, len(options))
        return options[place]

    def yes(self) -> bool:
        return self.one((True, False))

    def mostly(self, usual: Choice, *strange: Choice) -> Choice:
        return self.one((usual, usual, usual, *strange))


def result(state: LaneState, chance: Chance) -> CardResult:
    asked = state.attempt.amount if state.attempt is not None else Money(129, "EUR")
    return CardResult(
        amount=chance.mostly(asked, Money(asked.minor + 1, "EUR"), Money(asked.minor, "USD")),
        terminal_id="52500041",
        receipt_no="0008",
        trace_no="000012",
        result_code="00",
    )


def draw(kind: type, state: LaneState, chance: Chance) -> Input:
    """One input of `kind`: mostly about the attempt and the job that are open, else about others."""
    attempt = chance.mostly(state.attempt.id if state.attempt is not None else "", "4-000001-a1", "4-000001-a2")
    job = chance.mostly(state.print_job.id if state.print_job is not None else "", "4-000001-p1", "")
    one = chance.one
    if kind in BARE:
        return kind()  # type: ignore[no-any-return]
    if kind in (ItemScanned, ExpiredScanned):
        found = one(ITEMS)
        return kind(found.key, found)  # type: ignore[no-any-return]
    makers: dict[type, Callable[[], Input]] = {
        BasketCodeGiven: lambda: BasketCodeGiven(one((*(kept.code for kept in state.saved), "000000"))),
        LabelScanned: lambda: LabelScanned("02812340000002", APPLES, one((Label(net_g=500), Label(Money(299, "EUR"))))),
        CountScanned: lambda: CountScanned(MILK.key, MILK, one((6, 1, 99))),
        UnknownScanned: lambda: UnknownScanned(one(("", "09999999999994"))),
        EaseTouched: lambda: EaseTouched(Ease(scheme=one(tuple(Scheme)), large_text=one((True, False)))),
        LanguageTouched: lambda: LanguageTouched(one(("en", "zh_CN", "xx"))),
        ItemPicked: lambda: ItemPicked(one(ITEMS)),
        TareTouched: lambda: TareTouched(one((10, 0, 30, 500, -1))),
        QuantityTouched: lambda: QuantityTouched(one(NUMBERS), one((1, 2, 99, 0, -1, 100))),
        RemoveTouched: lambda: RemoveTouched(one(NUMBERS)),
        FaceTouched: lambda: FaceTouched(one(NUMBERS)),
        ReasonTouched: lambda: ReasonTouched(one(("slow", "quick", "unclear", "loud", "other", "none"))),
        RemarkTyped: lambda: RemarkTyped(one(("", "call 0170 1234567", "fine"))),
        DeviceCame: lambda: DeviceCame(one(tuple(Device))),
        DeviceLost: lambda: DeviceLost(one(tuple(Device)), "unplugged", ""),
        ScaleShowed: lambda: ScaleShowed(
            one(tuple(Load)), one((505, 0, 105, 115, 15_000, 15_001, -5)), one((True, False))
        ),
        PrinterShowed: lambda: PrinterShowed(chance.yes(), not chance.yes(), not chance.yes(), ""),
        PrintDone: lambda: PrintDone(job),
        PrintLost: lambda: PrintLost(job, chance.yes(), one(TEXTS)),
        TerminalReadied: lambda: TerminalReadied(MARK),
        CardProgressed: lambda: CardProgressed(attempt, one(TEXTS), one(TEXTS)),
        CardAuthorised: lambda: CardAuthorised(attempt, "token", result(state, chance)),
        CardApproved: lambda: CardApproved(attempt, result(state, chance), ("APPROVED",)),
        CardFailed: lambda: CardFailed(attempt, one(tuple(FailedAs)), one(TEXTS), one(TEXTS)),
        CardUnknown: lambda: CardUnknown(attempt, one(TEXTS)),
        CardResolvedCharged: lambda: CardResolvedCharged(attempt, result(state, chance)),
        CardResolvedUncharged: lambda: CardResolvedUncharged(attempt),
        CardUnresolved: lambda: CardUnresolved(attempt, one(("no_answer", "unclear")), one(TEXTS)),
        Started: lambda: Started("test"),
        ServerLinkChanged: lambda: ServerLinkChanged(chance.yes()),
    }
    return makers[kind]()


def sensible(state: LaneState) -> tuple[type, ...]:
    """What a shopper and good devices do next, so that visits come to their end often enough."""
    if state.mark is None:
        return (TerminalReadied, PrinterShowed, ScaleShowed)
    session = state.session
    if session is None:
        return (ItemScanned, StartTouched)
    if state.attempt is not None and state.attempt.stage is AttemptStage.SENT:
        return (CardAuthorised, CardAuthorised, CardFailed, CardUnknown)
    if state.attempt is not None and state.attempt.stage is AttemptStage.AUTHORISED:
        return (CardApproved, CardApproved, CardUnknown)
    if state.attempt is not None:
        return (CardResolvedCharged, CardResolvedUncharged, CardUnresolved, Ticked)
    if isinstance(session.phase, Paid):
        return (PaperTouched, NoPaperTouched, ReceiptTouched, FaceTouched, ReasonTouched, PrintDone, PrintLost, Ticked)
    if isinstance(state.view, PayView):
        return (CardTouched,)
    if isinstance(state.view, WeighView):
        return (ScaleShowed, ScaleShowed, AddWeighedTouched, BackTouched)
    if session.lines:
        return (ItemScanned, ItemPicked, PayTouched, PayTouched)
    return (ItemScanned, ItemPicked)


def by_facts(state: LaneState) -> LaneState:
    """`state` with all that notes make taken away."""
    bare = new_lane(ASKING)
    return replace(
        bare,
        session=state.session,
        attempt=state.attempt,
        print_job=state.print_job,
        saved=state.saved,
        sessions=state.sessions,
        attempts=state.attempts,
        receipts=state.receipts,
        jobs=state.jobs,
        stopped_well=state.stopped_well,
    )


@dataclass
class Books:
    """What an auditor would keep beside the lane."""

    started: set[str]
    authorised: set[str]
    asked: set[str]
    paid: set[str]
    tapped: set[str]
    explained: set[str]
    printed: set[str]


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.state = new_lane(ASKING)
        self.folded = new_lane(ASKING)
        self.books = Books(set(), set(), set(), set(), set(), set(), set())
        self.query_under_way = False
        self.now = 1000.0
        self.taken = 0

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
        assert self.state.session == (None if over else before.session)
        assert all(isinstance(effect, QueryPayment) for effect in effects)
        assert len(effects) == (before.attempt is not None)

    def does(self, event: Input) -> tuple[object, ...]:
        self.taken += 1
        note(repr(event))
        before = self.state
        moment = Moment(f"2026-11-22T10:00:{self.taken % 60:02d}+00:00", self.now, f"{self.taken:032x}")
        decision = decide(before, event, moment, ASKING)
        assert decision == decide(before, event, moment, ASKING)
        self.state = decision.state
        screen(self.state)
        for fact in decision.facts:
            self.folded = apply(self.folded, fact, ASKING)
            self.audit_fact(fact, event)
        assert by_facts(self.folded) == by_facts(self.state), "the facts alone do not give this lane"
        self.audit_effects(before, event, decision.facts, decision.effects)
        self.audit_state(before)
        return decision.effects

    def audit_fact(self, fact: Fact, event: Input) -> None:
        books = self.books
        match fact:
            case PaymentStarted():
                self.query_under_way = False
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
                resolved = isinstance(event, CardResolvedCharged) and event.attempt == tender.attempt
                assert resolved or tender.attempt in books.authorised
                assert isinstance(event, CardApproved | CardResolvedCharged)
                assert event.result.amount == tender.amount == fact.sale.pricing.to_pay
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
                    assert before.attempt is None
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
                case QueryPayment():
                    assert not self.query_under_way, "one question at a time"
                    self.query_under_way = True
                    assert effect.attempt == self.state.attempt
        if isinstance(event, CardAuthorised):
            answers = [effect for effect in effects if isinstance(effect, ConfirmPayment | RefusePayment)]
            assert len(answers) == 1, "the terminal waits for exactly one answer"

    def audit_state(self, before: LaneState) -> None:
        state, session = self.state, self.state.session
        paying = session is not None and isinstance(session.phase, Paying)
        assert paying == (state.attempt is not None)
        if session is None:
            return
        shopper = Shopper(since=session.started_at)
        assert session.pricing == price_basket(session.lines, ASKING.currency, ASKING.rules, shopper)
        assert session.pricing.to_pay.minor == sum(line.gross.minor for line in session.pricing.lines)
        assert len({line.id for line in session.lines}) == len(session.lines)
        if state.attempt is not None:
            assert state.attempt.session == session.id
            assert state.attempt.amount == session.pricing.to_pay
            if before.attempt is not None:
                assert before.session is not None
                assert session.lines == before.session.lines
            if state.attempt.stage in (AttemptStage.DOUBT, AttemptStage.PARKED):
                assert self.query_under_way or state.ask_again_at is not None, "nobody asks after this doubt any more"
        if isinstance(session.phase, Paid):
            assert session.phase.sale.lines == session.lines


AnyOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=60, deadline=None)


class TestAnyOrder(AnyOrder.TestCase):  # type: ignore[misc, valid-type]
    pass
