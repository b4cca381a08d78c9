"""A closed period on its way to the server."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.cash_totals import CashTotals, Out, went
from kiosk.core.period_wire import period_envelope
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.totals import FIRST, Tally, Totals

SUMS = Totals(currency="EUR", sales=Tally(2, 258), tenders={"card": Tally(2, 258)}, given={"cash": Tally(1, 50)})
CLOSED = PeriodClosed(
    lane="4", period=FIRST.counting(SUMS, "T1", 7).closed("T2"), staff="amir", name="Amir N.", at="T2"
)


def test_it_goes_with_its_sums_and_its_receipts() -> None:
    sent = period_envelope(CLOSED, "j" * 32, 9)
    assert (sent.kind, sent.version, sent.lane, sent.seq) == ("period", 1, "4", 9)
    told = sent.payload
    assert (told["number"], told["since"], told["until"], told["first"], told["last"]) == (1, "T1", "T2", 7, 7)
    [sums] = told["sums"]  # type: ignore[misc]
    assert (sums["currency"], sums["sales"], sums["given"]) == (
        "EUR",
        {"count": 2, "minor": 258},
        {"cash": {"count": 1, "minor": 50}},
    )


def test_it_goes_with_the_id_of_who_closed_it_and_not_the_name() -> None:
    sent = period_envelope(CLOSED, "j" * 32, 9)
    assert sent.payload["staff"] == "amir"
    assert "Amir" not in str(sent.payload)


def test_a_period_in_which_cash_moved_tells_that_in_a_version_of_its_own() -> None:
    cash = replace(CLOSED, period=CLOSED.period.counting(Totals(currency="EUR", cash=went(522, Out.CHANGE))))
    sent = period_envelope(cash, "j" * 32, 9)
    assert sent.version == 2
    [sums] = sent.payload["sums"]  # type: ignore[misc]
    assert sums["cash"]["boxes"] == {"hopper": {"count": 1, "minor": -522}}
    assert sums["cash"]["change"] == {"count": 1, "minor": 522}
    assert "cash" not in str(period_envelope(replace(CLOSED, period=FIRST.closed("T2")), "j" * 32, 9).payload)


def test_what_staff_handed_out_and_the_hopper_cleared_later_goes_in_another() -> None:
    moved = went(522, Out.CHANGE) + CashTotals(doubted=Tally(1, 522), cleared=Tally(1, 522), handed=Tally(1, 150))
    cash = replace(CLOSED, period=CLOSED.period.counting(Totals(currency="EUR", cash=moved)))
    sent = period_envelope(cash, "j" * 32, 9)
    [sums] = sent.payload["sums"]  # type: ignore[misc]
    assert (sent.version, sums["cash"]["handed"], sums["cash"]["cleared"]) == (
        3,
        {"count": 1, "minor": 150},
        {"count": 1, "minor": 522},
    )


def test_a_coin_that_went_out_for_a_test_goes_in_a_version_of_its_own() -> None:
    tried = CLOSED.period.counting(Totals(currency="EUR", cash=went(20, Out.TRIED), settled=Tally(1, 478)))
    sent = period_envelope(replace(CLOSED, period=tried), "j" * 32, 9)
    [sums] = sent.payload["sums"]  # type: ignore[misc]
    assert (sent.version, sums["cash"]["tried"]) == (5, {"count": 1, "minor": 20})
    assert "settled" in sums


def test_a_payment_that_staff_settled_goes_in_a_version_of_its_own() -> None:
    settled = replace(CLOSED, period=CLOSED.period.counting(Totals(currency="EUR", settled=Tally(1, 478))))
    sent = period_envelope(settled, "j" * 32, 9)
    [sums] = sent.payload["sums"]  # type: ignore[misc]
    assert (sent.version, sums["settled"]) == (4, {"count": 1, "minor": 478})
    assert "settled" not in str(period_envelope(CLOSED, "j" * 32, 9).payload)
