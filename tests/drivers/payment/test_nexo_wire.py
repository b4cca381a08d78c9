"""Driver and emulated terminal over real TCP and TLS, with the wire's own faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from drivers.contract import AbortPayment, DeviceOffline, FaultKind, PaymentOutcome, PaymentProgress, Verdict
from drivers.link.factory import make_link
from drivers.registry import find
from tests.drivers.payment.wired import Shop, give_time
from tests.wires import Wire, plugged

LONG_S = 30.0


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    give_time(monkeypatch)
    with plugged("nexo", "tcp", tmp_path) as wire:
        built = Shop(wire)
        built.terminal(card_delay_ms=0)
        yield built


@pytest.mark.parametrize("fault", ["", "merge", "repeat"])
def test_a_card_is_charged_once_however_the_bytes_come(shop: Shop, fault: str) -> None:
    shop.wire.online()
    if fault:
        shop.fault(fault)
    attempt = shop.starts(1234)
    shop.answers(attempt)
    assert shop.ended(attempt, LONG_S).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234]


@pytest.mark.parametrize("step", ["request", "begun", "booked"])
def test_wherever_the_link_drops_the_verdict_is_the_terminals_book(
    shop: Shop, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drivers.payment.nexo_asking.NEVER_HEARD_S", 1.0)  # nothing is late here
    assert shop.pays(100).outcome is PaymentOutcome.APPROVED
    mark = shop.mark()
    shop.fault("drop_after", step)
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    verdict = Verdict.NOT_CHARGED if step == "request" else Verdict.CHARGED
    assert shop.resolves(ended.attempt, 1234, mark).verdict is verdict
    assert shop.book() == ([100] if step == "request" else [100, 1234])


def test_an_abort_reaches_the_terminal_on_a_fresh_connection(shop: Shop) -> None:
    shop.terminal(card_delay_ms=600_000)
    attempt = shop.starts(1234)
    shop.wire.told_a(PaymentProgress)
    shop.wire.pump.submit(AbortPayment(attempt))
    assert shop.ended(attempt, LONG_S).outcome is PaymentOutcome.CANCELLED
    assert shop.book() == []


def test_half_an_answer_is_no_answer(shop: Shop) -> None:
    mark = shop.mark()
    shop.fault("half_frame")
    shop.fault("drop_after", "response")
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    assert shop.resolves(ended.attempt, 1234, mark).verdict is Verdict.CHARGED
    assert shop.book() == [1234]


def test_a_cable_pulled_is_noticed_and_the_terminal_comes_back(shop: Shop) -> None:
    shop.wire.online()
    shop.fault("unplug")
    lost = shop.wire.told_a(DeviceOffline)
    assert lost.fault.kind is FaultKind.UNPLUGGED
    shop.wire.forget()
    shop.wire.host.clear("unplug")
    shop.wire.online()
    assert shop.pays(500).outcome is PaymentOutcome.APPROVED


def test_a_card_is_charged_over_tls_and_the_trace_shows_no_card_number(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    certificate = authority.issue_cert("terminal.example").private_key_and_cert_chain_pem
    certificate.write_to_path(str(tmp_path / "terminal.pem"))
    row = find("nexo")
    encrypted = Wire(
        row,
        f"tls:127.0.0.1:0?cert={tmp_path / 'terminal.pem'}",
        emulator=row.make_emulator(),
        driver=row.make_driver(),
        options=f"?ca={tmp_path / 'ca.pem'}&name=terminal.example",
    )
    encrypted.start()
    try:
        shop = Shop(encrypted)
        shop.terminal(card_delay_ms=0)
        assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
        mark = shop.mark()
        shop.fault("drop_after", "booked")
        ended = shop.pays(500)
        assert ended.outcome is PaymentOutcome.UNKNOWN
        assert shop.resolves(ended.attempt, 500, mark).verdict is Verdict.CHARGED
        assert shop.book() == [1234, 500]
        assert b"MessageCategory" in shop.trace()
        assert b"411111" not in shop.trace()
    finally:
        encrypted.stop()


@pytest.mark.parametrize("text", ["tcp:192.0.2.7:8443", "tcp:terminal:8443", "tcp:127.0.0.1.example:8443"])
def test_money_is_never_asked_for_in_the_clear_over_a_network(text: str) -> None:
    with pytest.raises(ValueError, match="on loopback only"):
        make_link(text, find("nexo"))
