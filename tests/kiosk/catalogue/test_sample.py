"""The sample store: what everything else is shown and tested with."""

import csv
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kiosk.catalogue import Catalogue
from kiosk.core.barcodes import Kind, interpret
from kiosk.core.barcodes.check_digits import gtin_check_digit, measure_check_digit
from kiosk.core.items import Unit

ROOT = Path(__file__).parents[3]
SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
PICTURES = ROOT / "assets" / "pictures"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return Catalogue.open(SHEET, tmp_path_factory.mktemp("lane") / "catalogue.db")


def test_every_row_is_sold(catalogue):
    rows = [row for row in csv.reader(SHEET.read_text(encoding="utf-8").splitlines()) if not row[0].startswith("#")]
    assert catalogue.problems == ()
    assert len(catalogue.items()) == len(rows) - 1 >= 140
    assert len(catalogue.categories()) >= 10


def test_every_barcode_of_the_store_means_its_item(catalogue):
    coded = [item for item in catalogue.items() if not item.key.startswith(("plu:", "02"))]
    for item in coded:
        meaning = interpret("", item.key, region="DE")
        assert (meaning.valid, meaning.kind, meaning.item_key) == (True, Kind.ITEM, item.key)
    lengths = {len(item.key.lstrip("0")) for item in coded}
    assert lengths == {8, 11, 12, 13}  # GTIN-8, a UPC-E's UPC-A, GTIN-12, GTIN-13


def test_every_label_from_the_counter_means_its_item(catalogue):
    labelled = [item for item in catalogue.items() if item.key.startswith("02")]
    assert len(labelled) >= 3
    for item in labelled:
        body = item.key[1:7] + str(measure_check_digit("00500")) + "00500"
        meaning = interpret("", body + str(gtin_check_digit(body)), region="DE")
        assert (meaning.valid, meaning.item_key) == (True, item.key)


def test_every_item_has_both_names_and_no_two_share_one(catalogue):
    for language in ("en", "zh_CN"):
        names = [item.names[language] for item in catalogue.items()]
        assert all(names)
        assert len(names) == len(set(names))
    assert all({"en", "zh_CN"} <= category.names.keys() for category in catalogue.categories())


def test_every_picture_is_there_drawn_on_the_same_grid_and_without_words(catalogue):
    wanted = {item.picture for item in catalogue.items()} | {category.picture for category in catalogue.categories()}
    assert wanted == {file.stem for file in PICTURES.glob("*.svg")}
    for name in wanted:
        root = ET.parse(PICTURES / f"{name}.svg").getroot()
        assert (root.get("viewBox"), root.find(f".//{SVG}text"), root.find(f".//{SVG}image")) == (
            "0 0 96 96",
            None,
            None,
        )


def test_every_icon_is_drawn_on_the_same_grid_in_one_colour():
    icons = list((ROOT / "assets" / "icons").glob("*.svg"))
    assert len(icons) >= 48
    for file in icons:
        assert ET.parse(file).getroot().get("viewBox") == "0 0 24 24"
        assert "currentColor" not in file.read_text(encoding="utf-8")
        assert "var(" not in file.read_text(encoding="utf-8")


def test_the_store_sells_by_piece_and_by_weight_under_every_kind_of_tax(catalogue):
    items = catalogue.items()
    assert {item.unit for item in items} == {Unit.EACH, Unit.KG}
    assert {(item.tax.code, item.tax.rate_bp, item.tax.inclusive) for item in items} == {
        ("A", 700, True),
        ("B", 1900, True),
        ("S", 825, False),
    }
    assert all(item.weight_g for item in items if item.unit is Unit.EACH)
    assert any(item.tare_g for item in items if item.unit is Unit.KG)
    assert {item.min_age for item in items} == {0, 16, 18}


def test_all_beer_and_wine_has_an_age_limit_unless_free_of_alcohol(catalogue):
    free = [item.name("en") for item in catalogue.in_category("wine_beer") if not item.min_age]
    assert free == ["Alcohol-free beer 0.33 l"]


def test_bananas_are_4011(catalogue):
    bananas = catalogue.find("plu:4011")
    assert (bananas.name("en"), bananas.name("zh_CN"), bananas.unit, bananas.price.minor) == (
        "Bananas",
        "香蕉",
        Unit.KG,
        199,
    )
