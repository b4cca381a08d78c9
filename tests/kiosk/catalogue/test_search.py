from pathlib import Path

import pytest

from kiosk.catalogue import Catalogue

SHEET = Path(__file__).parents[3] / "assets" / "catalogue" / "sample.csv"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    found = Catalogue.open(SHEET, tmp_path_factory.mktemp("lane") / "catalogue.db")
    found.prepare_search()
    return found


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("ban", "en", "Bananas"),
        ("BAN", "en", "Bananas"),
        ("bananna", "en", "Bananas"),  # a letter too many
        ("banans", "en", "Bananas"),  # one too few
        ("tomatos", "en", "Vine tomatoes"),
        ("brocolli", "en", "Broccoli"),
        ("choclate", "en", "Milk chocolate 100 g"),
        ("apple", "en", "Red apples"),  # picked more than apple juice, which begins with it
        ("red wine", "en", "Red wine Rioja 0.75 l"),
        ("milk whole", "en", "Whole milk 1 l"),
        ("4011", "en", "Bananas"),
        ("46", "en", "Vine tomatoes"),
        ("101", "zh_CN", "小面包"),
        ("香蕉", "zh_CN", "香蕉"),
        ("苹果", "zh_CN", "红苹果"),
        ("xiangjiao", "zh_CN", "香蕉"),
        ("xiangj", "zh_CN", "香蕉"),
        ("xiangjao", "zh_CN", "香蕉"),  # a typing error in pinyin
        ("pingguo", "zh_CN", "红苹果"),
        ("pinggu", "zh_CN", "平菇"),  # spelled whole, though apples are picked more
        ("li", "zh_CN", "梨"),
        ("xj", "zh_CN", "香蕉"),
        ("XJ", "zh_CN", "香蕉"),
        ("niunai", "zh_CN", "纯牛奶 1 升"),
        ("nn", "zh_CN", "纯牛奶 1 升"),
        ("lvcha", "zh_CN", "绿茶 20 包"),
        ("banana", "zh_CN", "香蕉"),
        ("xiangjiao", "en", "Bananas"),
        ("香蕉", "en", "Bananas"),
    ],
)
def test_what_a_shopper_types_finds_what_is_meant(catalogue, typed, language, first):
    found = catalogue.search(typed, language, 6)
    assert found
    assert found[0].name(language) == first


def test_a_name_spelled_whole_comes_first_however_much_is_bought_of_what_begins_with_it(tmp_path):
    head = "#currency,EUR\n#tax,A,7.00,included\n#category,fruit,apple,en=Fruit\n"
    columns = "gtin,plu,name:en,name:zh_CN,category,price,unit,tax,tare_g,piece_g,min_age,picture,picks\n"
    others = "".join(f",{4100 + n},Chestnuts {n},栗子,fruit,1.00,kg,A,5,,,nut,{100 + n}\n" for n in range(100))
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(f"{head}{columns}{others},4409,Pears,梨,fruit,2.99,kg,A,5,,,pear,3\n", encoding="utf-8")
    found = Catalogue.open(sheet, tmp_path / "catalogue.db").search("li", "zh_CN", 9)
    assert [item.name("zh_CN") for item in found] == ["梨", *["栗子"] * 8]


def test_a_number_brings_every_item_that_begins_with_it_most_picked_first(catalogue):
    found = catalogue.search("40", "en", 100)
    assert [item.plu for item in found[:2]] == ["4011", "4016"]
    numbered = [place for place, item in enumerate(found) if item.plu.startswith("40")]
    assert numbered == list(range(len(numbered)))  # what has 400 g in its name comes after them


def test_a_chinese_sound_does_not_disturb_an_english_search(catalogue):
    assert [item.name("en") for item in catalogue.search("ban", "en", 9)] == ["Bananas"]


@pytest.mark.parametrize("typed", ["", "   ", "!?", "zzzzzz", "9999", "\x00", "😀"])
def test_nothing_is_found_where_nothing_fits(catalogue, typed):
    assert catalogue.search(typed, "en", 6) == ()


def test_no_more_is_answered_than_asked_for(catalogue):
    assert len(catalogue.search("a", "en", 4)) == 4
    assert catalogue.search("a", "en", 0) == ()
