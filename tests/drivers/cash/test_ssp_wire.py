from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import (
    AcceptCash,
    CashCredited,
    CashMark,
    CashUnknown,
    Confirm,
    DeviceOffline,
    DeviceTrouble,
    FaultKind,
    StopCash,
)
from tests.waiting import wait_until
from tests.wires import Wire, plugged

GENEROUS_S = 30.0


@pytest.fixture
def wire(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Wire]:
    with plugged("ssp", getattr(request, "param", "pty"), tmp_path) as wire:
        wire.pump.submit(CashMark("", shut=False))
        wire.pump.submit(AcceptCash(100_000))
        opens(wire)
        wire.forget()
        yield wire


def opens(wire: Wire) -> None:
    wait_until(lambda: wire.host.state()["open"], GENEROUS_S)


def insert(wire: Wire, note: str) -> None:
    """Once the mouth is free."""
    wait_until(lambda: not wire.host.state()["escrow"] and not wire.host.state()["moving"], GENEROUS_S)
    wire.host.set({"insert": note})


def credited(wire: Wire) -> list[int]:
    return [one.value_minor for one in list(wire.readings) if isinstance(one, CashCredited)]


def book(wire: Wire) -> None:
    for one in list(wire.readings):
        if isinstance(one, CashCredited | CashUnknown):
            wire.pump.submit(Confirm(one.token))


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_notes_are_credited_over_a_real_wire_until_no_more_are_wanted(wire: Wire) -> None:
    insert(wire, "EUR20")
    wait_until(lambda: credited(wire) == [2000], GENEROUS_S)
    book(wire)
    insert(wire, "EUR5")
    wait_until(lambda: credited(wire) == [2000, 500], GENEROUS_S)
    book(wire)
    wire.pump.submit(StopCash())
    wait_until(lambda: any(isinstance(one, CashMark) and one.shut for one in list(wire.readings)), GENEROUS_S)
    insert(wire, "EUR10")
    wait_until(lambda: wire.host.state()["returned"] == ["EUR10"], GENEROUS_S)
    assert wire.host.state()["cashbox"] == ["EUR20", "EUR5"]


@pytest.mark.parametrize("fault", ["split", "merge", "slow", "repeat", "half_frame", "lost_answer"])
def test_a_bad_wire_neither_loses_a_note_nor_counts_one_twice(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 200 if fault == "slow" else True)
    insert(wire, "EUR50")
    wait_until(lambda: credited(wire) == [5000], GENEROUS_S)
    wire.host.clear(fault)
    book(wire)
    insert(wire, "EUR20")
    wait_until(lambda: len(credited(wire)) > 1, GENEROUS_S)
    assert credited(wire) == [5000, 2000]
    assert not any(isinstance(one, CashUnknown) for one in wire.readings)


@pytest.mark.parametrize(("fault", "kind"), [("silence", FaultKind.SILENT), ("bad_check", FaultKind.GARBLED)])
def test_a_validator_that_cannot_be_understood_is_offline_until_it_can(wire: Wire, fault: str, kind: FaultKind) -> None:
    wire.host.fault(fault, value=True)
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is kind
    wire.host.clear(fault)
    opens(wire)


def test_a_note_that_was_let_in_when_the_wire_went_is_credited_when_it_is_back(wire: Wire) -> None:
    insert(wire, "EUR10")
    wait_until(lambda: wire.host.state()["moving"] or wire.host.state()["cashbox"], GENEROUS_S)
    wire.host.fault("unplug", value=True)
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind is FaultKind.UNPLUGGED
    wire.host.clear("unplug")
    wait_until(lambda: credited(wire) == [1000], GENEROUS_S)
    book(wire)
    opens(wire)
    assert credited(wire) == [1000]


def test_a_power_cut_between_two_notes_is_no_alarm(wire: Wire) -> None:
    insert(wire, "EUR5")
    wait_until(lambda: credited(wire) == [500], GENEROUS_S)
    book(wire)
    wait_until(lambda: wire.host.state()["cashbox"] == ["EUR5"], GENEROUS_S)
    wire.host.set({"power": "cut"})
    opens(wire)
    insert(wire, "EUR10")
    wait_until(lambda: credited(wire) == [500, 1000], GENEROUS_S)
    assert not any(isinstance(one, CashUnknown) for one in wire.readings)


def test_a_jam_is_told(wire: Wire) -> None:
    wire.host.fault("jam", value=True)
    assert "jammed" in wire.told_a(DeviceTrouble, GENEROUS_S).fault.detail
