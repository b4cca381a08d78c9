"""A produce item is some touches away: most are among the first nine pictures after three letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from kiosk.catalogue import Catalogue
from kiosk.core.items import Item

SHEET = Path(__file__).parents[3] / "assets" / "catalogue" / "sample.csv"
PICTURES = 9
MOST_LETTERS = 5


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return Catalogue.open(SHEET, tmp_path_factory.mktemp("lane") / "catalogue.db")


def english(item: Item) -> list[str]:
    return item.names["en"].lower().replace(",", " ").split()


def pinyin(item: Item) -> list[str]:
    """Whole, and by the first letter of each syllable."""
    syllables = lazy_pinyin("".join(sign for sign in item.names["zh_CN"] if "一" <= sign <= "鿿"))
    return ["".join(syllables), "".join(syllable[0] for syllable in syllables)]


def letters(catalogue: Catalogue, item: Item, language: str, words: list[str]) -> int:
    """How few letters of one of `words` show the item among the first pictures."""
    for count in range(1, MOST_LETTERS + 1):
        if any(item in catalogue.search(word[:count], language, PICTURES) for word in words):
            return count
    return MOST_LETTERS + 1


@pytest.mark.parametrize(("language", "words"), [("en", english), ("zh_CN", pinyin)], ids=["English", "pinyin"])
def test_three_letters_show_nearly_every_loose_item(catalogue: Catalogue, language: str, words) -> None:
    loose = [item for item in catalogue.items() if item.plu]
    needed = [letters(catalogue, item, language, words(item)) for item in loose]
    assert len(loose) >= 60
    assert sum(count <= 3 for count in needed) >= 0.95 * len(loose)
    assert sum(count <= 2 for count in needed) >= 0.75 * len(loose)
    assert sum(count <= MOST_LETTERS for count in needed) >= 0.98 * len(loose)


def test_the_number_on_its_label_shows_every_loose_item(catalogue: Catalogue) -> None:
    for item in catalogue.items():
        assert not item.plu or item in catalogue.search(item.plu[:4], "en", PICTURES)


def test_what_is_bought_most_needs_no_letter(catalogue: Catalogue) -> None:
    assert all(item.plu for item in catalogue.favourites(PICTURES))
