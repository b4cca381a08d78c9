"""The shipped questions, found as shoppers look for them."""

from __future__ import annotations

import pytest

from kiosk.catalogue.help_search import HelpSearch
from kiosk.gallery.shop import store_policy


@pytest.fixture(scope="module")
def search() -> HelpSearch:
    found = HelpSearch(store_policy().help)
    found.prepare()
    return found


@pytest.mark.parametrize(
    ("typed", "language", "question"),
    [
        ("weigh", "en", "weigh"),
        ("wiegh", "en", "weigh"),  # a typing error
        ("reciept", "en", "receipt"),
        ("WHERE CARD", "en", "card-place"),
        ("how to weigh apples", "en", "weigh"),  # nothing has all of these words
        ("chengzhong", "zh_CN", "weigh"),
        ("cz", "zh_CN", "weigh"),
        ("fukuan", "zh_CN", "pay"),
        ("退款", "zh_CN", "declined"),
        ("receipt", "zh_CN", "receipt"),  # another language of the lane
        ("tuikuan", "en", "declined"),
    ],
)
def test_the_first_answer_is_the_one_looked_for(search: HelpSearch, typed: str, language: str, question: str) -> None:
    assert search.search(typed, language)[0].id == question


@pytest.mark.parametrize("typed", ["", "   ", "qxqx", "12"])
def test_what_fits_nothing_finds_nothing(search: HelpSearch, typed: str) -> None:
    assert search.search(typed, "en") == ()
