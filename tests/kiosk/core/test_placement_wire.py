from dataclasses import replace

from kiosk.core.placement_wire import placement_envelope
from kiosk.core.session.facts import PlacementAccepted

PUT = PlacementAccepted(
    session="4-000001", at="2026-11-26T09:12:30+01:00", line=1, item="02000000000022", grams=512, lane="4"
)


def test_nothing_leads_back_to_a_visit() -> None:
    sent = placement_envelope(PUT, "ab" * 16, 7)
    assert sent is not None
    assert sent.payload == {"lane": "4", "item": "02000000000022", "day": "2026-11-26", "grams": 510}


def test_a_fact_of_a_time_when_nobody_was_told_is_owed_to_nobody() -> None:
    assert placement_envelope(replace(PUT, lane=""), "ab" * 16, 7) is None
