"""The proof of support bundles, short; and that what looks for secrets finds them."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

import pytest

from scripts.proofs.bundle import MUTANTS
from scripts.proofs.leaks import leaks

PROVE = Path(__file__).parents[2] / "scripts" / "prove"
CARD = "4111111111111111"


@pytest.mark.timeout(300)  # with other programs beside it
def test_bundles_of_lanes_full_of_secrets_tell_none_and_every_open_gate_is_found_out() -> None:
    done = subprocess.run([PROVE, "bundle", "--points", "3", "--json"], capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    figures = {row["what"]: row["figure"] for row in told["rows"]}
    assert figures["secrets in them"] == 0
    assert [name for name in MUTANTS if not figures[f"mutant: {name}"]] == []


@pytest.mark.parametrize(
    "form",
    [
        CARD.encode(),
        b"4111 1111-1111.1111",
        b"41 11 11 11 11 11 11 11",
        bytes.fromhex(CARD),
        CARD.encode("utf-16-le"),
        CARD.encode().hex().encode(),
        CARD.encode().hex(" ").upper().encode(),
        base64.b64encode(b"x" + CARD.encode() + b"yz"),
        CARD[::-1].encode(),
    ],
)
def test_a_card_number_is_found_in_every_form(form: bytes) -> None:
    assert leaks([("file", b"before " + form + b" after")], [CARD]) != []


def test_what_is_not_there_is_not_found() -> None:
    assert leaks([("file", b"4111 1111 and, much later, 1111 1112")], [CARD, "GREEN-12345678"]) == []
