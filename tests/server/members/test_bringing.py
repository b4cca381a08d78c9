"""Members of another system join with their cards and points, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.members import card_hash
from server.members.bringing import bring
from server.settings import SettingsError
from tests.server.members.club import Club

MIA = """
[[members]]
number = "4000000000014"
given = "Mia"
phone = "0170 1234542"
points = 150
"""


def test_who_is_brought_has_card_phone_points_and_tier_and_is_not_brought_twice(club: Club, tmp_path: Path) -> None:
    path = tmp_path / "brought.toml"
    path.write_text(MIA, encoding="utf-8")
    assert (bring(club.members, path), bring(club.members, path)) == (1, 0)
    found = club.members.find("4", card=card_hash("M4000000000014"))
    assert found == club.known("0170 1234542")
    assert (found.points, found.tier, found.tier_names["en"], len(found.coupons)) == (150, "silver", "Silver", 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (MIA.replace("0014", "0015"), "its last digit does not fit"),
        (MIA.replace("0170 1234542", "12"), "no_phone"),
        ("[[members]]", "Field required"),
        ("members = [", "is not valid TOML"),
    ],
)
def test_a_file_that_does_not_hold_says_where(club: Club, tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "brought.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=why):
        bring(club.members, path)
