"""The proof of findings, its short form: a scale's faults over a real wire, and watches that blame the wrong part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drivers.emulators.base import WIRE_FAULTS
from drivers.registry import PROTOCOLS, ProtocolRow, find
from kiosk.core.findings import Cause, Finding, Grade, Part
from kiosk.diagnostics.watch import ALIKE, PARTS
from kiosk.texts.findings import next_step
from scripts.proofs.ailing import expected
from scripts.proofs.ailing.expected import OWN, faults_of, lacks
from scripts.proofs.ailing.fault import NOTHING, WITHIN_S
from scripts.proofs.ailing.mutants import MUTANTS
from scripts.proofs.ailing.otherwise import ROWS
from scripts.proofs.findings import Task, prove, work
from scripts.proofs.report import Extent


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
def test_every_fault_of_every_emulator_is_written_down(row: ProtocolRow) -> None:
    assert lacks(row) == ""
    names = [fault.name for fault in faults_of(row)]
    assert len(names) == len(set(names))
    assert set(row.make_emulator().faults.known) | {NOTHING} <= set(names)
    assert set(WIRE_FAULTS) <= set(names)


def test_a_new_fault_or_a_new_way_to_stand_that_nobody_wrote_down_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    signer = find("sign-json")
    monkeypatch.setitem(OWN, "sign-json", {})
    assert "bad_check, memory_full, self_test" in lacks(signer)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_nothing_has_longer_than_ten_seconds_and_an_early_word_is_confirmed(row: ProtocolRow) -> None:
    assert WITHIN_S == 10.0
    for fault in faults_of(row):
        early = any(Finding(device="", part=part, cause=cause).grade < Grade.FAULT for part, cause in fault.is_)
        assert not fault.then or early
        assert bool(fault.then) == (fault.then_s > WITHIN_S)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_says_what_must_be_found_with_a_next_step_or_why_nothing_can_be(row: ProtocolRow) -> None:
    for fault in faults_of(row):
        assert fault.is_ or fault.why
        for part, cause in fault.is_:
            assert next_step(Finding(device=row.name, part=part, cause=cause), row.kind)


def test_a_protocol_that_nobody_wrote_down_fails_the_proof(tmp_path: Path) -> None:
    strange = replace(find("toledo8217"), name="strange", kind="oven")
    proof = prove(tmp_path, Extent(1, None, 1), (strange,))
    assert not proof.holds
    assert proof.rows[0].must.startswith("a use of strange")


def test_what_is_written_down_of_a_fault_that_no_emulator_has_fails_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    told = expected.OWN["cas"]
    monkeypatch.setitem(expected.OWN, "cas", {**told, "smoke": replace(told["not_ready"], name="smoke")})
    assert lacks(find("cas")) == "an emulator of cas with the faults smoke"


def test_a_silent_scale_is_found_in_time_and_no_other_part_is_blamed(tmp_path: Path) -> None:
    seen = work(Task("toledo8217", "silence", str(tmp_path)))
    assert seen.found is not None
    assert (seen.found.part, seen.found.cause, seen.beside) == (Part.POWER, Cause.SILENT, frozenset())


@pytest.mark.parametrize("name", ["blames the cable for silence", "blames the cover for paper"])
def test_a_watch_that_blames_another_part_is_caught(tmp_path: Path, name: str) -> None:
    seen = work(Task(*MUTANTS[name].caught_by, str(tmp_path), name))
    assert seen.found is None
    assert seen.beside


def test_a_mutant_is_gone_with_its_trial() -> None:
    before = dict(ALIKE), dict(PARTS)
    for name in ("blames the cable for silence", "blames the cover for paper"):
        with MUTANTS[name].changed():
            assert before != (ALIKE, PARTS)
    assert before == (ALIKE, PARTS)


def test_a_drawer_that_is_jammed_is_found_and_no_other_part_is_blamed(tmp_path: Path) -> None:
    seen = work(Task("escpos-drawer", "jammed", str(tmp_path)))
    assert seen.found is not None
    assert (seen.found.part, seen.found.cause, seen.beside) == (Part.DRAWER, Cause.STAYED_SHUT, frozenset())


def test_change_that_does_not_come_is_an_early_word_and_then_sure(tmp_path: Path) -> None:
    seen = work(Task("cctalk-hopper", "stuck", str(tmp_path)))
    assert seen.found is not None
    assert seen.sure is not None
    assert (seen.found.cause, seen.within_s < WITHIN_S, seen.beside) == (Cause.HALTS, True, frozenset())
    assert seen.sure.cause in (Cause.PAID_PARTLY, Cause.PAYOUT_UNCLEAR)
