"""X and Z: read by who may, closed once, on paper, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.changes import Why
from kiosk.core.days import DayEnd
from kiosk.core.debts import GivenAs
from kiosk.core.receipt import ReceiptText
from kiosk.core.refund import Wanted
from kiosk.core.session.effects import PrintReceipt, PushOutbox
from kiosk.core.session.facts import FailedAs, LaneCarried, PeriodClosed, SalePaid
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    BackTouched,
    CardFailed,
    CardPractised,
    CardTouched,
    ChangeGiven,
    DayEndDone,
    GivenByHand,
    LastPeriodTouched,
    PartsBackTouched,
    PayTouched,
    PeriodCloseTouched,
    Practised,
    PrintDone,
    PrinterShowed,
    PrintLost,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    SplitTouched,
    StaffActed,
    TotalsPrintTouched,
)
from kiosk.core.session.override_inputs import VoidLine, VoidSession
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import PrintStage, Screen
from kiosk.core.staff import Act
from kiosk.core.totals import Period, Tally, Totals, totals_of
from tests.kiosk.core.session import crew
from tests.shop import BREAD, MILK, SOAP, Shop

PAPER_OUT = PrinterShowed(ready=False, paper_out=True, paper_low=False, fault="")
PAPER_IN = PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")


def opened() -> Shop:
    return crew.opened().does(PAPER_IN)


def sells(shop: Shop, *items) -> Shop:  # type: ignore[no-untyped-def]
    """And the shopper leaves."""
    return shop.scans(*items).pays().waits(60).waits(60)


def closes(shop: Shop) -> Shop:
    """The manager closes the period, and stays; the terminal ends its day."""
    if shop.state.staff is None:
        crew.signs_on(shop, crew.AMIR)
    shop.does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(shop.state.period.number))
    day = shop.state.days.get("card")
    return shop.does(DayEndDone(day.job, DayEnd.DONE)) if day is not None else shop


def goes(shop: Shop) -> Shop:
    return shop.does(BackTouched(), StaffActed(Act.SIGN_OFF))


def totals(shop: Shop) -> Totals:
    return shop.state.period.of("EUR")


def periods(shop: Shop) -> list[Period]:
    return [fact.period for fact in shop.happened(PeriodClosed) if isinstance(fact, PeriodClosed)]


def prints(shop: Shop) -> list[str]:
    """The jobs of reports."""
    jobs = [effect.job for effect in shop.effects if isinstance(effect, PrintReceipt)]
    return [job for job in jobs if job.startswith(("4-x", "4-z"))]


def last_report(shop: Shop) -> list[str]:
    [*_, effect] = [one for one in shop.effects if isinstance(one, PrintReceipt)]
    return [line.text for line in effect.receipt.lines if isinstance(line, ReceiptText)]


def refused(shop: Shop) -> list[tuple[Act, NotDone]]:
    return [(fact.act, fact.why) for fact in shop.happened(ActRefused) if isinstance(fact, ActRefused)]


def test_a_host_reads_what_was_taken_in_since_the_last_closing_and_nothing_changes() -> None:
    shop = crew.signs_on(sells(sells(opened(), MILK, BREAD), SOAP)).does(StaffActed(Act.TOTALS))
    before = shop.state.period
    assert shop.screen is Screen.TOTALS
    assert (totals(shop).sales, totals(shop).tenders) == (Tally(2, 677), {"card": Tally(2, 677)})
    assert [(one.tax.code, (one.net + one.amount).minor) for one in totals(shop).by_rate] == [("A", 478), ("B", 199)]
    shop.does(TotalsPrintTouched())
    assert len(prints(shop)) == 1
    assert "X REPORT" in last_report(shop)
    assert shop.does(BackTouched()).screen is Screen.STAFF
    assert (shop.state.period, periods(shop)) == (before, [])


def test_the_manager_closes_the_period_once_it_is_printed_and_owed_to_the_server() -> None:
    shop = sells(opened(), MILK)
    shop.effects.clear()
    closes(shop).does(PeriodCloseTouched(1), PeriodCloseTouched(2))
    [period] = periods(shop)
    assert (period.number, period.first, period.last, period.of("EUR").sales) == (1, 1, 1, Tally(1, 129))
    assert shop.state.period == Period(number=2, since=period.until)
    assert (shop.screen, shop.state.closed_period) == (Screen.TOTALS, period)
    assert len(prints(shop)) == 1
    assert "Z REPORT 1" in last_report(shop)
    assert any(isinstance(effect, PushOutbox) for effect in shop.effects)


def test_a_host_may_read_but_not_close() -> None:
    shop = crew.signs_on(sells(opened(), MILK)).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1))
    assert (periods(shop), refused(shop)) == ([], [(Act.CLOSE_PERIOD, NotDone.NO_RIGHT)])


def test_a_touch_without_the_question_before_it_closes_nothing() -> None:
    shop = crew.signs_on(sells(opened(), MILK), crew.AMIR).does(PeriodCloseTouched(1))
    shop.does(StaffActed(Act.TOTALS), PeriodCloseTouched(1))
    assert periods(shop) == []


def test_no_period_ends_while_somebody_shops_or_money_is_on_its_way() -> None:
    shopping = closes(opened().scans(MILK))
    assert (periods(shopping), refused(shopping)) == ([], [(Act.CLOSE_PERIOD, NotDone.NOT_NOW)])
    paying = closes(opened().scans(MILK).asks_to_pay().does(CardTouched()))
    assert periods(paying) == []


def test_a_visit_that_is_paid_and_only_at_its_receipt_is_in_the_period() -> None:
    [period] = periods(closes(opened().scans(MILK).pays()))
    assert period.of("EUR").sales == Tally(1, 129)


def test_a_refund_is_counted_in_the_period_that_it_is_made_in() -> None:
    shop = goes(closes(sells(opened(), MILK, BREAD)))
    [sold] = [fact.sale for fact in shop.happened(SalePaid) if isinstance(fact, SalePaid)]
    crew.signs_on(shop).does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sold))
    shop.does(AllBackTouched(), RefundTouched()).terminal_authorises().terminal_completes()
    assert shop.happened(RefundPaid)
    assert (totals(shop).sales, totals(shop).refunds) == (Tally(), Tally(1, -478))
    assert (totals(shop).tenders, totals(shop).gross.minor) == ({"card": Tally(1, -478)}, -478)
    assert (shop.state.period.first, shop.state.period.last) == (2, 2)


def test_what_staff_took_out_is_counted() -> None:
    shop = crew.signs_on(opened().scans(MILK, BREAD, SOAP))
    shop.does(ChangeGiven(VoidLine(1), Why.MISTAKE), ChangeGiven(VoidSession(), Why.TOO_DEAR))
    assert (totals(shop).void_lines, totals(shop).voids) == (Tally(1, 129), Tally(1, 548))


def test_what_is_practised_counts_nowhere() -> None:
    shop = crew.training().scans(MILK, BREAD)
    crew.signs_on(shop).does(ChangeGiven(VoidLine(1), Why.MISTAKE), StaffActed(Act.SIGN_OFF))
    shop.does(PayTouched(), CardTouched(), CardPractised(Practised.APPROVED))
    crew.signs_on(shop).does(StaffActed(Act.TOTALS))
    assert (shop.state.period.sums, shop.screen) == ((), Screen.STAFF)
    crew.signs_on(shop, crew.AMIR).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1))
    assert periods(shop) == []


def test_money_that_staff_owe_and_give_back_by_hand_is_counted_by_the_way() -> None:
    shop = opened().scans(MILK, BREAD)
    shop.does(PayTouched(), SplitTouched(), AmountGiven(200)).terminal_authorises().terminal_completes()
    shop.does(PartsBackTouched()).does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "no"))
    shop.waits(shop.policy.helped_idle_s).waits(shop.policy.idle_warning_s)
    [debt] = shop.state.debts
    assert (totals(shop).owed, totals(shop).given) == (Tally(1, 200), {})
    crew.signs_on(shop).does(StaffActed(Act.DEBTS), GivenByHand(debt.id, GivenAs.CASH))
    assert totals(shop).given == {"cash": Tally(1, 200)}


def test_without_paper_it_is_said_and_the_report_is_printed_as_soon_as_there_is_some() -> None:
    shop = closes(sells(opened(), MILK).does(PAPER_OUT))
    assert (len(periods(shop)), prints(shop)) == (1, [])
    assert shop.state.totals is not None
    assert shop.state.totals.stage is PrintStage.MISSING
    shop.does(PAPER_IN, TotalsPrintTouched())
    assert len(prints(shop)) == 1
    assert "*** COPY ***" not in last_report(shop)


@pytest.mark.parametrize(("missing", "copy"), [(True, False), (False, True)])
def test_paper_that_ran_out_in_the_middle_is_said_and_it_is_printed_again(missing: bool, copy: bool) -> None:
    shop = closes(sells(opened(), MILK))
    [job] = prints(shop)
    shop.does(PrintLost(job, confirmed_missing=missing, reason="paper"), TotalsPrintTouched())
    assert len(set(prints(shop))) == 2
    assert ("*** COPY ***" in last_report(shop)) == copy


def test_one_touch_prints_once() -> None:
    shop = closes(sells(opened(), MILK)).does(TotalsPrintTouched(), TotalsPrintTouched())
    [job] = prints(shop)
    shop.does(PrintDone(job), TotalsPrintTouched())
    assert len(prints(shop)) == 2
    assert "*** COPY ***" in last_report(shop)


def test_after_a_power_cut_the_totals_are_as_they_were_and_the_last_report_is_printed_again() -> None:
    shop = sells(goes(closes(sells(opened(), MILK))), BREAD)
    before, last = shop.state.period, shop.state.closed_period
    shop.loses_power().does(PAPER_IN)
    assert (shop.state.period, shop.state.closed_period) == (before, last)
    crew.signs_on(shop).does(StaffActed(Act.TOTALS), LastPeriodTouched(), TotalsPrintTouched())
    assert {"Z REPORT 1", "*** COPY ***"} <= set(last_report(shop))


def test_there_is_no_last_report_before_there_was_one() -> None:
    shop = crew.signs_on(opened()).does(StaffActed(Act.TOTALS), LastPeriodTouched())
    assert shop.state.totals is not None
    assert not shop.state.totals.last


def test_who_signs_off_leaves_no_totals_on_the_screen() -> None:
    shop = crew.signs_on(opened()).does(StaffActed(Act.TOTALS)).waits(crew.STAFFED.staff_stays_s)
    assert (shop.screen, shop.state.totals) == (Screen.ATTRACT, None)


def test_books_carried_forward_carry_the_totals() -> None:
    shop = sells(sells(goes(closes(sells(opened(), MILK))), BREAD), SOAP)
    [*_, carried] = shop.happened(LaneCarried)
    assert isinstance(carried, LaneCarried)
    assert carried.closed_period == shop.state.closed_period
    assert carried.period.number == 2


@given(st.lists(st.sampled_from(("milk", "bread", "both", "close", "void", "cut")), max_size=12))
def test_all_that_was_ever_sold_is_in_exactly_one_period(day: list[str]) -> None:
    shop = opened()
    shop.policy = replace(shop.policy, carry_every=3)
    for what in day:
        match what:
            case "close":
                goes(closes(shop))
            case "void":
                crew.signs_on(shop.scans(MILK)).does(ChangeGiven(VoidSession(), Why.OTHER), StaffActed(Act.SIGN_OFF))
            case "cut":
                shop.loses_power().does(PAPER_IN)
            case goods:
                sells(shop, *{"milk": [MILK], "bread": [BREAD], "both": [MILK, BREAD]}[goods])
    everything = Totals(currency="EUR", voids=Tally(day.count("void"), day.count("void") * 129))
    for fact in shop.happened(SalePaid):
        assert isinstance(fact, SalePaid)
        everything += totals_of(fact.sale)
    told = totals(shop)
    for period in periods(shop):
        told += period.of("EUR")
    assert told == everything
    assert [period.number for period in periods(shop)] == list(range(1, day.count("close") + 1))
    ends = [(one.first, one.last) for one in (*periods(shop), shop.state.period) if one.first]
    assert [first for first, _ in ends] == [1, *(last + 1 for _, last in ends[:-1])][: len(ends)]
