"""Real drivers against real emulators over a wire in virtual time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from drivers.contract import (
    CodeRead,
    Confirm,
    DeviceOffline,
    DeviceOnline,
    EnableScanner,
    FaultKind,
    Pay,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    StableWeight,
    Stamped,
)
from drivers.registry import find
from drivers.virtual.time import VirtualTime
from drivers.virtual.wire import VirtualWire


class Bench:
    """A device of `protocol`, and what was read from it."""

    def __init__(self, protocol: str, seed: int = 1) -> None:
        row = find(protocol)
        self.time = VirtualTime(500.0)
        self.read: list[Stamped] = []
        self.wire = VirtualWire(
            row.kind, row.make_driver(), row.make_emulator(), self.time, self.read.append, seed=seed, epoch=1e9
        )
        self.wire.start()

    def until(self, kind: type[Any], holds: Callable[[Any], bool] = lambda _: True) -> Any:
        """The first reading of `kind` that comes from now on."""
        seen = len(self.read)

        def found() -> list[Any]:
            return [one.reading for one in self.read[seen:] if isinstance(one.reading, kind) and holds(one.reading)]

        assert self.time.until(lambda: bool(found()), within_s=30.0), self.read
        return found()[0]


def test_a_scale_is_read_over_its_own_bytes() -> None:
    bench = Bench("toledo8217")
    bench.until(DeviceOnline)
    bench.wire.set(weight_g=450)
    assert bench.until(StableWeight, lambda weight: weight.grams == 450)
    assert {line.direction for line in bench.wire.trace} == {"<", ">"}


def test_each_reading_is_numbered_and_has_both_clocks() -> None:
    bench = Bench("serial-aim")
    bench.wire.submit(EnableScanner())
    bench.time.passes(1.0)
    bench.wire.set(scan="]E04006381333931")
    bench.until(CodeRead)
    assert [one.seq for one in bench.read] == list(range(1, len(bench.read) + 1))
    last = bench.read[-1]
    assert last.device == "scanner"
    assert last.wall_s == pytest.approx(1e9 + last.at)


def test_a_pulled_cable_is_noticed_and_comes_back_by_itself() -> None:
    bench = Bench("mt-sics")
    bench.until(DeviceOnline)
    bench.wire.fault("unplug", True)
    away = bench.read[-1].reading
    assert isinstance(away, DeviceOffline)
    assert away.fault.kind is FaultKind.UNPLUGGED
    bench.time.passes(3600.0)
    assert bench.read[-1].reading is away
    bench.wire.clear("unplug")
    bench.until(DeviceOnline)
    bench.wire.set(weight_g=1000)
    assert bench.until(StableWeight, lambda weight: weight.grams == 1000)


def test_a_silent_scale_is_away_until_it_speaks_again() -> None:
    bench = Bench("toledo8217")
    bench.until(DeviceOnline)
    bench.wire.fault("silence", True)
    bench.until(DeviceOffline)
    bench.wire.clear("silence")
    bench.until(DeviceOnline)


def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="hiccups"):
        Bench("zvt").wire.fault("hiccups", True)


def test_a_terminal_charges_what_was_asked_though_its_wire_splits_each_word() -> None:
    bench = Bench("zvt")
    bench.wire.fault("split", True)
    bench.until(DeviceOnline)
    bench.wire.submit(Pay("a" * 32, 1234, "EUR"))
    bench.wire.submit(Confirm(bench.until(PaymentAuthorised).token))
    assert bench.until(PaymentEnded).outcome is PaymentOutcome.APPROVED
    charges = bench.wire.state()["transactions"]
    assert isinstance(charges, list)
    assert [charge["amount_minor"] for charge in charges] == [1234]


def test_nothing_comes_after_the_stop() -> None:
    bench = Bench("toledo8217")
    bench.until(DeviceOnline)
    bench.wire.stop()
    before = len(bench.read)
    bench.time.passes(60.0)
    assert len(bench.read) == before


def test_a_run_is_the_same_each_time() -> None:
    def run() -> list[Any]:
        bench = Bench("toledo8217", seed=9)
        bench.wire.fault("noise", True)
        bench.time.passes(20.0)
        bench.wire.set(weight_g=250)
        bench.time.passes(20.0)
        return [(one.at, one.reading) for one in bench.read] + [(line.at, line.data) for line in bench.wire.trace]

    assert run() == run()
