"""Inputs drawn by lot for `test_decide_any_order`: what could come of a lane as it stands, and what could not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from kiosk.core import changes as by_staff
from kiosk.core.baskets import Why
from kiosk.core.claims import Unclaimed
from kiosk.core.clock import Move
from kiosk.core.debts import GivenAs
from kiosk.core.ease import Ease, Scheme
from kiosk.core.fiscal import sign_key
from kiosk.core.interventions import Answer
from kiosk.core.items import Pack, Tax
from kiosk.core.pricing import Label, Line
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.recalls import Recall
from kiosk.core.refund import Wanted
from kiosk.core.session.facts import CardResult, FailedAs, Sale
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    AllBackTouched,
    AmountGiven,
    AnswerTouched,
    AskLost,
    BackTouched,
    BadgeScanned,
    BagBackTouched,
    BagsTouched,
    BagTouched,
    BasketCodeGiven,
    BasketGranted,
    BasketHanded,
    BasketRefused,
    CancelConfirmed,
    CancelTouched,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardPractised,
    CardProgressed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    ChangeGiven,
    ChangeOpened,
    ClaimAnswered,
    ClockMoved,
    CodeKeyTouched,
    ComeBackTouched,
    CountScanned,
    CouponScanned,
    CouponTouched,
    Device,
    DeviceCame,
    DeviceLost,
    EaseTouched,
    ExpiredScanned,
    FaceTouched,
    GivenByHand,
    HelpNotNeeded,
    HelpPageTouched,
    HelpTouched,
    Input,
    InterventionGiven,
    ItemPicked,
    ItemScanned,
    LabelScanned,
    LanguageTouched,
    MasterCame,
    MessageClosed,
    MoreTimeTouched,
    NoBarcodeTouched,
    NoPaperTouched,
    NotTakenScanned,
    NumberLookedUp,
    OfferNotTaken,
    OfferTaken,
    OtherWayTouched,
    OutboxStood,
    PaperTouched,
    PartsBackTouched,
    PayTouched,
    PinChecked,
    PinGiven,
    Practised,
    PriceTouched,
    PrintDone,
    PrinterShowed,
    PrintLost,
    QuantityTouched,
    ReadBy,
    ReasonTouched,
    ReceiptGiven,
    ReceiptTouched,
    RefundTouched,
    RemarkTyped,
    RemoveTouched,
    SaleFound,
    SaveTouched,
    ShelfMissing,
    ShowCodeTouched,
    SignatureCame,
    SignatureLost,
    SplitTouched,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
    Started,
    StartTouched,
    StayTouched,
    Stopping,
    TakeTouched,
    TakeUpTouched,
    TareTouched,
    TerminalReadied,
    Ticked,
    TypeTouched,
    UndoTouched,
    UnitsTouched,
    UnknownScanned,
    UnreadableScanned,
    WaitTouched,
    WalletCodeCame,
    WalletCodeRead,
    WalletTouched,
    WithoutTouched,
)
from kiosk.core.session.state import LaneState, debts_of
from kiosk.core.session.touches import Symbol
from kiosk.core.session.visit import PutAside
from kiosk.core.signature import Signature
from kiosk.core.staff import Act
from kiosk.core.standing import Standing
from kiosk.core.values import Money, Way, Weighing
from tests.kiosk.core.session.crew import STAFFED
from tests.kiosk.core.session.deeds import DEEDS
from tests.kiosk.core.session.drawing_cash import of_cash
from tests.kiosk.core.session.drawing_checks import CHECKS, some_act
from tests.kiosk.core.session.drawing_hosts import by_hosts
from tests.kiosk.core.session.drawing_members import of_members
from tests.kiosk.core.session.drawing_scales import by_scales
from tests.shop import APPLES, BANANAS, BREAD, EXTRA, MARK, MILK, SOAP, WINE, item

Choice = TypeVar("Choice")

DOLLARS = replace(item("02000000000053", "Peanut butter", 499), price=Money(499, "USD"))
GIFT = item("02000000000060", "Leaflet", 0)
UNTAXED = item("02000000000077", "Stamp", 85, tax=Tax("Z", 0, inclusive=True))
LAMP = item("02000000000084", "Lamp", 1995, tax=EXTRA)

ITEMS = (MILK, BREAD, SOAP, APPLES, BANANAS, LAMP, UNTAXED, WINE, DOLLARS, GIFT)
STANDINGS = tuple(Standing(unsent=3, since="2026-11-22T09:14:00+01:00", age_s=age_s) for age_s in (0, 90, 9000))
NUMBERS = (1, 2, 3, 0, -1, 4, 5, 6)
TEXTS = ("", "05", "no")
PRICES = read_rules(
    {
        "format": 1,
        "currency": "EUR",
        "rules": [
            {
                "id": "milk-coupon",
                "kind": "amount",
                "name": {"en": "0.20 off milk"},
                "for": {"items": [MILK.key]},
                "amount": 20,
                "coupon": "M20",
                "limit": 1,
            },
            {
                "id": "five-off",
                "kind": "basket_amount",
                "name": {"en": "1.00 off 5.00 or more"},
                "amount": 100,
                "at_least": {"amount": 500},
                "coupon": "FIVE",
            },
        ],
    }
)
COUPONS = (
    Coupon(id="M20"),
    Coupon(id="M20", serial="1"),
    Coupon(id="M20", serial="2"),
    Coupon(id="FIVE"),
    Coupon(id="X"),
)
PACKS = (
    None,
    Pack(lot="L1"),
    Pack(lot="L1", serial="S1"),
    Pack(serial="S2"),
    Pack(lot="BAD"),
    Pack(best_before="2020-01-01"),
)
MOVED = Move(expected="2026-11-22T10:00:00+00:00", found="2026-11-22T09:00:00+00:00", seconds=-3600)
RULES = replace(
    STAFFED,
    shares_baskets=True,
    rules=PRICES,
    recalls=(Recall(item=MILK.key, lots=frozenset({"BAD"})),),
)
SIGNATURE = Signature(
    unit="SIM-1",
    algorithm="SIM",
    transaction=1,
    counter=1,
    started="2026-11-22T10:00:00+00:00",
    ended="2026-11-22T10:00:00+00:00",
    signature="c2ln",
)
BARE: tuple[type[Input], ...] = (
    UnreadableScanned, StartTouched, NoBarcodeTouched, AddWeighedTouched, UndoTouched, PayTouched, CardTouched,
    WalletTouched, ShowCodeTouched,
    OtherWayTouched, MoreTimeTouched, PaperTouched, NoPaperTouched, ReceiptTouched, BackTouched, CancelTouched,
    CancelConfirmed, HelpTouched, HelpNotNeeded, MessageClosed, Stopping, Ticked, StayTouched, SaveTouched,
    TakeUpTouched, CodeKeyTouched, ComeBackTouched, NotTakenScanned, HelpPageTouched, StaffTouched,
    TypeTouched, PriceTouched, TakeTouched, BagsTouched, SplitTouched, PartsBackTouched, AllBackTouched, RefundTouched,
)  # fmt: skip


BASKETS = tuple(letter * 32 for letter in "abcdef")
PUT_ASIDE = tuple(
    PutAside(
        started_at="2026-11-22T09:30:00+00:00",
        language=language,
        lines=(Line(3, one), Line(5, APPLES, weighing=Weighing(510, 10))),
        coupons=COUPONS[:1],
        next_line=6,
        helped=False,
        to_pay=Money(299, one.price.currency),
        owes_check=one is MILK,
        bag_words=2 if one is LAMP else 0,
    )
    for language, one in (("zh_CN", MILK), ("xx", LAMP), ("en", DOLLARS))
)


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
    about = state.attempt or (state.settled.attempt if state.settled is not None else None)
    asked = about.amount if about is not None else Money(129, "EUR")
    return CardResult(
        amount=chance.mostly(asked, Money(asked.minor + 1, "EUR"), Money(asked.minor, "USD")),
        terminal_id="52500041",
        receipt_no="0008",
        trace_no="000012",
        result_code="00",
    )


def sale_found(state: LaneState, chance: Chance) -> SaleFound:
    """What the journal has of the receipt looked for: mostly the sale that was printed last, and its refunds."""
    job, wanted = state.print_job, state.desk.looking if state.desk is not None else None
    sale = job.sale if job is not None and not job.sale.training and not job.sale.returns else None
    return SaleFound(
        chance.mostly(wanted or Wanted(1), Wanted(3)), sale, RETURNS.get(sale.session, ()) if sale is not None else ()
    )


RETURNS: dict[str, tuple[Sale, ...]] = {}
"""Session → the refunds that were made of its sale, as its journal has them."""


def draw(kind: type, state: LaneState, chance: Chance) -> Input:
    """One input of `kind`: mostly about the attempt and the job that are open, else about others."""
    asked_after = state.attempt or (state.settled.attempt if state.settled is not None else None)
    attempt = chance.mostly(asked_after.id if asked_after is not None else "", "4-000001-a1", "4-000001-a2")
    open_ = state.session.interventions if state.session is not None else ()
    check = chance.mostly(open_[0].id if open_ else "", 32 * "0")
    job = chance.mostly(state.print_job.id if state.print_job is not None else "", "4-000001-p1", "")
    one = chance.one
    request = chance.mostly(state.asking.ask.request if state.asking is not None else "", "r" * 32)
    if kind in BARE:
        return kind()  # type: ignore[no-any-return]
    if kind in CHECKS:
        return CHECKS[kind](state, chance.yes())
    if kind is ChangeOpened:
        return ChangeOpened(one(tuple(Act)), one(NUMBERS))
    if kind is ChangeGiven:
        return ChangeGiven(one(DEEDS)(one(NUMBERS)), one(tuple(by_staff.Why)), one(TEXTS))
    if kind is ItemScanned:
        found = one(ITEMS)
        return ItemScanned(found.key, found, one(PACKS), one(tuple(Symbol)))
    if kind is ExpiredScanned:
        found = one(ITEMS)
        return ExpiredScanned(found.key, found, one(tuple(Symbol)))
    makers: dict[type, Callable[[], Input]] = {
        GivenByHand: lambda: GivenByHand(one((*(debt.id for debt in debts_of(state)), "")), one(tuple(GivenAs))),
        ReceiptGiven: lambda: ReceiptGiven(Wanted(one((1, 2, 0, 77)))),
        SaleFound: lambda: sale_found(state, chance),
        ClaimAnswered: lambda: ClaimAnswered(
            chance.mostly(state.refund.id if state.refund is not None else "", "4-R000001-0"),
            chance.mostly(None, one(tuple(Unclaimed))),
        ),
        UnitsTouched: lambda: UnitsTouched(one(NUMBERS), one((1, 2, 0, -1, 99))),
        AmountGiven: lambda: AmountGiven(one((100, 1, 50, 0, -1, 10**9))),
        AnswerTouched: lambda: AnswerTouched(one(("scan", "", "none"))),
        BasketCodeGiven: lambda: BasketCodeGiven(
            one((*(kept.code for kept in state.saved), "000000")),
            one(("", "4", "7")),
            one(((), (replace(MILK, price=Money(99, "EUR")),))),
        ),
        OfferTaken: lambda: OfferTaken(one((*(kept.basket for kept in state.saved), "b" * 32))),
        OfferNotTaken: lambda: OfferNotTaken(one((*(kept.basket for kept in state.saved), "b" * 32))),
        ShelfMissing: ShelfMissing,
        BasketGranted: lambda: BasketGranted(
            request=request,
            basket=one((*(kept.basket for kept in state.saved if kept.basket), *BASKETS, *state.taken_baskets[-1:])),
            code="000000",
            lane=one(("7", "4")),
            content=one(PUT_ASIDE),
        ),
        BasketRefused: lambda: BasketRefused(request, one(tuple(Why)), one(("7", "4"))),
        AskLost: lambda: AskLost(request),
        BasketHanded: lambda: BasketHanded(one(("h1", "h2")), one(BASKETS)),
        LabelScanned: lambda: LabelScanned("02812340000002", APPLES, one((Label(net_g=500), Label(Money(299, "EUR"))))),
        CountScanned: lambda: CountScanned(MILK.key, MILK, one((6, 1, 99)), one(PACKS)),
        CouponScanned: lambda: CouponScanned(one(COUPONS)),
        **of_members(state, one),
        CouponTouched: lambda: CouponTouched(one(COUPONS).key),
        UnknownScanned: lambda: UnknownScanned(one(("", "09999999999994"))),
        NumberLookedUp: lambda: NumberLookedUp(
            one((ItemScanned(MILK.key, MILK), ItemScanned(APPLES.key, APPLES), UnknownScanned(""), UnreadableScanned()))
        ),
        **of_cash(attempt, one),
        BagTouched: lambda: BagTouched(one(ITEMS)),
        BagBackTouched: lambda: BagBackTouched(one(ITEMS)),
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
        **by_scales(one),
        PrinterShowed: lambda: PrinterShowed(chance.yes(), not chance.yes(), not chance.yes(), ""),
        PrintDone: lambda: PrintDone(job),
        PrintLost: lambda: PrintLost(job, chance.yes(), one(TEXTS)),
        TerminalReadied: lambda: TerminalReadied(MARK, one((Way.CARD, Way.WALLET))),
        ReadBy: lambda: ReadBy(Device.SCANNER, UnreadableScanned()),
        WalletCodeRead: lambda: WalletCodeRead("284936150123456789"),
        WalletCodeCame: lambda: WalletCodeCame(attempt, "https://pay.example/1", one((1100.0, 900.0))),
        CardProgressed: lambda: CardProgressed(attempt, one(TEXTS), one(TEXTS)),
        CardAuthorised: lambda: CardAuthorised(
            attempt, "token", result(state, chance), state.attempt.way if state.attempt is not None else Way.CARD
        ),
        CardApproved: lambda: CardApproved(attempt, result(state, chance), ("APPROVED",)),
        CardFailed: lambda: CardFailed(attempt, one(tuple(FailedAs)), one(TEXTS), one(TEXTS)),
        CardUnknown: lambda: CardUnknown(attempt, one(TEXTS)),
        CardResolvedCharged: lambda: CardResolvedCharged(attempt, result(state, chance)),
        CardResolvedUncharged: lambda: CardResolvedUncharged(attempt),
        CardUnresolved: lambda: CardUnresolved(attempt, one(("no_answer", "unclear")), one(TEXTS)),
        SignatureCame: lambda: SignatureCame(one((*(sign_key(sale) for sale in state.unsigned), "")), SIGNATURE),
        SignatureLost: lambda: SignatureLost(chance.mostly(state.sign_key, ""), one(TEXTS)),
        **by_hosts(state, one, check),
        InterventionGiven: lambda: InterventionGiven(check, one(tuple(Answer)), one(TEXTS)),
        WithoutTouched: lambda: WithoutTouched(check),
        WaitTouched: WaitTouched,
        BadgeScanned: lambda: BadgeScanned(one(("lena", "amir", "tess", ""))),
        StaffNumberGiven: lambda: StaffNumberGiven(one(("1001", "9999"))),
        PinGiven: lambda: PinGiven("4711"),
        PinChecked: lambda: PinChecked(one(("lena", "amir", "nobody")), chance.yes()),
        StaffActed: lambda: StaffActed(one(some_act(state))),
        CardPractised: lambda: CardPractised(one(tuple(Practised))),
        ClockMoved: lambda: ClockMoved(MOVED),
        Started: lambda: Started("test"),
        OutboxStood: lambda: OutboxStood(chance.one(STANDINGS)),
        MasterCame: lambda: MasterCame(one(("1-0123456789ab", "2-0123456789ab")), (RULES.rules,)),
    }
    return makers[kind]()
