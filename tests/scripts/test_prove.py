"""The proofs, short: each holds here too, and says what it found in both ways."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

PROVE = Path(__file__).parents[2] / "scripts" / "prove"


def prove(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROVE, *arguments], capture_output=True, text=True, check=False)


def test_a_cut_at_any_moment_loses_nothing() -> None:
    done = prove("power-cuts", "--points", "60", "--seed", "3", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    figures = {row["what"]: row["figure"] for row in told["rows"]}
    assert figures["cuts"] == 60
    assert figures["cuts in which the mutant early-ack is caught"] > 0


def test_the_books_hold_on_a_few_baskets() -> None:
    done = prove("books", "--points", "40", "--seed", "7", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    figures = {row["what"]: row["figure"] for row in told["rows"]}
    assert figures["engine = the best of every use of the rules"] == 40
    assert figures["  sales"] > 20


def test_a_proof_that_is_none_is_told_in_a_sentence() -> None:
    done = prove("luck")
    assert done.returncode == 2
    assert "invalid choice: 'luck'" in done.stderr
    assert prove("power-cuts", "--points", "0").returncode == 2
