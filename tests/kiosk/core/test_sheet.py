"""A sheet's further prices; what else a sheet says is tested with the catalogue that is made of it."""

import pytest

from kiosk.core.sheet import Row, Sheet, read_sheet
from kiosk.core.sheet_faults import SheetUnreadable, Wrong

HEAD = """\
#currency,EUR
#tax,A,7.00,included
#category,fruit,apple,en=Fruit
gtin,plu,name:en,category,price,unit,tax,tare_g,piece_g,min_age,picture,picks,from,until
"""
BANANAS = ",4011,Bananas,fruit,1.99,kg,A,,,,banana,900,,\n"
MELON = "9520009100019,777,Melon,fruit,2.99,each,A,,,,melon,10,,\n"


def later(price: str, starts: str, ends: str = "", number: str = ",4011") -> str:
    return f"{number},,,{price},,,,,,,,{starts},{ends}\n"


def sheet(*rows: str) -> Sheet:
    return read_sheet((HEAD + "".join(rows)).encode(), "sheet.csv")


def price(row: Row, moment: str) -> int:
    return row.item_at(moment).price.minor


def test_a_price_counts_from_its_first_moment_until_before_its_last():
    [bananas] = sheet(BANANAS, later("1.49", "2026-12-01", "2026-12-08T08:00")).rows
    moments = [
        "2026-11-30T23:59:59+01:00",
        "2026-12-01T00:00:00+01:00",
        "2026-12-08T07:59:59+01:00",
        "2026-12-08T08:00:00+01:00",
    ]
    assert [price(bananas, moment) for moment in moments] == [199, 149, 149, 199]
    assert bananas.item.price.minor == price(bananas, "") == 199


def test_of_several_the_price_that_began_last_counts():
    [bananas] = sheet(
        BANANAS, later("2.19", "2026-12-01"), later("1.49", "2026-12-24", "2026-12-27"), later("1.79", "", "2026-11-01")
    ).rows
    moments = [
        "2026-10-01T10:00:00",
        "2026-11-15T10:00:00",
        "2026-12-02T10:00:00",
        "2026-12-25T10:00:00",
        "2027-01-02T10:00:00",
    ]
    assert [price(bananas, moment) for moment in moments] == [179, 199, 219, 149, 219]


def test_an_item_with_two_numbers_gets_its_price_by_either():
    [melon] = sheet(
        MELON, later("2.49", "2026-12-01", number=",777"), later("2.29", "2026-12-09", number="9520009100019,")
    ).rows
    assert [price(melon, "2026-12-02T10:00:00"), price(melon, "2026-12-10T10:00:00")] == [249, 229]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (later("1.49", "soon"), "the time 'soon' is no date such as 2026-12-01 or 2026-12-01T08:00"),
        (later("1.49", "2026-12-01T08:00Z"), "the time '2026-12-01T08:00Z' must be the store's own, without a zone"),
        (later("1.49", "2026-12-02", "2026-12-01"), "until '2026-12-01' must come after from"),
        (later("0", "2026-12-02"), "the price '0' is not an amount in EUR, such as 1.99"),
        (later("1.49", "2026-12-01", number=",4016"),
         "the item number 4016 with a time does not stand above as an item"),
        (later("1.49", "2026-12-01").replace(",,,1", ",Bananas,,1"),
         "a row with a time is a price only, so name:en must be empty"),
        (later("1.49", "2026-11-01"), "another price of this item begins at the same time"),
    ],
)  # fmt: skip
def test_a_price_that_cannot_be_right_is_said_and_the_others_count(row: str, sentence: str):
    told = sheet(BANANAS, later("1.89", "2026-11-01"), row)
    assert told.problems == [f"sheet.csv, line 7: {sentence}"]
    assert price(told.rows[0], "2026-12-24T10:00:00") == 189


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("M" * 201, "the name must have 1 to 200 letters, not 201"),
        ("Me\tlon", "the name 'Me\\tlon' holds a control character"),
    ],
    ids=["long", "tab"],
)
def test_a_name_that_no_screen_and_no_server_takes_is_left_out_and_the_others_are_sold(name: str, sentence: str):
    told = sheet(BANANAS, MELON.replace("Melon", name))
    assert [row.item.key for row in told.rows] == ["plu:4011"]
    assert told.problems == [f"sheet.csv, line 6: {sentence}"]


def test_a_column_of_names_in_no_language_is_told():
    with pytest.raises(SheetUnreadable, match="'english' names no language, such as en or zh_CN"):
        read_sheet((HEAD.replace("name:en", "name:english") + BANANAS).encode(), "sheet.csv")


@pytest.mark.parametrize(
    ("row", "column", "wrong", "values"),
    [
        (MELON.replace("9520009100019", "9520009100018"), "gtin", Wrong.GTIN_CHECK, {"expected": "9"}),
        (MELON.replace("9520009100019", "9.52E+12"), "gtin", Wrong.GTIN, {"has": "8"}),
        (MELON.replace(",777", ",77"), "plu", Wrong.PLU, {"text": "77"}),
        (MELON.replace("9520009100019,777", ","), "gtin", Wrong.NO_NUMBER, {}),
        (MELON.replace(",777", ",4011"), "plu", Wrong.TAKEN, {"number": "4011", "line": "5"}),
        (MELON.replace("Melon", ""), "name:en", Wrong.NO_NAME, {}),
        (MELON.replace("melon,10", "melon,ten"), "picks", Wrong.WHOLE, {"text": "ten"}),
        (MELON.replace(",A,", ",B,"), "tax", Wrong.TAX, {"text": "B", "taxes": "A"}),
        (MELON.replace(",A,,,,", ",A,,,26,"), "min_age", Wrong.AGE, {"most": "25"}),
        (MELON.replace(",fruit,", ",toys,"), "category", Wrong.SHELF, {"text": "toys"}),
        (MELON.replace(",each,", ",box,"), "unit", Wrong.UNIT, {"text": "box"}),
        (MELON.replace(",melon,", ",Melon!,"), "picture", Wrong.PICTURE, {"text": "Melon!"}),
        ("#category,fruit,apple,en=Fruit\n", "", Wrong.SHELF_TWICE, {"key": "fruit"}),
        ("#category,toys,apple\n", "", Wrong.SHELF_NAME, {"key": "toys"}),
        ("#colour,red\n", "", Wrong.DECLARATION, {"what": "#colour"}),
    ],
)
def test_a_fault_has_its_line_its_column_and_what_is_wanted(
    row: str, column: str, wrong: Wrong, values: dict[str, str]
):
    [fault] = sheet(BANANAS, row).faults
    assert (fault.line, fault.column, fault.wrong) == (6, column, wrong)
    assert values.items() <= fault.values.items()
