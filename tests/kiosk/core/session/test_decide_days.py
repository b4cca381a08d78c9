"""The period is closed, and the terminal ends its day: its total beside the lane's, and nobody waits for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.days import DayEnd, DayReport
from kiosk.core.debts import GivenAs
from kiosk.core.receipt import ReceiptText
from kiosk.core.refund import Wanted
from kiosk.core.session.apply import apply
from kiosk.core.session.day_facts import DayEnded, DayEndStarted
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.effects import AskTerminal, EndDay, PrintReceipt, QueryPayment
from kiosk.core.session.facts import FailedAs, PeriodClosed, ReportSent, SalePaid
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    BackTouched,
    CardFailed,
    CardTouched,
    CardUnknown,
    DayEndDone,
    Device,
    DeviceLost,
    GivenByHand,
    LastPeriodTouched,
    PartsBackTouched,
    PayTouched,
    PeriodCloseTouched,
    PrintDone,
    PrinterShowed,
    PrintLost,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    SplitTouched,
    StaffActed,
    TerminalReadied,
    TotalsPrintTouched,
)
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act
from kiosk.core.values import Money, Way
from tests.kiosk.core.session import crew
from tests.shop import BREAD, MARK, MILK, SOAP, Shop

PAPER_OUT = PrinterShowed(ready=False, paper_out=True, paper_low=False, fault="")
PAPER_IN = PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")


def sold(*items) -> Shop:  # type: ignore[no-untyped-def]
    """Somebody bought that by card and left."""
    return crew.opened().does(PAPER_IN).scans(*items).pays().waits(60).waits(60)


def closes(shop: Shop) -> Shop:
    """The manager closes the period; the terminal is asked, and has not answered yet."""
    if shop.state.staff is None:
        crew.signs_on(shop, crew.AMIR)
    shop.effects.clear()
    return shop.does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(shop.state.period.number))


def answers(shop: Shop, end: DayEnd = DayEnd.DONE, minor: int | None = None, way: Way = Way.CARD) -> Shop:
    told = Money(minor, "EUR") if minor is not None else None
    return shop.does(DayEndDone(shop.state.days[way].job, end, "so it said", told))


def goes(shop: Shop) -> Shop:
    return shop.does(BackTouched(), StaffActed(Act.SIGN_OFF))


def asked(shop: Shop) -> list[Way]:
    return [effect.way for effect in shop.effects if isinstance(effect, EndDay)]


def ended(shop: Shop) -> list[DayReport]:
    return [fact.report for fact in shop.happened(DayEnded) if isinstance(fact, DayEnded)]


def printed(shop: Shop) -> list[str]:
    """What stands on the Z report that was printed last, '' where none was."""
    reports = [one for one in shop.effects if isinstance(one, PrintReceipt) and one.job.startswith("4-z")]
    lines = reports[-1].receipt.lines if reports else ()
    return [f"{line.text} {line.right}".rstrip() for line in lines if isinstance(line, ReceiptText)]


def test_the_close_is_done_at_once_and_its_report_waits_for_the_terminals_total() -> None:
    shop = closes(sold(MILK, BREAD))
    assert (len(shop.happened(PeriodClosed)), asked(shop), printed(shop)) == (1, [Way.CARD], [])
    answers(shop, minor=478)
    assert {"Card: end of day", "Its own total 4.78", "Booked by this lane 4.78"} <= set(printed(shop))
    assert not any("DIFFERENCE" in line for line in printed(shop))
    [report] = ended(shop)
    assert (report.period, report.ours, report.told, report.difference) == (
        1,
        Money(478, "EUR"),
        Money(478, "EUR"),
        None,
    )


@pytest.mark.parametrize(("told", "difference"), [(478 + 129, "1.29"), (349, "-1.29")])
def test_a_total_that_is_another_one_is_told_on_the_report(told: int, difference: str) -> None:
    shop = answers(closes(sold(MILK, BREAD)), minor=told)
    assert f"DIFFERENCE {difference}" in printed(shop)


def test_a_terminal_that_tells_no_total_has_ended_its_day() -> None:
    shop = answers(closes(sold(MILK)))
    assert {"It told no total.", "Booked by this lane 1.29"} <= set(printed(shop))
    assert ended(shop)[0].difference is None


@pytest.mark.parametrize(
    ("end", "said"),
    [(DayEnd.REFUSED, "It has not ended its day."), (DayEnd.NO_ANSWER, "Nobody knows whether its day ended.")],
)
def test_who_does_not_end_its_day_is_told_and_asked_again_after_a_while(end: DayEnd, said: str) -> None:
    shop = answers(closes(sold(MILK)), end)
    assert {said, "It is asked again."} <= set(printed(shop))
    assert len(shop.happened(PeriodClosed)) == 1
    goes(shop).waits(shop.policy.day_pause_s)
    assert asked(shop) == [Way.CARD, Way.CARD]
    answers(shop, minor=129)
    crew.signs_on(shop, crew.AMIR).does(StaffActed(Act.TOTALS), LastPeriodTouched(), TotalsPrintTouched())
    assert {"*** COPY ***", "Its own total 1.29"} <= set(printed(shop))


def test_nobody_is_asked_for_ever() -> None:
    shop = goes(answers(closes(sold(MILK)), DayEnd.REFUSED))
    for _ in range(shop.policy.day_tries - 1):
        answers(shop.waits(shop.policy.day_pause_s), DayEnd.REFUSED)
    assert [report.again for report in ended(shop)] == [True] * (shop.policy.day_tries - 1) + [False]
    shop.waits(10 * shop.policy.day_pause_s)
    assert len(asked(shop)) == shop.policy.day_tries


def test_what_was_not_compared_at_one_close_is_in_the_next() -> None:
    shop = sold(MILK)
    shop.policy = replace(shop.policy, day_tries=1)
    goes(answers(closes(shop), DayEnd.REFUSED)).scans(BREAD).pays().waits(60).waits(60)
    answers(closes(shop), minor=478)
    assert [(report.period, report.ours.minor) for report in ended(shop)] == [(1, 129), (2, 478)]


def test_a_terminal_that_comes_back_is_asked_at_once() -> None:
    shop = sold(MILK).does(DeviceLost(Device.TERMINAL, "unplugged", ""))
    goes(answers(closes(shop), DayEnd.REFUSED))
    shop.does(TerminalReadied(MARK)).waits(0)
    assert asked(shop) == [Way.CARD, Way.CARD]


def test_nobody_is_asked_again_while_somebody_shops_or_pays() -> None:
    shop = goes(answers(closes(sold(MILK)), DayEnd.REFUSED)).scans(BREAD).waits(shop_pause := 301)
    assert shop_pause > shop.policy.day_pause_s
    assert asked(shop) == [Way.CARD]
    shop.pays()
    assert next_deadline(shop.state) is not None
    shop.waits(60)
    assert asked(shop) == [Way.CARD, Way.CARD]
    answers(shop, minor=478)
    assert ended(shop)[-1].ours == Money(478, "EUR"), "what was sold since is at the terminal too"


def test_while_the_day_ends_the_card_must_wait() -> None:
    shop = goes(closes(sold(MILK))).scans(BREAD).does(PayTouched(), CardTouched())
    assert not any(isinstance(effect, AskTerminal) for effect in shop.effects)
    answers(shop, minor=129).does(CardTouched())
    assert any(isinstance(effect, AskTerminal) for effect in shop.effects)


def test_no_answer_is_waited_for_without_end() -> None:
    shop = closes(sold(MILK)).waits(901)
    [report] = ended(shop)
    assert (report.end, report.again) == (DayEnd.NO_ANSWER, True)
    assert printed(shop), "nobody looks any more, and it is on paper all the same"


def test_a_power_cut_leaves_it_unknown_and_it_is_asked_again_not_at_once() -> None:
    shop = closes(sold(MILK)).loses_power()
    assert [report.end for report in ended(shop)] == [DayEnd.NO_ANSWER]
    assert asked(shop) == []
    shop.does(TerminalReadied(MARK), PAPER_IN).waits(0)
    assert asked(shop) == [Way.CARD]


def test_while_a_payment_is_in_doubt_no_day_is_ended_not_after_a_power_cut_either() -> None:
    shop = goes(answers(closes(sold(MILK)), DayEnd.REFUSED)).scans(BREAD).does(PayTouched(), CardTouched())
    shop.effects.clear()
    shop.does(CardUnknown(shop.attempt.id, "the link dropped")).loses_power().does(TerminalReadied(MARK))
    assert any(isinstance(effect, QueryPayment) for effect in shop.effects)
    crew.signs_on(shop.waits(2 * shop.policy.day_pause_s), crew.AMIR)
    shop.does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(shop.state.period.number))
    assert (asked(shop), len(shop.happened(PeriodClosed))) == ([], 1)


def test_a_power_cut_after_a_refusal_asks_again() -> None:
    shop = answers(closes(sold(MILK)), DayEnd.REFUSED).loses_power()
    shop.waits(shop.policy.day_pause_s)
    assert asked(shop) == [Way.CARD]


def test_an_answer_to_another_question_ends_nothing() -> None:
    shop = closes(sold(MILK)).does(DayEndDone("monday", DayEnd.DONE), DayEndDone("", DayEnd.DONE))
    assert ended(shop) == []


def test_the_report_is_printed_at_a_touch_too_and_then_once() -> None:
    shop = closes(sold(MILK)).does(TotalsPrintTouched())
    assert "Z REPORT 1" in printed(shop)
    shop.effects.clear()
    answers(shop, minor=129)
    assert printed(shop) == []


def test_looked_at_anew_while_it_waits_it_is_no_copy() -> None:
    shop = closes(sold(MILK)).does(BackTouched(), StaffActed(Act.TOTALS), LastPeriodTouched())
    assert shop.screen is Screen.TOTALS
    answers(shop, minor=129)
    assert "*** COPY ***" not in printed(shop)


def test_paper_that_comes_later_brings_the_report() -> None:
    shop = goes(closes(sold(MILK).does(PAPER_OUT)))
    assert printed(answers(shop, minor=129)) == []
    assert "Z REPORT 1" in printed(shop.does(PAPER_IN))


def test_a_report_that_waited_is_printed_when_the_next_shopper_has_gone() -> None:
    shop = goes(closes(sold(MILK))).scans(BREAD)
    answers(shop, minor=129)
    assert printed(shop) == [], "somebody shops"
    shop.does(PayTouched(), CardTouched()).terminal_authorises().terminal_completes()
    assert printed(shop) == [], "somebody takes a receipt"
    shop.waits(60).waits(60)
    assert {"Z REPORT 1", "Its own total 1.29"} <= set(printed(shop))
    assert len(shop.happened(ReportSent)) == 1


def test_a_report_that_staff_look_at_waits_for_the_shopper_at_the_lane_too() -> None:
    shop = goes(closes(sold(MILK))).scans(BREAD)
    crew.signs_on(shop, crew.AMIR).does(StaffActed(Act.TOTALS), LastPeriodTouched())
    answers(shop, minor=129)
    assert printed(shop) == []
    shop.does(TotalsPrintTouched())
    assert "Z REPORT 1" in printed(shop), "staff may want it now"


def test_a_report_that_waits_outlives_a_power_cut_and_is_printed_once() -> None:
    shop = closes(sold(MILK)).loses_power()
    assert printed(shop) == [], "nobody knows yet whether there is paper"
    shop.does(PAPER_IN)
    assert "Z REPORT 1" in printed(shop)
    assert "*** COPY ***" not in printed(shop)
    (sent,) = shop.happened(ReportSent)
    assert isinstance(sent, ReportSent)
    shop.does(PrintDone(sent.job)).effects.clear()
    shop = shop.does(PAPER_IN).loses_power().does(PAPER_IN)
    assert printed(shop) == []


def test_a_report_that_a_power_cut_cut_off_is_printed_once_more_and_says_so() -> None:
    shop = answers(goes(closes(sold(MILK))), minor=129)
    assert len(shop.happened(ReportSent)) == 1
    shop = shop.loses_power().does(PAPER_IN)
    assert {"Z REPORT 1", "*** COPY ***"} <= set(printed(shop))
    shop = shop.loses_power().does(PAPER_IN).loses_power().does(PAPER_IN)
    assert printed(shop) == [], "power that goes again and again does not use up the paper"


def test_a_report_does_not_come_out_of_a_printer_in_a_technician_s_hands() -> None:
    shop = goes(closes(sold(MILK)))
    crew.signs_on(shop, crew.TESS).does(StaffActed(Act.START_SERVICE))
    answers(shop, minor=129).does(PAPER_OUT, PAPER_IN)
    assert printed(shop) == []
    shop.does(BackTouched())
    assert "Z REPORT 1" in printed(shop)


def test_a_report_without_paper_comes_by_itself_once_there_is_some_also_before_staff() -> None:
    shop = answers(closes(sold(MILK).does(PAPER_OUT)), minor=129)
    assert printed(shop) == []
    until = shop.state.staff_until
    shop.waits(1)
    assert shop.state.staff_until == until, "waiting for paper keeps nobody signed on"
    assert "Z REPORT 1" in printed(shop.does(PAPER_IN))


def test_a_report_whose_paper_ran_out_while_nobody_looked_goes_there_once_more_and_says_so() -> None:
    shop = answers(goes(closes(sold(MILK))), minor=129)
    (sent,) = shop.happened(ReportSent)
    assert isinstance(sent, ReportSent)
    shop.effects.clear()
    shop.does(PAPER_OUT, PrintLost(sent.job, confirmed_missing=True, reason="paper"))
    assert printed(shop) == []
    shop.does(PAPER_IN)
    assert {"Z REPORT 1", "*** COPY ***"} <= set(printed(shop))
    again = shop.happened(ReportSent)[-1]
    assert isinstance(again, ReportSent)
    shop.effects.clear()
    shop.does(PrintLost(again.job, confirmed_missing=True, reason="jam"), PAPER_IN)
    assert printed(shop) == [], "a printer that cannot is not asked for ever"


def test_a_report_that_may_be_on_paper_is_not_printed_twice_by_itself() -> None:
    shop = answers(goes(closes(sold(MILK))), minor=129)
    (sent,) = shop.happened(ReportSent)
    assert isinstance(sent, ReportSent)
    shop.effects.clear()
    shop.does(PrintLost(sent.job, confirmed_missing=False, reason="unplugged"), PAPER_IN)
    assert printed(shop) == []


def test_a_period_that_was_closed_by_a_program_of_before_owes_no_report() -> None:
    shop = closes(sold(MILK))
    [closed] = shop.happened(PeriodClosed)
    assert isinstance(closed, PeriodClosed)
    assert apply(shop.state, replace(closed, report_waits=False), shop.policy).report_waits is False
    assert apply(shop.state, closed, shop.policy).report_waits is True


def test_each_who_moves_money_is_asked_and_one_that_sees_to_itself_is_on_no_report() -> None:
    shop = sold(MILK)
    shop.policy = replace(shop.policy, devices=shop.policy.devices | {"wallet"})
    closes(shop)
    assert asked(shop) == [Way.CARD, Way.WALLET]
    answers(shop, minor=129)
    assert printed(shop) == []
    answers(shop, DayEnd.NOT_OFFERED, way=Way.WALLET)
    assert "Card: end of day" in printed(shop)
    assert not any("Phone" in line for line in printed(shop))
    assert goes(shop).waits(shop.policy.day_pause_s).happened(DayEndStarted) == shop.happened(DayEndStarted)
    assert len(asked(shop)) == 2


def test_parts_refunds_and_what_staff_gave_back_at_the_reader_count_as_they_moved() -> None:
    shop = sold(MILK, BREAD)
    [sale] = [fact.sale for fact in shop.happened(SalePaid) if isinstance(fact, SalePaid)]
    crew.signs_on(shop).does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sale))
    shop.does(AllBackTouched(), RefundTouched()).terminal_authorises().terminal_completes()
    assert shop.state.days["card"].taken == {"EUR": 0}
    goes(goes(shop)).waits(60).waits(60)
    shop.scans(SOAP, MILK).does(PayTouched(), SplitTouched(), AmountGiven(200)).terminal_authorises()
    shop.terminal_completes()
    assert shop.state.days["card"].taken == {"EUR": 200}
    shop.does(PartsBackTouched()).does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "no"))
    shop.waits(shop.policy.helped_idle_s).waits(shop.policy.idle_warning_s)
    [debt] = shop.state.debts
    assert shop.state.days["card"].taken == {"EUR": 200}, "it stands at the terminal, for no receipt"
    crew.signs_on(shop).does(StaffActed(Act.DEBTS), GivenByHand(debt.id, GivenAs.READER))
    assert shop.state.days["card"].taken == {"EUR": 0}
