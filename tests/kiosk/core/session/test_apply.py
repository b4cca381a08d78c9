"""Folding facts: the same history always gives the same lane, and history is never refused."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from kiosk.core.bagging import BagChoice
from kiosk.core.calls import HostAnswer
from kiosk.core.days import DayEnd
from kiosk.core.debts import GivenAs
from kiosk.core.doubts import Basis
from kiosk.core.drawer import DrawerEnd, NoSale
from kiosk.core.ease import Ease
from kiosk.core.fiscal import sign_key
from kiosk.core.interventions import Answer
from kiosk.core.items import Pack
from kiosk.core.pricing import Line, price_basket
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.refund import Wanted
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.cash_facts import CashFact
from kiosk.core.session.facts import (
    EndReason,
    Fact,
    FailedAs,
    HelpCleared,
    LanguageChanged,
    LineAdded,
    LineRemoved,
    PaymentDoubted,
    PaymentFailed,
    QuantityChanged,
    ReceiptFailed,
    ReceiptPrinted,
    ReceiptRequested,
    Sale,
    SalePaid,
    SessionEnded,
    TapGiven,
    Tender,
)
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    BackTouched,
    BagChoiceTouched,
    BaggingShowed,
    BasisGiven,
    BasketCodeGiven,
    BasketGranted,
    CancelConfirmed,
    CancelTouched,
    CardFailed,
    CardPractised,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    ClockMoved,
    CouponScanned,
    CouponTouched,
    DayEndDone,
    Device,
    DeviceCame,
    DeviceLost,
    DrawerDone,
    EaseTouched,
    FaceTouched,
    GivenByHand,
    HelpAnswered,
    HelpTouched,
    InterventionAnswered,
    LanguageTouched,
    Load,
    MasterCame,
    MemberScanned,
    MessageClosed,
    NoPaperTouched,
    NoSaleGiven,
    OfferNotTaken,
    OfferTaken,
    OutcomeTouched,
    PaperTouched,
    PartsBackTouched,
    PayTouched,
    PeriodCloseTouched,
    Practised,
    PrintDone,
    PrinterShowed,
    PrintLost,
    QuantityTouched,
    ReasonTouched,
    ReceiptGiven,
    RefundTouched,
    RemoveTouched,
    SaleFound,
    SaveTouched,
    ServerLinkChanged,
    SignatureCame,
    SplitTouched,
    SpotDone,
    SpotTouched,
    StaffActed,
    StaffCame,
    StaffNumberGiven,
    StaffTouched,
    Stopping,
    TerminalReadied,
    TestEnded,
    UndoTouched,
    UnknownScanned,
)
from kiosk.core.session.member_facts import MemberFound, MemberLeft, MemberThanked
from kiosk.core.session.state import REMEMBERED, LaneState, Paid, PrintStage, debts_of, pack_id
from kiosk.core.session.visit import put_aside_of
from kiosk.core.spot import WHOLE_BP
from kiosk.core.staff import Act
from kiosk.core.values import Money
from tests.kiosk.core.session import crew, deeds
from tests.kiosk.core.session.crew import STAFFED
from tests.kiosk.core.session.drawing import MOVED, PRICES, SIGNATURE
from tests.shop import APPLES, BREAD, MARK, MILK, POLICY, WINE, Shop


def long_day() -> Shop:
    """A day in which every kind of fact happens."""
    shop = practised(Shop(policy=replace(STAFFED, rules=PRICES)).opens())
    deeds.does_all(shop).does(ClockMoved(MOVED), StaffCame("1", STAFFED.staff))
    crew.signs_on(shop, crew.AMIR).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(shop.state.period.number))
    shop.does(DayEndDone(shop.state.days["card"].job, DayEnd.DONE))
    served(report_missed(drawer_opened(shop).does(StaffActed(Act.SIGN_OFF))))
    shop.does(MasterCame("1-0123456789ab", (PRICES,)), CouponScanned(Coupon(id="M20")), CouponTouched("M20"))
    shop.does(MemberScanned("a" * 64))
    shop.scans(MILK, BREAD, MILK).does(UnknownScanned(""), LanguageTouched("zh_CN"))
    shop.does(EaseTouched(Ease(large_text=True)), HelpTouched(), MessageClosed())
    shop.does(*hosts(shop), QuantityTouched(2, 3), RemoveTouched(1)).weighs(APPLES, 855)
    refused = InterventionAnswered(command="i1", intervention=32 * "0", answer=Answer.APPROVE, staff="", name="Anna")
    shop.scans(WINE).does(refused, UndoTouched())
    shop = settled(left_to_staff(paid_in_parts(into_bags(shop))))
    number = attempt(shop.asks_to_pay())
    shop.does(CardFailed(number, FailedAs.DECLINED, "05", ""), BackTouched()).asks_to_pay().terminal_authorises()
    number = attempt(shop)
    shop.does(CardUnknown(number, "link lost"), CardUnresolved(number, "unclear", "another amount"))
    shop = shop.loses_power().does(PrinterShowed(ready=True, paper_out=False, paper_low=False, fault=""))
    shop.does(CardResolvedCharged(number, shop.result()), PaperTouched())
    shop.does(PrintLost(job(shop), confirmed_missing=True, reason="paper out"))
    shop.does(PrintDone(job(shop)))
    shop.does(FaceTouched(4), ReasonTouched("friendly")).waits(13)
    shop.does(DeviceCame(Device.SIGNER), SignatureCame(sign_key(shop.state.unsigned[0]), SIGNATURE))
    shop.scans(BREAD).does(SaveTouched())
    shop = goods_back(checked(left_as_it_was(shop)))
    return through_the_store(shop.does(BasketCodeGiven(shop.state.saved[0].code))).does(Stopping())


def served(shop: Shop) -> Shop:
    """A technician tries the printer."""
    crew.signs_on(shop, crew.TESS).does(
        StaffActed(Act.START_SERVICE), TestEnded("print", "printer", passed=True, measured="")
    )
    return shop.does(BackTouched(), StaffActed(Act.SIGN_OFF))


def report_missed(shop: Shop) -> Shop:
    """The paper ran out under the Z report, and nobody looks."""
    shop.does(PrinterShowed(ready=True, paper_out=False, paper_low=False, fault=""))
    return shop.does(PrintLost(shop.state.report_jobs[-1], confirmed_missing=True, reason="paper out"))


def drawer_opened(shop: Shop) -> Shop:
    """The drawer is asked for once for each end that it may have."""
    for end in DrawerEnd:
        shop.does(StaffActed(Act.NO_SALE), NoSaleGiven(NoSale.CHANGE))
        assert shop.state.no_sale is not None
        shop.does(DrawerDone(shop.state.no_sale.kick, end), BackTouched())
    return shop


def checked(shop: Shop) -> Shop:
    """A visit that is looked at, and then given up."""
    policy = shop.policy
    shop.policy = replace(policy, spot_check_bp=WHOLE_BP)
    shop.scans(MILK).does(PayTouched())
    crew.signs_on(shop).does(SpotTouched(whole=True)).scans(MILK).does(SpotDone(), StaffActed(Act.SIGN_OFF))
    shop.does(BackTouched(), CancelTouched(), CancelConfirmed())
    shop.policy = policy
    return shop


def into_bags(shop: Shop) -> Shop:
    """A loaf is put down, and something that nobody scanned, which is taken away again."""
    policy = shop.policy
    shop.policy = replace(policy, devices=policy.devices | {"bagging"})
    shop.does(BaggingShowed(Load.STABLE, 0)).scans(replace(BREAD, key="02000000000053", weight_g=500))
    shop.does(BaggingShowed(Load.STABLE, 500), BaggingShowed(Load.STABLE, 1_800)).waits(7)
    shop.waits(policy.bag_nudge_s + 1).does(BagChoiceTouched(BagChoice.TOOK_OUT))
    shop.does(BaggingShowed(Load.STABLE, 500), UndoTouched(), BaggingShowed(Load.STABLE, 0))
    shop.policy = policy
    return shop


def left_as_it_was(shop: Shop) -> Shop:
    """A visit that is given up while something lies in the bag that nobody scanned."""
    policy = shop.policy
    shop.policy = replace(policy, devices=policy.devices | {"bagging"})
    shop.does(BaggingShowed(Load.STABLE, 0)).scans(replace(BREAD, key="02000000000053", weight_g=500))
    shop.does(BaggingShowed(Load.STABLE, 500), BaggingShowed(Load.STABLE, 1_800)).waits(7)
    shop.waits(policy.bag_nudge_s + 1).does(CancelTouched(), CancelConfirmed(), BaggingShowed(Load.STABLE, 0))
    shop.policy = policy
    return shop


def through_the_store(shop: Shop) -> Shop:
    """The open basket is put aside, is not taken by the store, and is put aside again; it goes there and comes back."""
    assert shop.state.session is not None
    content = put_aside_of(shop.state.session)
    shop.policy = replace(shop.policy, shares_baskets=True)
    shop.does(ServerLinkChanged(online=True), SaveTouched())
    [saved] = shop.state.saved
    shop.does(OfferNotTaken(saved.basket), BasketCodeGiven(saved.code), SaveTouched())
    [saved] = shop.state.saved
    shop.does(OfferTaken(saved.basket), BasketCodeGiven(saved.code))
    assert shop.state.asking is not None
    request = shop.state.asking.ask.request
    return shop.does(BasketGranted(request=request, basket=saved.basket, code=saved.code, lane="4", content=content))


def goods_back(shop: Shop) -> Shop:
    """A sale paid in two parts is given back: once the reader says no, then all goes well."""
    shop.does(TerminalReadied(MARK)).scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(100))
    shop.terminal_authorises().terminal_completes().does(CardTouched()).terminal_authorises().terminal_completes()
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Paid)
    sale = shop.state.session.phase.sale
    crew.signs_on(shop).does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(sale.receipt_no)))
    shop.does(SaleFound(Wanted(sale.receipt_no), sale), AllBackTouched(), RefundTouched())
    shop.does(CardFailed(attempt(shop), FailedAs.DECLINED, "B5", ""), RefundTouched())
    for _ in sale.tenders:
        shop.terminal_authorises().terminal_completes()
    return shop.does(PrintDone(job(shop)), StaffActed(Act.SIGN_OFF))


def hosts(shop: Shop) -> list[HelpAnswered]:
    """What hosts say of the open call."""
    assert shop.state.call is not None
    return [HelpAnswered(f"c-{one}", shop.state.call.id, one, "Anna", 40) for one in HostAnswer]


def practised(shop: Shop) -> Shop:
    """A colleague mistypes once, practises a visit, and the lane is open again."""
    shop.does(StaffTouched(), StaffNumberGiven("1001"))
    crew.proves(shop, right=False)
    crew.does(shop, Act.START_TRAINING).scans(MILK)
    shop.does(PayTouched(), CardTouched(), CardPractised(Practised.APPROVED), NoPaperTouched())
    return crew.does(shop, Act.END_TRAINING)


def paid_in_parts(shop: Shop) -> Shop:
    """One card pays a euro, and gets it back; the basket is open again."""
    shop.does(PayTouched(), SplitTouched(), AmountGiven(100)).terminal_authorises().terminal_completes()
    return shop.does(PartsBackTouched()).terminal_authorises().terminal_completes()


def left_to_staff(shop: Shop) -> Shop:
    """What the terminal does not give back of a part, staff does; the basket is open again."""
    shop.does(PayTouched(), SplitTouched(), AmountGiven(100)).terminal_authorises().terminal_completes()
    shop.does(PartsBackTouched()).does(CardFailed(attempt(shop), FailedAs.DECLINED, "B5", "it undoes nothing"))
    crew.signs_on(shop).does(StaffActed(Act.DEBTS), GivenByHand(debts_of(shop.state)[0].id, GivenAs.CASH))
    return shop.does(StaffActed(Act.SIGN_OFF))


def settled(shop: Shop) -> Shop:
    """The reader's memory is empty; a manager finds out that nothing was charged, and later it says so itself."""
    number = attempt(shop.asks_to_pay())
    shop.does(CardUnknown(number, "link lost"), CardUnresolved(number, "unclear", "emptied"))
    crew.signs_on(shop, crew.AMIR).does(StaffActed(Act.SETTLE), CardUnresolved(number, "unclear", "emptied"))
    shop.does(OutcomeTouched(moved=False), BasisGiven(number, moved=False, basis=Basis.BANK), BackTouched())
    return shop.does(DeviceLost(Device.TERMINAL, "silent", ""), TerminalReadied(MARK), CardResolvedUncharged(number))


def attempt(shop: Shop) -> str:
    assert shop.state.attempt is not None
    return shop.state.attempt.id


def job(shop: Shop) -> str:
    assert shop.state.print_job is not None
    return shop.state.print_job.id


def folded(facts: list[Fact]) -> LaneState:
    state = new_lane(POLICY)
    for fact in facts:
        state = apply(state, fact, POLICY)
    return state


def test_a_long_day_has_every_kind_of_fact_and_folds_to_the_same_lane_each_time() -> None:
    shop = long_day()
    elsewhere = {*get_args(CashFact), MemberFound, MemberLeft, MemberThanked}  # `test_decide_cash`, `_members`
    assert {type(fact) for fact in shop.facts} == set(get_args(Fact)) - elsewhere
    lane = folded(shop.facts)
    assert lane == folded(shop.facts)
    assert (lane.session, lane.attempt) == (shop.state.session, shop.state.attempt)
    assert lane.print_job == shop.state.print_job
    assert (lane.sessions, lane.attempts, lane.receipts, lane.jobs) == (8, 12, 3, 3)
    assert lane.stopped_well


def test_history_is_never_refused_even_in_pieces() -> None:
    """Every tail of a journal folds: a fact without its session leaves the session as it is."""
    facts = long_day().facts
    for start in range(len(facts)):
        folded(facts[start:])


def line_added() -> LineAdded:
    line = Line(1, MILK)
    return LineAdded(session="4-000009", line=line, code=MILK.key, pricing=price_basket((line,), "EUR"))


NOTHING_BOUGHT = price_basket((), "EUR")


@pytest.mark.parametrize(
    "fact",
    [
        LanguageChanged(session="4-000009", language="zh_CN"),
        line_added(),
        QuantityChanged(session="4-000009", line=1, quantity=2, pricing=NOTHING_BOUGHT),
        LineRemoved(session="4-000009", line=1, undo=False, pricing=NOTHING_BOUGHT),
        HelpCleared(session="4-000009"),
        PaymentDoubted(session="4-000009", attempt="4-000009-a1", reason=""),
        PaymentFailed(
            session="4-000009", attempt="4-000009-a1", outcome=FailedAs.DECLINED, result_code="05", reason=""
        ),
        ReceiptRequested(session="4-000009", job="4-000009-p1", copy=False),
        ReceiptPrinted(session="4-000009", job="4-000009-p1"),
        ReceiptFailed(session="4-000009", job="4-000009-p1", confirmed_missing=True, reason=""),
        TapGiven(tap="0", lane="4", face=4, hour="2026-11-22T10", language="en", weighed=False, helped=False),
        SessionEnded(session="4-000009", reason=EndReason.PAID),
    ],
    ids=lambda fact: type(fact).__name__,
)
def test_a_fact_of_no_open_session_opens_none(fact: Fact) -> None:
    assert apply(new_lane(POLICY), fact, POLICY) == new_lane(POLICY)


def test_a_sale_of_no_open_session_still_moves_the_receipt_number() -> None:
    tender = Tender(
        amount=Money(0, "EUR"), attempt="a", terminal_id="t", receipt_no="1", trace_no="1", card_name="",
        card_last4="", slip=(),
    )  # fmt: skip
    sale = Sale(
        lane="4", session="4-000009", receipt_no=7, started_at="", paid_at="", language="en", lines=(),
        pricing=NOTHING_BOUGHT, tender=tender,
    )  # fmt: skip
    lane = apply(new_lane(POLICY), SalePaid(session="4-000009", sale=sale), POLICY)
    assert (lane.receipts, lane.session, lane.mark) == (7, None, None)


def test_a_fact_of_another_attempt_or_print_leaves_the_open_one() -> None:
    paying = Shop().opens().scans(MILK).asks_to_pay().state
    other = PaymentDoubted(session="4-000001", attempt="4-000001-a9", reason="")
    assert apply(paying, other, POLICY) == paying
    printing = Shop().opens().scans(MILK).pays().does(PaperTouched()).state
    assert apply(printing, ReceiptPrinted(session="4-000001", job="4-000001-p9"), POLICY) == printing


def test_a_print_that_failed_without_a_word_is_told_from_one_that_is_missing() -> None:
    shop = Shop().opens().scans(MILK).pays().does(PaperTouched())
    for missing, stage in ((True, PrintStage.MISSING), (False, PrintStage.UNKNOWN)):
        failed = ReceiptFailed(session="4-000001", job=job(shop), confirmed_missing=missing, reason="")
        printed = apply(shop.state, failed, POLICY).print_job
        assert printed is not None
        assert printed.stage is stage


def test_after_a_sale_the_mark_is_the_sales_own_unless_the_terminal_is_away() -> None:
    shop = Shop().opens().scans(MILK).pays()
    assert shop.state.mark is not None
    assert (shop.state.mark.receipt_no, shop.state.mark.trace_no) == ("0008", "000012")


def test_a_lane_knows_the_last_packs_and_coupons_again_and_no_more_than_so_many() -> None:
    shop = Shop().opens().scans(MILK).pays()
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Paid)
    sale = shop.state.session.phase.sale
    lines = tuple(Line(number, MILK, pack=Pack(serial=f"S{number}")) for number in range(1, 801))
    sold = replace(sale, lines=lines, coupons=(Coupon(id="M20", serial="1"), Coupon(id="FIVE")))
    lane = apply(shop.state, SalePaid(session=sale.session, sale=sold), POLICY)
    assert (len(lane.sold_packs), lane.used_coupons) == (800, ("M20 1",))
    lane = apply(lane, SalePaid(session=sale.session, sale=replace(sold, coupons=())), POLICY)
    assert (len(lane.sold_packs), lane.used_coupons) == (REMEMBERED, ("M20 1",))
    assert lane.sold_packs[-1] == pack_id(MILK.key, "S800")
