"""The proof of decoding, short: it holds here too, and is told in both ways."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

from scripts.proofs.decode import SCALES, Task, clean_codes, drawn, is_right, prove
from scripts.proofs.report import Extent
from tests.samples import samples

PROVE = Path(__file__).parents[2] / "scripts" / "prove"


@pytest.mark.timeout(600)  # with other programs beside it
def test_what_a_camera_charges_is_what_is_printed_there() -> None:
    bearing = sum(sample.text is not None for sample in samples())
    done = subprocess.run([PROVE, "decode", "--points", "60", "--json"], capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    figures = {row["what"]: row["figure"] for row in told["rows"]}
    assert figures["photographs with a code"] == bearing
    assert figures["clean codes, 1.5 to 4 pixels a module"] == 60


@pytest.mark.timeout(300)
def test_without_photographs_nothing_is_proven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_SAMPLES", str(tmp_path))
    proof = prove(tmp_path, Extent(2, None, 1))
    assert "photographs" in [row.what for row in proof.rows if not row.holds]


def test_clean_codes_are_the_same_however_they_are_shared_out() -> None:
    whole, first, second = clean_codes(Task(1, 0, 8)), clean_codes(Task(1, 0, 3)), clean_codes(Task(1, 3, 5))
    assert (whole.read, whole.wrong) == (first.read + second.read, ())
    narrow, wide = (drawn(random.Random("1"), scale) for scale in (SCALES[0], SCALES[-1]))
    assert narrow[0] == wide[0]
    assert narrow[1].shape[1] < wide[1].shape[1]


def test_an_add_on_beside_a_code_is_right_and_another_code_is_not() -> None:
    assert is_right("9770317847001", "977031784700105")
    assert not is_right("9770317847001", "9770317847002")
    assert not is_right(None, "9770317847001")
