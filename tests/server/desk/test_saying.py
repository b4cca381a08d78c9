"""Who approves a change reads what was and what will be, as shoppers would see it."""

from __future__ import annotations

import json

from kiosk.core.master import sheet_records
from kiosk.core.sheet import read_sheet
from server.actions.rules import Gauge, load_rules
from server.asking.thresholds import THRESHOLD, rule_body
from server.db.desk_models import DeskRecordRow
from server.desk.saying import Piece, pieces
from server.wall.pages import FOLDER
from server.wall.words import load_words
from tests.server.desk.desk import COOL_BAG, OFFERS, SHEET

WORDS = load_words(FOLDER.parent / "desk" / "words.json")
RULES = load_rules()
BAG = dict(sheet_records(read_sheet(SHEET, "sample.csv")))[COOL_BAG]


def said(name: str, before: str | None, body: str | None, language: str = "en") -> Piece:
    records = [DeskRecordRow(name=name, before=before, body=body)]
    [piece] = pieces(records, WORDS[language], language, "EUR", RULES)
    return piece


def test_a_price_a_name_and_a_price_for_some_days() -> None:
    other = {**json.loads(BAG), "price": 199, "later": [["2026-12-24T00:00:00", "2026-12-27T08:00:00", 149]]}
    other["names"] = {"en": "Insulated bag", "zh_CN": "保温袋"}
    piece = said(COOL_BAG, BAG, json.dumps(other))
    assert (piece.title, piece.path, piece.second) == ("Insulated bag", "/desk/items/09520020000039", True)
    assert {(one.what, one.before, one.after) for one in piece.differences} == {
        ("Name (English)", "Cool bag", "Insulated bag"),
        ("Price", "€2.49", "€1.99"),
        ("Further prices", "", "€1.49 from 2026-12-24 until 2026-12-27 08:00:00"),
    }


def test_tax_and_unit_are_told_in_words_of_the_language() -> None:
    other = {**json.loads(BAG), "unit": "kg", "tax": ["S", 825, False]}
    told = {one.what: (one.before, one.after) for one in said(COOL_BAG, BAG, json.dumps(other), "zh_CN").differences}
    assert told == {"计价单位": ("件", "公斤"), "税率": ("B, 19 %, 含税", "S, 8.25 %, 另加")}


def test_what_is_new_and_what_goes() -> None:
    new, gone = said(COOL_BAG, None, BAG), said(COOL_BAG, BAG, None)
    assert (new.is_new, new.is_gone, new.title) == (True, False, "Cool bag")
    assert (gone.is_new, gone.is_gone, gone.path) == (False, True, "")


def test_promotions_are_told_rule_by_rule() -> None:
    rules = json.loads(OFFERS)
    kept = [rule for rule in rules["rules"] if rule["id"] != "pizzas-2"]
    kept[0] = {**kept[0], "n": 4, "pay": 3}
    piece = said("rules:offers", OFFERS.decode(), json.dumps({**rules, "rules": kept, "until": "2026-12-31"}))
    told = {one.what: (one.before, one.after) for one in piece.differences}
    assert told.keys() == {"3 for 2 (chips-3-2)", "2 pizzas for 5.00 (pizzas-2)", "until"}
    assert '"n": 4' in told["3 for 2 (chips-3-2)"][1]
    assert told["2 pizzas for 5.00 (pizzas-2)"][1] == ""
    assert told["until"] == ("", '"2026-12-31"')


def test_a_shelf_and_the_currency() -> None:
    shelf = said("category:fruit", '{"names":{"en":"Fruit"},"place":0}', '{"names":{"en":"Fresh fruit"},"place":1}')
    assert {(one.what, one.before, one.after) for one in shelf.differences} == {
        ("Name (English)", "Fruit", "Fresh fruit"), ("Place", "0", "1"),
    }  # fmt: skip
    assert said("currency", '"EUR"', '"CNY"').differences[0].after == "CNY"


def test_a_threshold_that_is_changed_for_the_first_time_was_as_the_file_has_it() -> None:
    rule = RULES.of[Gauge.WAITING].model_copy(update={"raise_at": 0.75})
    piece = said(THRESHOLD + Gauge.WAITING, None, rule_body(rule))
    assert [(one.before, one.after) for one in piece.differences] == [("0.6", "0.75")]
    assert not piece.is_new
