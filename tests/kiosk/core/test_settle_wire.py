"""What the server is told where a terminal contradicts what staff had said."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.settle_facts import SettledToldLate
from kiosk.core.session.visit import AttemptKind
from kiosk.core.settle_wire import settled_late_envelope
from kiosk.core.values import Money, Way

TOLD = SettledToldLate(
    lane="4", session="4-000001", attempt="4-000001-a1", kind=AttemptKind.PAYMENT, way=Way.CARD,
    amount=Money(478, "EUR"), said=False, told=True, at="2026-11-26T10:00:00+01:00",
)  # fmt: skip


def test_both_words_go_with_the_payment_and_its_amount() -> None:
    sent = settled_late_envelope(TOLD, "j" * 32, 9)
    assert sent is not None
    assert (sent.kind, sent.version, sent.lane, sent.seq) == ("settled_late", 1, "4", 9)
    assert (sent.payload["said"], sent.payload["told"], sent.payload["amount_minor"]) == (False, True, 478)


def test_where_both_said_the_same_there_is_nothing_to_tell() -> None:
    assert settled_late_envelope(replace(TOLD, said=True), "j" * 32, 9) is None
