"""An item is named in the shopper's language, or in one that there is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.shop import MILK


@pytest.mark.parametrize(
    ("names", "name"),
    [
        ({"en": "Milk", "zh_CN": "牛奶"}, "牛奶"),
        ({"en": "Milk", "zh_CN": ""}, "Milk"),
        ({"en": "Milk"}, "Milk"),
        ({"de": "Milch"}, "Milch"),
    ],
)
def test_a_name_that_is_missing_is_taken_from_another_language(names: dict[str, str], name: str) -> None:
    assert replace(MILK, names=names).name("zh_CN") == name
