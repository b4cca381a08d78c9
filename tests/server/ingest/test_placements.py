import pytest
from pydantic import ValidationError

from server.ingest.placements import PlacementIn

GOOD = {"lane": "4", "item": "02000000000022", "day": "2026-11-26", "grams": 510}


def test_a_placement_is_an_item_a_day_and_a_weight() -> None:
    assert PlacementIn.model_validate(GOOD).grams == 510


@pytest.mark.parametrize(
    "wrong", [{"session": "4-000001"}, {"item": "milk"}, {"day": "2026-02-30"}, {"grams": 0}, {"grams": 60_000}]
)
def test_anything_else_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PlacementIn.model_validate({**GOOD, **wrong})
