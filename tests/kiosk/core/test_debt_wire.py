"""A debt on its way to the server."""

from __future__ import annotations

from kiosk.core.debt_wire import debt_envelope
from tests.server.debts.owing import GIVEN, LEFT


def test_a_debt_goes_with_every_payment_and_what_the_terminal_said() -> None:
    sent = debt_envelope(LEFT, "j" * 32, 7)
    assert (sent.kind, sent.version, sent.lane, sent.seq) == ("debt", 1, "4", 7)
    left = sent.payload["left"]
    assert isinstance(left, dict)
    assert (left["amount_minor"], left["reason"], len(left["tenders"])) == (300, "reversal is not possible", 2)
    assert sent.payload["given"] is None


def test_that_it_was_given_back_goes_with_the_id_of_who_did_it_and_not_the_name() -> None:
    sent = debt_envelope(GIVEN, "j" * 32, 8)
    assert (sent.payload["left"], sent.payload["given"]) == (None, {"way": "cash", "staff": "lena"})
    assert "Lena" not in str(sent.payload)
