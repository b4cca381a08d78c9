"""What a lane may say of a basket."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from server.baskets.shapes import AskIn

REQUEST = "ab" * 16


@pytest.mark.parametrize("wanted", [{"code": "483920"}, {"code": "483920", "lane": "4"}, {"basket": "cd" * 16}])
def test_a_basket_is_asked_for_by_its_code_or_by_its_name(wanted: dict[str, str]) -> None:
    assert AskIn.model_validate({"wire": 1, "request": REQUEST, **wanted}).request == REQUEST


@pytest.mark.parametrize(
    "wanted", [{}, {"lane": "4"}, {"code": "483920", "basket": "cd" * 16}, {"code": "48392"}, {"basket": "cd"}]
)
def test_and_in_no_other_way(wanted: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        AskIn.model_validate({"wire": 1, "request": REQUEST, **wanted})
