"""`price`: a basket and rules from outside, the shape of the answer, and mistakes in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main

MILK, BANANAS = "09520005000016", "plu:4011"
RULES = {
    "format": 1,
    "version": "week 48",
    "currency": "EUR",
    "cash_step": 5,
    "rules": [
        {
            "id": "milk-3-2",
            "kind": "n_for_m",
            "name": {"en": "3 for 2", "zh_CN": "三件付两件"},
            "n": 3,
            "pay": 2,
            "for": {"items": [MILK]},
        }
    ],
}


def write(folder: Path, name: str, document: object) -> str:
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def test_a_basket_is_priced_with_every_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [{"item": MILK, "qty": 4}, {"item": BANANAS, "weight_g": 1000}]
    basket = write(tmp_path, "basket.json", {"currency": "EUR", "tender": "cash", "lines": lines})
    assert main(["price", "--rules", write(tmp_path, "rules.json", RULES), basket]) == 0
    told = json.loads(capsys.readouterr().out)
    milk, bananas = told["lines"]
    each = milk["shelf_minor"] // 4
    assert (milk["item"], milk["qty"], milk["gross_minor"]) == (MILK, 4, 3 * each)
    assert [(one["rule"], one["units"], one["saving_minor"]) for one in milk["reasons"]] == [("milk-3-2", 3, each)]
    assert (bananas["item"], bananas["weight_g"], bananas["reasons"]) == (BANANAS, 1000, [])
    total = told["total"]
    assert total["gross_minor"] == total["net_minor"] + total["tax_minor"] == 3 * each + bananas["gross_minor"]
    assert total["saving_minor"] == each
    assert [(rate["rate"], rate["tax_minor"]) for rate in told["by_rate"]] == [(7, total["tax_minor"])]
    assert told["to_pay_minor"] == round(total["gross_minor"] / 5) * 5
    assert (told["currency"], told["rules"], told["proven"]) == ("EUR", "week 48", True)


def test_without_rules_the_shelf_price_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    basket = write(tmp_path, "basket.json", {"currency": "EUR", "lines": [{"item": MILK, "qty": 3}]})
    assert main(["price", basket]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["to_pay_minor"] == told["lines"][0]["shelf_minor"]


@pytest.mark.parametrize(
    ("basket", "rules", "said"),
    [
        ({"currency": "EUR"}, RULES, "basket.json: lines: is missing"),
        ({"currency": "USD", "lines": []}, RULES, "the rules are in EUR, the basket is in USD"),
        ({"currency": "EUR", "lines": [{"item": "x"}]}, RULES, "basket.json: lines[0].item: x is not in the catalogue"),
        ({"currency": "EUR", "lines": []}, {"format": 1}, "rules.json: currency: is missing"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(
    basket: object, rules: object, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["price", "--rules", write(tmp_path, "rules.json", rules), write(tmp_path, "basket.json", basket)]
    assert main(given) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert said in err


def test_a_file_that_is_no_json_or_not_there_is_said_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    wrong = {"bad": "this is not JSON", "binary": "not UTF-8", "deep": "nested too deeply", "none": "none.json"}
    for name, said in wrong.items():
        assert main(["price", str(tmp_path / f"{name}.json")]) == 2
        assert said in capsys.readouterr().err
