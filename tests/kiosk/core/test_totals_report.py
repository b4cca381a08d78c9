"""What an X or Z report says, in both languages; what nothing was counted of is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kiosk.core.cash import Box
from kiosk.core.cash_totals import CashTotals, Out, came, went
from kiosk.core.days import DayEnd, DayReport
from kiosk.core.items import Tax
from kiosk.core.pricing import RateTotal
from kiosk.core.receipt import ReceiptText
from kiosk.core.totals import FIRST, Period, Tally, Totals
from kiosk.core.totals_report import totals_report
from kiosk.core.values import Money, Way
from tests.shop import POLICY

AT = "2026-11-22T20:05:11+01:00"
DAY = FIRST.counting(
    Totals(
        currency="EUR",
        sales=Tally(3, 2480),
        refunds=Tally(1, -129),
        tenders={"card": Tally(4, 2351)},
        by_rate=(RateTotal(Tax("A", 700, inclusive=True), Money(2126, "EUR"), Money(149, "EUR")),),
        discounts=Tally(2, 115),
        given={"cash": Tally(1, 200)},
        owed=Tally(1, 200),
    ),
    "2026-11-22T08:00:00+01:00",
    17,
).counting(Totals(currency="EUR"), "", 20)


def rows(period: Period, language: str = "en", *, copy: bool = False, days: Sequence[DayReport] = ()) -> dict[str, str]:
    report = totals_report(period, replace(POLICY, simulated=False), language, at=AT, copy=copy, days=days)
    return {line.text: line.right for line in report.lines if isinstance(line, ReceiptText)}


def test_an_x_report_reads_the_open_period() -> None:
    said = rows(DAY)
    assert {"X REPORT", "Period 1 goes on"} <= set(said)
    assert (said["From"], said["As of"]) == ("2026-11-22 08:00:00", "2026-11-22 20:05:11")
    assert said["Receipts"] == "000017 - 000020"
    assert (said["Sales (3)"], said["Refunds (1)"]) == ("24.80", "-1.29")
    assert (said["TOTAL EUR"], said["Card (4)"]) == ("23.51", "23.51")
    assert (said["A  Tax 7 % of 21.26"], said["Not taxed"]) == ("1.49", "0.76")
    assert (said["Discounts by staff (2)"], said["Given back in cash (1)"]) == ("1.15", "2.00")


def test_a_z_report_has_its_number_and_its_end() -> None:
    said = rows(replace(DAY, number=12).closed(AT))
    assert "Z REPORT 12" in said
    assert said["To"] == "2026-11-22 20:05:11"
    assert not {"As of", "Period 12 goes on", "*** COPY ***"} & set(said)


def test_one_that_may_be_on_paper_already_is_marked() -> None:
    assert "*** COPY ***" in rows(DAY.closed(AT), copy=True)


def test_what_nothing_was_counted_of_is_left_out() -> None:
    said = " ".join(rows(DAY))
    assert not any(word in said for word in ("voided", "cleared up", "office", "Prices set"))


def test_how_often_the_drawer_opened_without_a_sale_is_told_where_it_did() -> None:
    opened = rows(DAY.with_no_sale(AT).with_no_sale(AT))
    assert opened["Drawer opened without a sale"] == "2"
    assert "Drawer opened without a sale" not in rows(DAY)


def test_cash_is_told_box_by_box_with_what_was_change_what_was_found_and_what_nobody_counted() -> None:
    cash = came(Box.COINS, 200, found=False) + came(Box.NOTES, 1000, found=True) + went(522, Out.CHANGE)
    told = cash + CashTotals(doubted=Tally(1, 30), cleared=Tally(1, 20), handed=Tally(2, 15))
    said = rows(DAY.counting(Totals(currency="EUR", cash=told)).with_cash_alarm(AT))
    assert (said["Into the coin box (1)"], said["Into the note box (1)"]) == ("2.00", "10.00")
    assert (said["Out of the hopper (1)"], said["of it change (1)"]) == ("-5.22", "5.22")
    assert (said["Came for no payment (1)"], said["Payouts nobody is sure of (1)"]) == ("10.00", "0.30")
    assert (said["of it clear by now (1)"], said["Handed out by staff for an alarm (2)"]) == ("0.20", "0.15")
    assert said["Cash to be counted by hand"] == "1"
    assert not any("box" in word or "change" in word for word in rows(DAY))


def test_a_coin_that_went_out_for_a_technicians_test_is_told() -> None:
    said = rows(DAY.counting(Totals(currency="EUR", cash=went(20, Out.TRIED))))
    assert (said["Out of the hopper (1)"], said["of it for a technician's test (1)"]) == ("-0.20", "0.20")


def test_a_period_without_a_sale_says_zero() -> None:
    said = rows(FIRST)
    assert (said["TOTAL EUR"], said["Sales (0)"], said["Receipts"], said["From"]) == ("0.00", "0.00", "none", "none")


def test_the_report_speaks_the_lanes_language() -> None:
    said = rows(replace(DAY, number=12).closed(AT), "zh_CN")
    assert "Z 报表 12" in said
    assert said["合计 EUR"] == "23.51"


@pytest.mark.parametrize("simulated", [True, False])
def test_a_lane_with_emulated_devices_says_so(simulated: bool) -> None:
    report = totals_report(DAY, replace(POLICY, simulated=simulated), "en", at=AT)
    said = {line.text for line in report.lines if isinstance(line, ReceiptText)}
    assert ("SIMULATED DEVICES, NO REAL SALE" in said) == simulated


EURO = Money(2351, "EUR")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            DayReport(way=Way.CARD, period=1, end=DayEnd.DONE, ours=EURO, told=EURO, first="0041", last="0044"),
            {
                "Card: end of day": "",
                "Its own total": "23.51",
                "Booked by this lane": "23.51",
                "Its receipts": "0041 - 0044",
            },
        ),
        (
            DayReport(way=Way.WALLET, period=1, end=DayEnd.DONE, ours=EURO, told=Money(2000, "EUR")),
            {"Phone: end of day": "", "Its own total": "20.00", "Booked by this lane": "23.51", "DIFFERENCE": "-3.51"},
        ),
        (
            DayReport(way=Way.CARD, period=1, end=DayEnd.DONE, ours=EURO),
            {"Card: end of day": "", "It told no total.": "", "Booked by this lane": "23.51"},
        ),
        (
            DayReport(way=Way.CARD, period=1, end=DayEnd.REFUSED, ours=EURO, again=True),
            {"Card: end of day": "", "It has not ended its day.": "", "It is asked again.": ""},
        ),
        (
            DayReport(way=Way.CARD, period=1, end=DayEnd.NO_ANSWER, ours=EURO),
            {"Card: end of day": "", "Nobody knows whether its day ended.": ""},
        ),
        (DayReport(way=Way.WALLET, period=1, end=DayEnd.NOT_OFFERED, ours=EURO), {}),
    ],
)
def test_how_a_terminals_day_ended_is_told(day: DayReport, said: dict[str, str]) -> None:
    closed = DAY.closed(AT)
    with_day = rows(closed, days=[day])
    assert {text: right for text, right in with_day.items() if text not in rows(closed)} == said


def test_payments_left_to_staff_stand_there_with_what_of_it_they_settled() -> None:
    parked = FIRST.counting(Totals(currency="EUR", parked=Tally(2, 1026), settled=Tally(1, 478)))
    said = rows(parked)
    assert (said["Payments to be cleared up (2)"], said["of it settled by staff (1)"]) == ("10.26", "4.78")
    assert rows(parked, "zh_CN")["其中员工认定 (1)"] == "4.78"
