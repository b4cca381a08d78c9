"""Alarms of cash on their way to the server."""

from kiosk.core.cash_alarm_wire import cash_alarm_envelope
from tests.server.cash_alarms.alarming import FOUND, SEEN_TO, UNCOUNTED


def test_an_alarm_goes_with_where_why_and_how_much_if_that_is_known() -> None:
    sent = cash_alarm_envelope(FOUND, "j" * 32, 9)
    assert (sent.kind, sent.version, sent.lane, sent.seq) == ("cash_alarm", 1, "4", 9)
    raised = sent.payload["raised"]
    assert isinstance(raised, dict)
    assert (raised["box"], raised["reason"], raised["currency"], raised["amount_minor"]) == (
        "coins",
        "EU200A",
        "EUR",
        200,
    )
    unknown = cash_alarm_envelope(UNCOUNTED, "j" * 32, 10).payload["raised"]
    assert isinstance(unknown, dict)
    assert (unknown["currency"], unknown["amount_minor"]) == (None, None)


def test_that_it_was_seen_to_goes_with_the_id_of_who_did_and_not_the_name() -> None:
    sent = cash_alarm_envelope(SEEN_TO, "j" * 32, 11)
    assert sent.payload["seen_to"] == {"end": "office", "staff": "lena"}
    assert "Lena" not in str(sent.payload)
