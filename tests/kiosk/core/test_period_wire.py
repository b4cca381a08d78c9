"""A closed period on its way to the server."""

from __future__ import annotations

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
