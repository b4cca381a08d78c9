"""The proof that scenarios bite: its list fits the tree, and only what a scenario expects kills a mutant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.play.played import Played
from kiosk.play.program import ROOT
from kiosk.play.scenario import Scenario, read_scenario
from scripts.proofs.mutants.listed import Mutant, MutantError, read_mutants
from scripts.proofs.mutants.trees import broken, copied
from scripts.proofs.report import Extent
from scripts.proofs.scenarios import SCENARIOS, judged, prove

MUTANTS = read_mutants()
PATHS = {path.stem: path for path in SCENARIOS.rglob("*.toml")}
ONE = Mutant(id="one", broken="It is.", file="kiosk/one.py", old="1 + 1", new="1", killed_by=("one-sandwich",))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)
def test_each_mutant_breaks_what_stands_in_its_file_once(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text(encoding="utf-8")
    assert mutant.mutated(text) != text
    assert mutant.broken.endswith(".")


def test_each_scenario_has_a_mutant_that_it_must_see() -> None:
    assert {name for mutant in MUTANTS for name in mutant.killed_by} == set(PATHS)


@pytest.mark.parametrize("text", ["two = 1 + 1 + (1 + 1)", "two = 2"])
def test_a_mutant_that_does_not_fit_its_file_is_a_fault_of_the_list(text: str) -> None:
    with pytest.raises(MutantError, match=r"one: kiosk/one.py has what it breaks \d times, not once"):
        ONE.mutated(text)


def test_a_mutant_that_is_no_python_is_a_fault_of_the_list() -> None:
    with pytest.raises(MutantError, match="is no Python any more"):
        replace(ONE, new="1 +").mutated("two = 1 + 1")


def test_two_mutants_of_one_name_are_a_fault_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "some.toml").write_text(
        '[[mutant]]\nid = "a"\nbroken = "B."\nfile = "f"\nold = "o"\nnew = "n"\nkilled_by = ["s"]\n' * 2,
        encoding="utf-8",
    )
    with pytest.raises(MutantError, match="a: there are two of this name"):
        read_mutants(tmp_path)


def test_a_broken_tree_differs_in_one_file_and_leaves_the_honest_one_alone(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for room in ("kiosk", "drivers", "server", "assets", "config"):
        (tree / room).mkdir(parents=True)
    (tree / "kiosk" / "one.py").write_text("two = 1 + 1", encoding="utf-8")
    (tree / "kiosk" / "other.py").write_text("other = 3", encoding="utf-8")
    honest = copied(tmp_path / "honest", tree)
    made = broken(honest, tmp_path / "broken", ONE)
    assert (made / "kiosk" / "one.py").read_text(encoding="utf-8") == "two = 1"
    assert (honest / "kiosk" / "one.py").read_text(encoding="utf-8") == "two = 1 + 1"
    assert (made / "kiosk" / "other.py").samefile(honest / "kiosk" / "other.py")


def scenario() -> Scenario:
    return read_scenario(PATHS["one-sandwich"])


@pytest.mark.parametrize(
    ("played", "told"),
    [
        (Played("s", "S", step=99), "SURVIVED"),
        (Played("s", "S", failed="every device well did not come", step=0), "NO TRIAL"),
        (Played("s", "S", failed="the lane's program ended", step=3, ended=True), "NO TRIAL"),
        (Played("s", "S", failed="payButton did not come", step=4), "NO TRIAL"),
    ],
    ids=["nothing was seen", "never began", "ended in the middle", "could not be touched"],
)
def test_what_was_not_seen_or_did_not_run_is_no_kill(tmp_path: Path, played: Played, told: str) -> None:
    verdict = judged(ONE, scenario(), played, tmp_path)
    assert (verdict.killed, verdict.how.partition(":")[0]) == (False, told)


def test_what_a_step_expects_or_the_books_at_the_end_is_a_kill(tmp_path: Path) -> None:
    steps = len(scenario().steps)
    for step, told in ((2, "step 2, expect"), (steps + 1, "the books at its end")):
        verdict = judged(ONE, scenario(), Played("s", "S", failed="not so", step=step), tmp_path)
        assert (verdict.killed, verdict.how) == (True, told)


def test_a_program_that_stumbled_is_no_kill_whatever_the_screen_said(tmp_path: Path) -> None:
    (tmp_path / "lane.log").write_text("Traceback (most recent call last):\n", encoding="utf-8")
    verdict = judged(ONE, scenario(), Played("s", "S", failed="not so", step=2), tmp_path)
    assert (verdict.killed, verdict.how) == (False, "NO TRIAL: a program stumbled, says lane.log")


@pytest.mark.timeout(300)  # with other programs beside it
def test_one_that_is_seen_and_one_that_changes_nothing_are_told_apart(tmp_path: Path) -> None:
    seen = next(one for one in MUTANTS if one.killed_by == ("one-sandwich",))
    nothing = replace(seen, id="nothing-broken", new=seen.old)
    proof = prove(tmp_path, Extent(2, None, 1), (seen, nothing))
    rows = {row.what.partition(":")[0]: row for row in proof.rows}
    assert rows["scenarios on the product as it is"].figure == 1
    assert rows["scenarios on the product as it is"].holds, proof.as_table()
    assert rows[seen.id].holds, proof.as_table()
    assert "SURVIVED" in str(rows["nothing-broken"].figure)
    assert not rows["nothing-broken"].holds
