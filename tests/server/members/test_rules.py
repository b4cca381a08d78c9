"""The rules for members are a file, and what is wrong in it is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.members.rules import Why, load_rules
from server.settings import SettingsError
from tests.server.members.club import AS_FILE


def written(folder: Path, text: str) -> Path:
    path = folder / "members.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_has_what_earns_points_tiers_and_coupons(tmp_path: Path) -> None:
    rules = load_rules(written(tmp_path, AS_FILE))
    assert (rules.earn.minor_per_point, rules.earn.thanks, rules.tiers[0].id) == (10, 5, "silver")
    swap = rules.coupon("SWAP5")
    assert swap is not None
    assert (swap.why, swap.points) == (Why.POINTS, 60)
    assert rules.coupon("NONE") is None


def test_an_empty_file_earns_one_point_for_each_whole_unit(tmp_path: Path) -> None:
    rules = load_rules(written(tmp_path, ""))
    assert (rules.earn.minor_per_point, rules.earn.thanks, rules.tiers, rules.coupons) == (100, 0, (), ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("earn = ", "not valid TOML"),
        ("[earn]\nminor_per_point = 0", "earn.minor_per_point"),
        ("surprise = 1", "surprise"),
        ('[[coupons]]\ncoupon = "A"\nnames = {en = "A"}\nwhy = "points"', "points belong"),
        ('[[coupons]]\ncoupon = "A"\nnames = {en = "A"}\nwhy = "welcome"\npoints = 5', "points belong"),
        ('[[tiers]]\nid = "a"\nnames = {en = "A"}\npoints = 1\n' * 2, "the same name"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        load_rules(written(tmp_path, text))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_rules(tmp_path / "none.toml")
