"""No cell is a formula to a spreadsheet, and each comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.csv_cells import FORMULA, bare, guarded


@given(st.text(st.sampled_from("=+-@'\t a1"), max_size=5))
def test_what_is_guarded_is_no_formula_and_comes_back(text: str) -> None:
    assert not guarded(text).startswith(FORMULA)
    assert bare(guarded(text)) == text


def test_what_somebody_typed_stays() -> None:
    assert [bare(one) for one in ("Milk", "'s Heeren", "'", "")] == ["Milk", "'s Heeren", "'", ""]
