"""The proofs over every device, short: they hold here too, and a protocol that nobody thought of fails them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drivers.contract import Confirm, DeviceCondition, DeviceFault, FaultKind
from drivers.emulators.ssp import crc_of
from drivers.registry import PROTOCOLS, find
from scripts.proofs import fuzz, unplug
from scripts.proofs.fuzzing.judges import JUDGES
from scripts.proofs.fuzzing.machines import MACHINES
from scripts.proofs.fuzzing.mutants import MUTANTS
from scripts.proofs.report import Extent
from scripts.proofs.unplugging.counting import COUNTS

LOADED = unplug.Limits(noticed_s=20.0, back_s=25.0)
"""With other programs beside it: how soon is what the long proof says."""


def packet(data: bytes) -> bytes:
    """`data` with its check behind it, as SSP has it."""
    return data + crc_of(data).to_bytes(2, "little")


@pytest.mark.timeout(600)
def test_a_wire_that_lies_breaks_no_driver_and_sells_nothing(tmp_path: Path) -> None:
    judged = tuple(row for row in MACHINES if not fuzz.lacks(row))
    proof = fuzz.prove(tmp_path, Extent(100_000, None, 2), judged)
    assert proof.holds, proof.as_table()
    figures = {row.what: row.figure for row in proof.rows}
    machines = [*(row.name for row in judged), "zvt-serial"]
    assert all(int(figures[f"{machine}: bytes"]) >= 100_000 for machine in machines)
    assert [figures[f"a driver that {mistake}"] for mistake in MUTANTS] == ["caught"] * len(MUTANTS)


@pytest.mark.timeout(300)
def test_a_protocol_that_nobody_judges_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(JUDGES, "relay")
    monkeypatch.setattr(fuzz, "MUTANTS", {"raises": fuzz.MUTANTS["raises"]})
    proof = fuzz.prove(tmp_path, Extent(1_000, None, 1), (find("relay"),))
    assert [row.what for row in proof.rows if not row.holds] == ["relay"]


@pytest.mark.parametrize(
    ("protocol", "says", "ails"),
    [
        ("zvt", bytes.fromhex("06 0F 01 19"), "the terminal reports status 19"),
        ("ssp", b"\x7f" + packet(bytes.fromhex("80 02 F0 E7")), "the cash box is full"),
    ],
)
def test_how_a_device_is_only_a_whole_answer_of_its_own_can_say(protocol: str, says: bytes, ails: str) -> None:
    condition = DeviceCondition(DeviceFault(FaultKind.MECHANISM, ails))
    judge = JUDGES[protocol]()
    judge.came(says[:-1])
    assert not judge.allows(condition)
    judge.came(says[-1:])
    assert judge.allows(condition)
    judge.asked(Confirm("another question"))
    judge.sent(b"\x7f\x80\x01\x07")
    assert not judge.allows(condition)


@pytest.mark.timeout(600)
def test_a_device_pulled_in_mid_use_is_back_and_nothing_was_counted_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unplug, "MUTANTS", {})
    every = unplug.pulled
    monkeypatch.setattr(unplug, "pulled", lambda row: every(row)[:1])  # the long proof takes all links
    proof = unplug.prove(tmp_path, Extent(2, None, 3), limits=LOADED)
    assert proof.holds, proof.as_table()


@pytest.mark.timeout(300)
def test_what_leaks_tells_late_or_reads_again_is_found(tmp_path: Path) -> None:
    proof = unplug.prove(tmp_path, Extent(2, None, 3), ())
    assert [row.figure for row in proof.rows] == ["caught"] * 3


@pytest.mark.timeout(300)
def test_a_kind_that_nobody_counts_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(COUNTS, "light")
    monkeypatch.setattr(unplug, "MUTANTS", {"leaks": unplug.MUTANTS["leaks"]})
    proof = unplug.prove(tmp_path, Extent(1, None, 1), (find("relay"),))
    assert [row.what for row in proof.rows if not row.holds] == ["relay"]


def test_every_link_of_every_protocol_is_pulled_or_said_why_not() -> None:
    assert [unplug.lacks(row) for row in PROTOCOLS] == [""] * len(PROTOCOLS)
    assert "a plug for carrier-pigeon" in unplug.lacks(replace(find("relay"), links=("pty", "carrier-pigeon")))
    assert set(unplug.pulled(find("escpos"))) == {"pty", "tcp", "rfc2217", "usblp"}
