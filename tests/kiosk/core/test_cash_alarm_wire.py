"""Alarms of cash on their way to the server."""

from kiosk.core.cash_alarm_wire import cash_alarm_envelope
from tests.server.cash_alarms.alarming import CLEARED, FOUND, HANDED, SEEN_TO, UNCOUNTED


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


def test_what_was_handed_out_and_what_the_hopper_cleared_go_in_a_version_of_their_own() -> None:
    handed = cash_alarm_envelope(HANDED, "j" * 32, 12)
    assert (handed.version, handed.payload["cleared"]) == (2, None)
    assert handed.payload["seen_to"] == {"end": "given", "staff": "lena", "currency": "EUR", "given_minor": 150}
    cleared = cash_alarm_envelope(CLEARED, "j" * 32, 13)
    assert (cleared.version, cleared.payload["number"], cleared.payload["seen_to"]) == (2, 3, None)
    assert cleared.payload["cleared"] == {"currency": "EUR", "due_minor": 522, "paid_minor": 500}
