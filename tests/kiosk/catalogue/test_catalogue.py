import sqlite3
import threading
import time
import timeit
from pathlib import Path

import pytest

from kiosk.catalogue import Catalogue, SheetUnreadable
from kiosk.core.items import Tax, Unit
from kiosk.core.values import Money

HEAD = """\
#currency,EUR
#tax,A,7.00,included
#tax,S,8.25,added
#category,fruit,apple,en=Fruit,zh_CN=水果
#category,dairy,milk,en=Dairy
gtin,plu,name:en,name:zh_CN,category,price,unit,tax,tare_g,piece_g,min_age,picture,picks
"""
BANANAS = ",4011,Bananas,香蕉,fruit,1.99,kg,A,5,,,banana,900\n"
MILK = "9520009100019,,Whole milk 1 l,纯牛奶 1 升,dairy,1.29,each,A,,1065,,milk,800\n"
APPLES = ",4016,Red apples,红苹果,fruit,2.79,kg,S,5,,18,apple,950\n"


@pytest.fixture
def shop(tmp_path):
    def opened(rows: str, head: str = HEAD) -> Catalogue:
        sheet = tmp_path / "sheet.csv"
        sheet.write_text(head + rows, encoding="utf-8")
        return Catalogue.open(sheet, tmp_path / "lane" / "catalogue.db")

    return opened


def test_an_item_is_found_by_its_number_and_knows_all_of_its_row(shop):
    catalogue = shop(BANANAS + MILK + APPLES)
    milk = catalogue.find("09520009100019")
    assert (milk.names, milk.price, milk.unit) == (
        {"en": "Whole milk 1 l", "zh_CN": "纯牛奶 1 升"},
        Money(129, "EUR"),
        Unit.EACH,
    )
    assert (milk.tax, milk.category, milk.picture, milk.weight_g) == (
        Tax("A", 700, inclusive=True),
        "dairy",
        "milk",
        1065,
    )
    apples = catalogue.find("plu:4016")
    assert (apples.tax, apples.plu, apples.tare_g, apples.min_age) == (Tax("S", 825, inclusive=False), "4016", 5, 18)
    assert catalogue.find("09520009100026") is None
    assert catalogue.find("4016") is None


def test_an_item_with_both_numbers_is_found_by_both(shop):
    catalogue = shop("9520009100019,777,Melon,瓜,fruit,1.99,each,A,,,,melon,1\n")
    assert catalogue.find("plu:777") == catalogue.find("09520009100019") is not None


def test_shelves_come_in_the_order_of_the_sheet_and_their_items_most_picked_first(shop):
    catalogue = shop(BANANAS + MILK + APPLES)
    assert [(shelf.key, shelf.name("zh_CN"), shelf.picture) for shelf in catalogue.categories()] == [
        ("fruit", "水果", "apple"),
        ("dairy", "Dairy", "milk"),
    ]
    assert [item.name("en") for item in catalogue.in_category("fruit")] == ["Red apples", "Bananas"]
    assert catalogue.in_category("shoes") == ()


def test_favourites_are_what_has_no_barcode(shop):
    catalogue = shop(BANANAS + MILK + APPLES)
    assert [item.plu for item in catalogue.favourites(5)] == ["4016", "4011"]
    assert len(catalogue.favourites(1)) == 1


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (MILK.replace("00019", "00014"), "the check digit of 9520009100014 should be 9, it is 4"),
        (MILK.replace("9520009100019", "952"), "a GTIN has 8, 12, 13 or 14 digits, this has 3: '952'"),
        (MILK.replace("1.29", "1,29"), "the row has 14 cells instead of 13"),
        ('952000"\n', "the row has 1 cells instead of 13"),
        (',,"Milk,dairy\n', "unexpected end of data"),
        (MILK.replace("1.29", "free"), "the price 'free' is not an amount in EUR, such as 1.99"),
        (MILK.replace("1.29", "0.00"), "the price '0.00' is not an amount in EUR, such as 1.99"),
        (MILK.replace("1.29", "1.299"), "the price '1.299' is not an amount in EUR, such as 1.99"),
        (MILK.replace("1.29", "-1.29"), "the price '-1.29' is not an amount in EUR, such as 1.99"),
        (MILK.replace(",A,", ",Z,"), "the tax class 'Z' is none of A, S"),
        (MILK.replace("each", "litre"), "the unit 'litre' is neither 'each' nor 'kg'"),
        (MILK.replace("dairy", "shoes"), "the category 'shoes' is not declared"),
        (MILK.replace("1065", "heavy"), "the weight of a piece 'heavy' is not a whole number"),
        (MILK.replace("Whole milk 1 l,纯牛奶 1 升", ","), "the item has no name"),
        (MILK.replace(",milk,", ",../milk,"), "the picture '../milk' is not a name of small letters, digits and _"),
        (MILK.replace("9520009100019", ""), "neither an item number (gtin) nor a produce number (plu)"),
        (BANANAS, "the item number 4011 stands on line 7 already"),
        (BANANAS.replace("4011", "x"), "the produce number 'x' does not have three to five digits"),
        (BANANAS.replace(",,,banana", ",,99,banana"), "the age limit 99 is above 25"),
    ],
)
def test_a_bad_row_is_said_in_one_sentence_and_the_rest_is_sold(shop, row, sentence):
    catalogue = shop(BANANAS + row + APPLES)
    assert catalogue.problems == (f"sheet.csv, line 8: {sentence}",)
    assert [item.name("en") for item in catalogue.items()] == ["Red apples", "Bananas"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("#category,shoes,milk", "the category 'shoes' has no name, such as en=Fruit"),
        ("#category,fruit,milk,en=Fruit", "the category 'fruit' is declared already"),
        ("#tax,B,many,included", "#tax with ['B', 'many', 'included'] is not understood; this line is left out"),
    ],
)
def test_a_bad_declaration_is_said_and_the_rest_is_sold(shop, line, sentence):
    catalogue = shop(BANANAS, HEAD.replace("gtin,", line + "\ngtin,"))
    assert catalogue.problems == (f"sheet.csv, line 6: {sentence}",)
    assert len(catalogue.items()) == 1


def test_problems_are_still_said_when_the_file_is_up_to_date(shop):
    assert shop(BANANAS + "garbage\n").problems == shop(BANANAS + "garbage\n").problems != ()


@pytest.mark.parametrize(
    ("head", "rows", "reason"),
    [
        ("", "hello\n", "lacks the columns category, "),
        (HEAD.replace("#currency,EUR\n", ""), MILK, "does not say its currency"),
        (HEAD, "", "holds no item that can be sold"),
        (HEAD, "nonsense\n", "holds no item that can be sold: sheet.csv, line 7: the row has 1 cells instead of 13"),
    ],
)
def test_a_sheet_that_is_none_is_refused_in_one_sentence(shop, head, rows, reason):
    with pytest.raises(SheetUnreadable) as told:
        shop(rows, head)
    assert reason in str(told.value)
    assert "\n" not in str(told.value)


def test_a_sheet_that_is_missing_or_no_text_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(SheetUnreadable, match="cannot be read: No such file"):
        Catalogue.open(tmp_path / "none.csv", tmp_path / "catalogue.db")
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff")
    with pytest.raises(SheetUnreadable, match="not UTF-8 text"):
        Catalogue.open(tmp_path / "picture.csv", tmp_path / "catalogue.db")


def test_a_changed_sheet_changes_the_prices(shop):
    assert shop(MILK).find("09520009100019").price.minor == 129
    assert shop(MILK.replace("1.29", "1.39")).find("09520009100019").price.minor == 139


def test_an_unchanged_sheet_leaves_the_file_as_it_is(shop, tmp_path):
    shop(MILK)
    written = (tmp_path / "lane" / "catalogue.db").stat()
    shop(MILK)
    now = (tmp_path / "lane" / "catalogue.db").stat()
    assert (now.st_ino, now.st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_a_bad_sheet_leaves_the_file_as_it_is(shop, tmp_path):
    shop(MILK)
    before = (tmp_path / "lane" / "catalogue.db").read_bytes()
    with pytest.raises(SheetUnreadable):
        shop("")
    assert (tmp_path / "lane" / "catalogue.db").read_bytes() == before


@pytest.mark.parametrize("damage", ["garbage", "half", "no table", "nothing"])
def test_a_damaged_file_is_made_again(shop, tmp_path, damage):
    file: Path = tmp_path / "lane" / "catalogue.db"
    shop(MILK)
    match damage:
        case "garbage":
            file.write_bytes(b"\x00garbage" * 500)
        case "half":
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        case "no table":
            with sqlite3.connect(file) as connection:
                connection.execute("DROP TABLE items")
            connection.close()
        case "nothing":
            file.write_bytes(b"")
    assert shop(MILK).find("09520009100019").price.minor == 129
    assert [path.name for path in file.parent.iterdir()] == ["catalogue.db"]


def test_two_threads_find_and_search_at_once(shop):
    catalogue = shop(BANANAS + MILK + APPLES)
    seen: list[bool] = []

    def browse() -> None:
        fits = all(catalogue.search("banan", "en", 3)[0].plu == "4011" for _ in range(200))
        seen.append(fits and all(catalogue.find("plu:4011") is not None for _ in range(200)))

    threads = [threading.Thread(target=browse) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True, True]


def test_a_lookup_takes_microseconds_and_opening_an_up_to_date_file_little(shop, tmp_path):
    catalogue = shop(BANANAS + MILK + APPLES)

    def reopened() -> None:
        Catalogue.open(tmp_path / "sheet.csv", tmp_path / "lane" / "catalogue.db")

    own = time.thread_time  # others at work on this machine are no fault of the catalogue's
    assert min(timeit.repeat(lambda: catalogue.find("plu:4011"), timer=own, number=100, repeat=5)) / 100 < 0.000_5
    assert min(timeit.repeat(reopened, timer=own, number=1)) < 0.5
