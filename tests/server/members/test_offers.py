"""An offer fits where something was bought often, but not lately."""

from __future__ import annotations

from server.members.offers import Bought, counted, missed


def test_the_most_frequent_of_what_was_not_bought_lately_comes_first() -> None:
    bought = [
        Bought(category="fruit", times=9, last="2026-11-20"),
        Bought(category="bread", times=5, last="2026-09-01"),
        Bought(category="cheese", times=7, last="2026-08-01"),
        Bought(category="wine", times=5, last="2026-10-01"),
        Bought(category="tea", times=1, last="2026-01-01"),
        Bought(category="", times=9, last="2026-01-01"),
    ]
    assert [one.category for one in missed(bought, "2026-10-25")] == ["cheese", "wine", "bread"]
    assert [one.category for one in missed(bought, "2026-10-25", most=1)] == ["cheese"]


def test_a_category_counts_once_a_day_however_many_packs_were_bought() -> None:
    rows = [("fruit", "2026-01-01"), ("fruit", "2026-01-01"), ("fruit", "2026-02-01"), ("bread", "2026-02-01")]
    assert set(counted(rows)) == {
        Bought(category="fruit", times=2, last="2026-02-01"),
        Bought(category="bread", times=1, last="2026-02-01"),
    }
