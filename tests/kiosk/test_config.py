"""Settings: what a file may say of the lane's waits, and what the lane makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config import ConfigError, load_config
from kiosk.core.policy import Policy

PLAIN = """
[lane]
id = "7"
[store]
name = "Corner"
currency = "EUR"
[catalogue]
file = "goods.csv"
"""


def written(folder: Path, more: str = "") -> Path:
    path = folder / "lane.toml"
    path.write_text(PLAIN + more, encoding="utf-8")
    return path


def test_waits_that_the_file_gives_are_the_lanes_and_the_others_stay(tmp_path: Path) -> None:
    policy = load_config(written(tmp_path, "[timing]\nresolve_tries = 2\nparked_pause_s = 0.5\n")).policy()
    usual = load_config(written(tmp_path)).policy()
    assert (policy.resolve_tries, policy.parked_pause_s) == (2, 0.5)
    assert (policy.payment_patience_s, policy.tap_closes_s) == (usual.payment_patience_s, usual.tap_closes_s)


def test_without_a_word_on_waits_they_are_as_the_policy_has_them(tmp_path: Path) -> None:
    policy = load_config(written(tmp_path)).policy()
    plain = Policy(
        lane="7", store_name="Corner", store_address="", tax_number="", currency="EUR", languages=("en", "zh_CN")
    )
    assert policy == plain


@pytest.mark.parametrize(
    ("timing", "said"),
    [
        ("resolve_tries = 0", "timing.resolve_tries: input should be greater than or equal to 1"),
        ("receipt_closes_s = -1", "timing.receipt_closes_s: input should be greater than or equal to 1"),
        ('tap_closes_s = "soon"', "timing.tap_closes_s: input should be a valid number"),
        ("tap_close_s = 5", "timing.tap_close_s: extra inputs are not permitted"),
    ],
)
def test_a_wait_that_makes_no_sense_is_told_with_its_place(tmp_path: Path, timing: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        load_config(written(tmp_path, f"[timing]\n{timing}\n"))


def test_paths_are_relative_to_the_files_folder(tmp_path: Path) -> None:
    config = load_config(written(tmp_path))
    assert config.catalogue.file == tmp_path / "goods.csv"
