"""The sample store: what everything else is shown and tested with."""

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from random import Random

import pytest

from kiosk.catalogue import Catalogue
from kiosk.core.barcodes import Kind, interpret
from kiosk.core.barcodes.check_digits import gtin_check_digit, measure_check_digit
from kiosk.core.items import Unit
from kiosk.core.pricing import NOBODY, Line, Shopper, price_basket
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Weighing

ROOT = Path(__file__).parents[3]
SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
OFFERS = SHEET.with_name("offers.json")
PICTURES = ROOT / "assets" / "pictures"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return Catalogue.open(SHEET, tmp_path_factory.mktemp("lane") / "catalogue.db")


def test_every_row_is_sold(catalogue):
    rows = [row for row in csv.reader(SHEET.read_text(encoding="utf-8").splitlines()) if not row[0].startswith("#")]
    assert catalogue.problems == ()
    assert len(catalogue.items()) == len(rows) - 1 >= 320
    assert len(catalogue.categories()) >= 20


def test_no_number_stands_for_two_items():
    goods = csv.DictReader(line for line in SHEET.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    numbers = [number for row in goods for number in (row["gtin"], row["plu"]) if number]
    assert len(numbers) == len(set(numbers))


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


def test_no_shelf_is_bare_and_none_is_endless(catalogue):
    sizes = {shelf.key: len(catalogue.in_category(shelf.key)) for shelf in catalogue.categories()}
    assert {key: size for key, size in sizes.items() if not 4 <= size <= 70} == {}


def test_the_greengrocer_has_sixty_kinds_of_loose_produce_and_more(catalogue):
    loose = [item for item in catalogue.items() if len(item.plu) == 4]
    assert len(loose) >= 60
    assert {item.category for item in loose} == {"fruit", "vegetables", "nuts"}
    assert all(3000 <= int(item.plu) <= 4999 for item in loose)  # the range of the produce federation


def test_there_are_bags_of_paper_of_cloth_and_small_ones(catalogue):
    bags = {item.name("en"): item.price.minor for item in catalogue.in_category("bags")}
    assert bags.items() >= {"Paper carrier bag": 25, "Cloth bag": 199, "Small paper bag": 10}.items()


PLAUSIBLE = {  # shelf: euros from, to; a piece, a pack or a kilogram
    "fruit": (0.30, 9.00),
    "vegetables": (0.50, 15.00),
    "bakery": (0.30, 4.00),
    "nuts": (1.00, 15.00),
    "dairy": (0.50, 13.00),
    "meat": (1.50, 20.00),
    "ready": (1.40, 6.00),
    "drinks": (0.45, 15.00),
    "wine_beer": (0.85, 19.00),
    "snacks": (0.65, 2.50),
    "pantry": (0.45, 7.00),
    "asian": (0.75, 5.00),
    "organic": (0.95, 5.50),
    "frozen": (1.20, 6.00),
    "baby": (0.95, 15.00),
    "household": (0.95, 8.00),
    "care": (0.90, 5.00),
    "pet": (0.85, 8.00),
    "home": (0.75, 10.00),
    "bags": (0.10, 2.50),
}


def test_every_price_is_one_that_a_shopper_would_believe(catalogue):
    assert PLAUSIBLE.keys() == {shelf.key for shelf in catalogue.categories()}
    odd = [
        (item.name("en"), item.price.minor)
        for item in catalogue.items()
        if not PLAUSIBLE[item.category][0] <= item.price.minor / 100 <= PLAUSIBLE[item.category][1]
    ]
    assert odd == []


def test_food_is_taxed_at_seven_percent_and_drinks_soap_and_bags_at_nineteen(catalogue):
    full = {"wine_beer", "household", "bags"}
    assert {item.tax.rate_bp for shelf in full for item in catalogue.in_category(shelf)} == {1900}
    food = {"fruit", "vegetables", "bakery", "nuts", "meat", "ready", "snacks", "pantry", "asian", "frozen"}
    assert {item.tax.rate_bp for shelf in food for item in catalogue.in_category(shelf)} == {700}


def test_the_few_are_picked_most():
    goods = csv.DictReader(line for line in SHEET.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    picks = sorted((int(row["picks"]) for row in goods), reverse=True)
    assert min(picks) > 0
    assert sum(picks[: len(picks) // 5]) > 0.45 * sum(picks)


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


def test_the_store_has_offers_of_every_kind_named_in_both_languages():
    document = json.loads(OFFERS.read_text(encoding="utf-8"))
    rules = document["rules"]
    assert len(rules) >= 25
    assert {rule["kind"] for rule in rules} == {
        "price",
        "percent",
        "amount",
        "n_for_m",
        "n_for_price",
        "bands",
        "bundle",
        "basket_amount",
        "fee",
    }
    assert all({"en", "zh_CN"} <= rule["name"].keys() for rule in rules)
    book = read_rules(document)
    assert len(book.offers) + len(book.basket_offs) + len(book.fees) == len(rules)


def test_every_offer_is_for_goods_that_the_store_sells(catalogue):
    document = json.loads(OFFERS.read_text(encoding="utf-8"))
    chosen = [*document["groups"].values()]
    for rule in document["rules"]:
        chosen += [one for one in (rule.get("for"), *(part["for"] for part in rule.get("parts", []))) if one]
    goods = [document["groups"][one] if isinstance(one, str) else one for one in chosen]
    wanted = {key for one in goods for key in one.get("items", [])}
    assert {key for key in wanted if catalogue.find(key) is None} == set()
    shelves = {shelf for one in goods for shelf in one.get("categories", [])}
    assert shelves <= {shelf.key for shelf in catalogue.categories()}


def test_every_bottle_of_beer_and_soft_drink_has_its_deposit(catalogue):
    document = json.loads(OFFERS.read_text(encoding="utf-8"))
    deposit = {
        key: rule["amount"]
        for rule in document["rules"]
        if rule["kind"] == "fee"
        for key in (document["groups"][rule["for"]] if isinstance(rule["for"], str) else rule["for"])["items"]
    }
    beer = {key: cents for key, cents in deposit.items() if catalogue.find(key).category == "wine_beer"}
    assert set(beer.values()) == {8, 310}
    assert set(deposit.values()) == {8, 25, 150, 310}
    words = ("water", "Cola", "soda", "Lemonade", "Iced tea", "spritzer", "Energy")
    fizzy = [item for item in catalogue.in_category("drinks") if any(word in item.name("en") for word in words)]
    assert [item.name("en") for item in fizzy if item.key not in deposit] == ["Coconut water 330 ml"]


EVENING = "2026-11-25T19:30"  # a Wednesday: the bakery's and the organic shelf's offers hold as well
WHO = {
    "nobody": NOBODY,
    "all at once": Shopper(since=EVENING, tier="gold", birthday=True, staff=True, coupons=("JAM50",)),
}


@pytest.mark.parametrize("shopper", WHO.values(), ids=WHO)
@pytest.mark.parametrize("seed", range(10))
def test_sixty_lines_of_the_store_s_offers_have_a_total_that_is_proven(catalogue, shopper, seed):
    chance = Random(seed)
    book = read_rules(json.loads(OFFERS.read_text(encoding="utf-8")))
    offered = {key for offer in book.offers for goods in offer.terms.goods for key in goods.items}
    goods = [item for item in catalogue.items() if seed % 2 or item.key in offered]
    lines = [
        Line(number, item, weighing=Weighing(chance.randrange(105, 3000, 5), 5))
        if item.unit is Unit.KG
        else Line(number, item, chance.choice([1, 1, 1, 2, 3, 6]))
        for number, item in enumerate(chance.choices(goods, k=60), start=1)
    ]
    assert price_basket(lines, "EUR", book, shopper).proven
