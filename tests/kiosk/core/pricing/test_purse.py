"""The work for one basket: what was spent is gone."""

from __future__ import annotations

from kiosk.core.pricing.purse import Purse


def test_a_purse_is_empty_when_all_of_it_or_more_was_spent() -> None:
    purse = Purse(10)
    purse.spend(9)
    assert not purse.empty
    purse.spend(1)
    assert purse.empty
    purse.spend(5)
    assert (purse.left, purse.empty) == (-5, True)
