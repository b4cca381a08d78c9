"""A sale says whose it is by one of two ways, or not at all."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from server.ingest.members import MemberIn, ThanksIn


def test_a_sale_is_of_a_member_of_a_card_or_of_nobody() -> None:
    for told in ({"whose": "a" * 32, "card": ""}, {"whose": "", "card": "b" * 64}, {"whose": "", "card": ""}):
        MemberIn.model_validate({**told, "points": None})
    with pytest.raises(ValidationError, match="not both"):
        MemberIn.model_validate({"whose": "a" * 32, "card": "b" * 64, "points": 1})


@pytest.mark.parametrize("more", [{"session": "4-000001"}, {"hour": "2026-11-22T10"}, {"face": 5}, {"tap": "ab" * 16}])
def test_thanks_have_no_place_for_what_would_lead_to_the_tap(more: dict[str, object]) -> None:
    told = {"lane": "4", "member": "a" * 32, "day": "2026-11-22", "points": 5}
    ThanksIn.model_validate(told)
    with pytest.raises(ValidationError):
        ThanksIn.model_validate({**told, **more})
