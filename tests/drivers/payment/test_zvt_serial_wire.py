"""Driver and emulator at the two ends of a pty: blocks get lost and damaged, the payment is charged once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import EndOfDay, PaymentOutcome, ServiceOutcome, Verdict
from tests.drivers.payment.wired import PAN, Shop, give_time
from tests.wires import plugged


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    give_time(monkeypatch)
    monkeypatch.setattr("drivers.payment.zvt_serial.T2_S", 1.5)
    monkeypatch.setattr("drivers.emulators.zvt_line.ANSWER_S", 1.5)
    with plugged("zvt", "pty", tmp_path) as wire:
        built = Shop(wire)
        built.terminal(card_delay_ms=0, online_delay_ms=0, pan=PAN, ack_timeout_ms=60_000)
        yield built


def test_a_card_is_charged_once_over_a_serial_line(shop: Shop) -> None:
    ended = shop.pays(1210)  # 10 is the byte that is doubled
    assert ended.outcome is PaymentOutcome.APPROVED
    assert "* * Kundenbeleg * *" in ended.slip
    assert shop.book() == [1210]
    assert shop.wire.host.state()["serial"] is True
    assert bytes.fromhex(PAN)[:4] not in shop.trace()
    assert shop.serves(EndOfDay("monday")).outcome is ServiceOutcome.DONE


@pytest.mark.parametrize("fault", ["bad_check", "no_ack", "nak"])
def test_a_block_that_gets_hurt_comes_again_and_the_payment_goes_on(shop: Shop, fault: str) -> None:
    shop.mark()
    shop.fault(fault)
    assert shop.pays(1234).outcome is PaymentOutcome.APPROVED
    assert shop.book() == [1234]
    assert shop.wire.host.state()["faults"] == {}


@pytest.mark.parametrize("step", ["authorisation", "before_status", "after_status", "after_slip"])
@pytest.mark.parametrize("recovery", ["reverses", "keeps"])
def test_a_cable_that_falls_out_leaves_no_doubt_behind(shop: Shop, step: str, recovery: str) -> None:
    shop.terminal(recovery=recovery)
    mark = shop.mark()
    shop.fault("unplug_after", step)
    attempt = shop.starts(1234)
    shop.answers(attempt)
    ended = shop.ended(attempt)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    shop.wire.host.clear("unplug")
    verdict = shop.resolves(attempt, 1234, mark).verdict
    charged = step == "after_slip" or (recovery == "keeps" and step != "authorisation")
    assert verdict is (Verdict.CHARGED if charged else Verdict.NOT_CHARGED)
    assert shop.book() == ([1234] if charged else [])
