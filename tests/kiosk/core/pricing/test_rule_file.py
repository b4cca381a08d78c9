"""Rules and baskets as files: what is wrong is told with its place, and the JSON Schemas say the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kiosk.core.pricing import ByHand, Discount
from kiosk.core.pricing.basket_file import read_basket
from kiosk.core.pricing.fields import RulesError
from kiosk.core.pricing.rule_file import read_rules, read_rules_text
from kiosk.core.values import Money
from tests.kiosk.core.pricing.test_worked_examples import EXAMPLES, GOODS

DOCS = Path(__file__).parents[4] / "docs"
RULES = Draft202012Validator(json.loads((DOCS / "rules.schema.json").read_text(encoding="utf-8")))
BASKET = Draft202012Validator(json.loads((DOCS / "basket.schema.json").read_text(encoding="utf-8")))
TAX = {"code": "A", "rate_bp": 700, "inclusive": True}
OF = {"items": ["milk"]}


def rule(**fields: object) -> dict[str, object]:
    return {"id": "r", "kind": "percent", "name": {"en": "Offer"}, "for": OF, "percent": 10, **fields}


def plain(kind: str, **fields: object) -> dict[str, object]:
    return {"id": "r", "kind": kind, "name": {"en": "Offer"}, **fields}


def file_of(*rules: object, **fields: object) -> dict[str, object]:
    return {"format": 1, "currency": "EUR", "rules": list(rules), **fields}


WRONG: list[tuple[object, str]] = [
    ([], "the file: must be an object"),
    ({"format": 1, "currency": "EUR"}, "rules: is missing"),
    (file_of(format=2), "format: must be 1: this program knows no other"),
    (file_of(currency="euro"), "currency: must be three capital letters such as EUR, not 'euro'"),
    (file_of(colour="red"), "colour: is not known here"),
    (file_of(rule(kind="magic")), "rules[0].kind: must be price, percent, amount, n_for_m, n_for_price, bands, bundle"),
    (file_of(rule(percent=0)), "rules[0].percent: must be above 0, at most 100"),
    (file_of(rule(percent="ten")), "rules[0].percent: must be a number, not 'ten'"),
    (file_of(rule(percent=True)), "rules[0].percent: must be a number, not true"),
    (file_of(rule(limit=0)), "rules[0].limit: must be 1 to 99, not 0"),
    (file_of(rule(name={})), "rules[0].name: must name at least one language"),
    (file_of(rule(name={"english": "Off"})), "rules[0].name: cannot be used: 'english' names no language"),
    (file_of(rule(name={"en": "x" * 201})), "rules[0].name.en: cannot be used: the text must have 1 to 200 letters"),
    (file_of(rule(**{"for": {}})), "rules[0].for: must name items, categories or everything"),
    (file_of(rule(**{"for": {"items": [3]}})), "rules[0].for.items: must be a list of texts"),
    (file_of(rule(price=3)), "rules[0]: price, percent and amount exclude each other"),
    (file_of(rule(when={"weekdays": ["someday"]})), "rules[0].when.weekdays: must be of mon, tue, wed"),
    (file_of(rule(when={"hours": ["late"]})), "rules[0].when.hours: must be spans such as 16:00-18:30, not 'late'"),
    (file_of(rule(when={"until": "soon"})), "rules[0].when.until: must be a date such as 2026-11-23"),
    (file_of(rule(who={"vip": True})), "rules[0].who.vip: is not known here"),
    (file_of(rule(at_least={})), "rules[0].at_least.amount: is missing"),
    (file_of(plain("n_for_price", n=1, price=9, **{"for": OF})), "rules[0].n: must be 2 to 20, not 1"),
    (file_of(plain("bundle", parts=[{"for": OF, "percent": 5}])), "rules[0].parts: must be two at least"),
    (file_of(plain("bands", bands=[], **{"for": OF})), "rules[0].bands: must have at least one band"),
    (file_of({**rule(), "id": "hand:x"}), "rules[0].id: must not begin with 'hand:'"),
    (
        file_of(plain("bands", bands=[{"from": 2}], **{"for": OF})),
        "rules[0].bands[0]: needs a price",
    ),
    (file_of(plain("fee", amount=1.5, **{"for": OF})), "rules[0].amount: must be a whole number, not 1.5"),
    (file_of(plain("bundle", price=0, parts=[{"for": OF}] * 2)), "rules[0].price: must be 1 to"),
    (file_of(plain("basket_amount", amount=5, limit=0)), "rules[0].limit: must be 1 to 99, not 0"),
    (file_of(cash_step=0), "cash_step: must be 1 to 1000000, not 0"),
    (file_of(**{"from": "soon"}), "from: must be a date such as 2026-11-23 or 2026-11-23T18:00, not 'soon'"),
    (file_of(tax={"per": "day"}), "tax.per: must be line or total, not 'day'"),
]
"""What the schema refuses as well."""
CROSSED: list[tuple[object, str]] = [
    (file_of(**{"from": "2026-12-08", "until": "2026-12-01"}), "until: must come after from"),
    (file_of(rule(), rule()), "rules[1].id: 'r' is the name of an earlier rule"),
    (file_of(rule(**{"for": "dairy"})), "rules[0].for: there is no group 'dairy'"),
    (file_of(rule(stack="extra")), "rules[0].stack: must be offer, coupon or staff, not 'extra'"),
    (file_of(rule(percent=10.125)), "rules[0].percent: must be above 0, at most 100, with two decimals at most"),
    (file_of(rule(renew_days=3)), "rules[0].renew_days: is for coupons, and this rule names none"),
    (file_of(rule(when={"from": "2026-02-01", "until": "2026-01-01"})), "rules[0].when.until: must come after from"),
    (file_of(plain("n_for_m", n=3, pay=3, **{"for": OF})), "rules[0].pay: must be below n, which is 3"),
    (file_of(plain("basket_amount", amount=5, repeated=True)), "rules[0].repeated: needs at_least"),
    (
        file_of(plain("bundle", price=9, parts=[{"for": OF}, {"for": OF, "percent": 5}])),
        "rules[0].parts: must have no price, percent or amount: the bundle has its price",
    ),
    (
        file_of(plain("bundle", price=9, parts=[{"for": OF, "n": 12}, {"for": OF, "n": 9}])),
        "rules[0].parts: must ask for 20 units at most",
    ),
    (
        file_of(plain("bands", bands=[{"from": 3, "price": 9}, {"from": 3, "price": 8}], **{"for": OF})),
        "rules[0].bands[1].from: must rise from band to band, and 3 came before",
    ),
    (
        file_of(plain("bands", bands=[{"from": 2, "price": 9}, {"from": 3, "price": 9}], **{"for": OF})),
        "rules[0].bands[1]: must be of the same kind as the band before, and cheaper",
    ),
]
"""What no schema can say: one field against another."""


@pytest.mark.parametrize(("document", "said"), WRONG + CROSSED, ids=[said for _, said in WRONG + CROSSED])
def test_a_mistake_is_told_with_its_place(document: object, said: str) -> None:
    with pytest.raises(RulesError) as caught:
        read_rules(document)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(("document", "said"), WRONG, ids=[said for _, said in WRONG])
def test_the_schema_refuses_it_too(document: object, said: str) -> None:
    assert not RULES.is_valid(document), said


def test_a_file_that_is_no_json_says_where() -> None:
    with pytest.raises(RulesError, match="line 2, column 1: this is not JSON"):
        read_rules_text('{"format": 1,\n]')


def test_a_file_of_endless_brackets_is_refused() -> None:
    with pytest.raises(RulesError, match="nested too deeply"):
        read_rules_text("[" * 100_000)


def test_every_example_of_the_page_is_good_by_the_schema() -> None:
    for example in EXAMPLES:
        RULES.validate(file_of(*example.rules))


def test_no_field_can_be_spoilt_without_a_word() -> None:
    """Each value of each example, replaced by what cannot stand there, is refused or is read as something else."""
    for rules in {id(example.rules): example.rules for example in EXAMPLES}.values():
        document = file_of(*copy.deepcopy(rules))
        for path in places(document):
            for junk in (None, [], -1, {"x": 1}):
                spoilt = replaced(document, path, junk)
                if accepted(spoilt):
                    RULES.validate(spoilt)


def accepted(document: object) -> bool:
    """Whether it is read; any other error than `RulesError` is a crash."""
    try:
        read_rules(document)
    except RulesError:
        return False
    return True


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    if isinstance(value, dict):
        found += [place for name, inner in value.items() for place in places(inner, (*path, name))]
    elif isinstance(value, list):
        found += [place for number, inner in enumerate(value) for place in places(inner, (*path, number))]
    return found


def replaced(document: Any, path: tuple[str | int, ...], junk: object) -> object:
    copied = copy.deepcopy(document)
    inner = copied
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = junk
    return copied


BASKETS: list[tuple[object, str]] = [
    ({"lines": []}, "currency: is missing"),
    ({"currency": "EUR", "lines": [{"qty": 2}]}, "lines[0].item: is missing"),
    ({"currency": "EUR", "lines": [{"item": "milk", "qty": 0}]}, "lines[0].qty: must be 1 to 999, not 0"),
    ({"currency": "EUR", "lines": [{"item": "milk", "qty": 1, "weight_g": 5}]}, "lines[0].weight_g: and qty exclude"),
    ({"currency": "EUR", "lines": [], "tender": "gold"}, "tender: must be card or cash, not 'gold'"),
    ({"currency": "EUR", "lines": [], "shopper": {"coupons": "J"}}, "shopper.coupons: must be a list of texts"),
    ({"currency": "EUR", "lines": [], "discount": {}}, "discount.amount_minor: is missing"),
    ({"currency": "EUR", "lines": [], "discount": {"percent": 0}}, "discount.percent: must be above 0, at most 100"),
    (
        {"currency": "EUR", "lines": [], "discount": {"percent": 5, "amount_minor": 5}},
        "discount.percent: and amount_min",
    ),
    ({"currency": "EUR", "lines": [], "tax_exempt": "yes"}, "tax_exempt: must be true or false, not 'yes'"),
    ({"currency": "EUR", "lines": [{"item": "milk", "discount": {"off": 5}}]}, "lines[0].discount.amount_minor: is mi"),
]


@pytest.mark.parametrize(("document", "said"), BASKETS, ids=[said for _, said in BASKETS])
def test_a_mistake_in_a_basket_is_told_with_its_place(document: object, said: str) -> None:
    with pytest.raises(RulesError) as caught:
        read_basket(document, GOODS.get)
    assert str(caught.value).startswith(said)
    assert not BASKET.is_valid(document)


def test_what_only_the_catalogue_knows_is_told_too() -> None:
    for line, said in (
        ({"item": "caviar"}, "lines[0].item: caviar is not in the catalogue: its price_minor and tax must be given"),
        ({"item": "milk", "weight_g": 500}, "lines[0].item: milk is sold by each: give qty"),
        ({"item": "apples"}, "lines[0].item: apples is sold by kg: give weight_g"),
    ):
        with pytest.raises(RulesError) as caught:
            read_basket({"currency": "EUR", "lines": [line]}, GOODS.get)
        assert str(caught.value) == said


def test_a_basket_of_a_lorry_is_refused() -> None:
    with pytest.raises(RulesError, match="lines: must come to 10000 pieces at most"):
        read_basket({"currency": "EUR", "lines": [{"item": "milk", "qty": 999}] * 11}, GOODS.get)


def test_an_item_of_ones_own_needs_no_catalogue() -> None:
    document = {"currency": "USD", "lines": [{"item": "x", "qty": 2, "price_minor": 150, "tax": TAX, "category": "c"}]}
    BASKET.validate(document)
    (line,) = read_basket(document, lambda _: None).lines
    assert (line.shelf.minor, line.item.category, line.item.tax.rate_bp) == (300, "c", 700)


def test_what_staff_decided_is_in_the_basket() -> None:
    line = {"item": "milk", "override_minor": 100, "discount": {"percent": 7.5}}
    document = {"currency": "EUR", "lines": [line], "discount": {"amount_minor": 50}, "tax_exempt": True}
    BASKET.validate(document)
    basket = read_basket(document, GOODS.get)
    assert basket.by_hand == ByHand(discount=Discount(minor=50), exempt=True)
    assert (basket.lines[0].override, basket.lines[0].discount) == (Money(100, "EUR"), Discount(percent_bp=750))
