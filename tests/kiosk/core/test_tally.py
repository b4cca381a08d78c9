"""How often, and how much together."""

from kiosk.core.tally import NONE, Tally, merged


def test_two_are_one_with_both_counts_and_both_sums() -> None:
    assert Tally(1, 200) + Tally(2, -50) == Tally(3, 150)
    assert Tally(1, 200) + NONE == Tally(1, 200)


def test_what_only_one_side_knows_is_kept_and_names_are_in_order() -> None:
    both = merged({"notes": Tally(1, 500)}, {"coins": Tally(2, 300), "notes": Tally(1, 1000)})
    assert list(both.items()) == [("coins", Tally(2, 300)), ("notes", Tally(2, 1500))]
