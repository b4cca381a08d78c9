"""What is to be looked at comes whole, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from server.ingest.interventions import InterventionIn
from tests.server.interventions.raising import cleared, raised


@pytest.mark.parametrize("sent", [raised(), cleared(), cleared(answer=None)])
def test_what_a_lane_tells_is_taken(sent: Any) -> None:
    told = InterventionIn.model_validate(dict(sent.payload))
    assert (told.raised is None) != (told.cleared is None)


@pytest.mark.parametrize("wrong", [{"raised": None}, {"intervention": "x"}, {"at": "yesterday"}, {"more": 1}])
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        InterventionIn.model_validate({**dict(raised().payload), **wrong})
