"""What is known of a recycler before change is due, and what is said early while it pays."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from drivers.contract import (
    CashCredited,
    CashMark,
    DeviceOffline,
    DeviceTrouble,
    FaultKind,
    PayOutOutcome,
)
from drivers.emulators.base import Act
from drivers.emulators.ssp_recycler import SspRecyclerEmulator
from tests.drivers.cash.test_ssp_recycler import SEALED, Store, store


class Deaf(SspRecyclerEmulator):
    """Says nothing to what is sealed."""

    @override
    def received(self, data: bytes, now: float) -> Sequence[Act]:
        return () if data[3:4] == SEALED else super().received(data, now)


class DeafStore(Store):
    make_emulator = Deaf


def test_a_unit_with_a_key_of_its_owners_is_known_before_anything_is_to_be_paid_and_takes_notes() -> None:
    line = Store("other_key", kept=CashMark("", shut=True))
    line.asks(line.kept)
    line.passes(6.0)
    (trouble,) = [one for one in line.readings if isinstance(one, DeviceTrouble)]
    assert (trouble.fault.kind, line.commands) == (FaultKind.SETTINGS, 0)
    line.books()
    line.takes()
    line.inserts("EUR20")
    line.passes(5.0)
    assert [one.value_minor for one in line.readings if isinstance(one, CashCredited)] == [2000]


def test_a_unit_that_says_nothing_to_what_it_cannot_open_takes_notes_all_the_same() -> None:
    line = DeafStore(kept=CashMark("", shut=True))
    line.asks(line.kept)
    line.passes(8.0)
    assert not [one for one in line.readings if isinstance(one, DeviceTrouble | DeviceOffline)]
    line.books()
    line.takes()
    line.inserts("EUR20")
    line.passes(5.0)
    assert [one.value_minor for one in line.readings if isinstance(one, CashCredited)] == [2000]


def test_a_payout_of_which_no_note_comes_stalls_and_goes_on_with_each_note() -> None:
    line = store("stuck")
    line.pays(1500)
    line.passes(2.0)
    since = line.stalled_since
    assert since is not None
    line.passes(6.0)
    assert line.stalled_since == since
    line.emulator.faults.clear("stuck")
    line.passes(1.3)
    assert line.stalled_since not in (None, since)
    line.passes(20.0)
    assert (line.told(), line.stalled_since) == ([(PayOutOutcome.PAID, 1500)], None)


def test_a_note_that_waits_for_a_hand_does_not_stall() -> None:
    line = store("held")
    line.pays(500)
    line.passes(30.0)
    assert line.stalled_since is None or line.now - line.stalled_since < 1.0


def test_the_first_silence_to_a_command_to_pay_is_told_and_the_payout_ends_well() -> None:
    line = store("lost_pay_answer")
    line.pays(1500)
    line.passes(40.0)
    (trouble,) = [one for one in line.readings if isinstance(one, DeviceTrouble)]
    assert trouble.fault.kind is FaultKind.SILENT
    assert line.told() == [(PayOutOutcome.PAID, 1500)]
