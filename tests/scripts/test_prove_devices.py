"""The proofs over every device, short: they hold here too, and a protocol that nobody thought of fails them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from drivers.registry import PROTOCOLS
from scripts.proofs import fuzz
from scripts.proofs.fuzzing.judges import JUDGES
from scripts.proofs.report import Extent

PROVE = Path(__file__).parents[2] / "scripts" / "prove"


def prove(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROVE, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.timeout(600)  # with other programs beside it
def test_a_wire_that_lies_breaks_no_driver_and_sells_nothing() -> None:
    done = prove("fuzz", "--points", "100000", "--seed", "2", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    figures = {row["what"]: row["figure"] for row in told["rows"]}
    assert all(figures[f"{row.name}: bytes"] >= 100_000 for row in PROTOCOLS)
    assert figures["a driver that reads garbage"] == "caught"


@pytest.mark.timeout(300)
def test_a_protocol_that_nobody_judges_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(JUDGES, "relay")
    light = tuple(row for row in PROTOCOLS if row.name == "relay")
    proof = fuzz.prove(tmp_path, Extent(1_000, None, 1), protocols=light)
    assert "relay" in [row.what for row in proof.rows if not row.holds]
