"""The proof of the books can fail: a wrong cent anywhere is found and named."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import text

from kiosk.core.pricing import NO_RULES, NOBODY, Line, price_basket
from kiosk.core.pricing.hints import hint_for
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.receipt import Receipt, ReceiptText, receipt_document
from kiosk.core.session.facts import SalePaid
from scripts.proofs import books
from scripts.proofs.finding import Finding, proof_of
from scripts.proofs.sold import Till, printed_total
from tests.shop import BREAD, MILK, Shop


def test_a_cent_too_much_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "cost_of", lambda _lines, _pricing: 1)
    finding = Finding("lowest")
    books._lowest(Random("7/1"), "basket 1", finding)
    assert "basket 1 costs 1" in finding.failures[0]


def test_a_price_that_depends_on_the_order_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [Line(1, MILK, 2), Line(2, BREAD)]
    now = price_basket(lines, "EUR")
    assert books._same_in_any_order(Random(1), lines, now, NO_RULES)
    monkeypatch.setattr(books, "price_basket", lambda some, *_: price_basket(some[:-1], "EUR"))
    assert not books._same_in_any_order(Random(1), lines, now, NO_RULES)


def test_a_hint_that_is_withheld_or_lies_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    third = {"id": "3-2", "kind": "n_for_m", "name": {"en": "3 for 2"}, "n": 3, "pay": 2, "for": {"items": [MILK.key]}}
    book = read_rules({"format": 1, "currency": "EUR", "rules": [third]})
    lines = [Line(1, MILK, 2)]
    now = price_basket(lines, "EUR", book)
    true = hint_for(lines[0], lines, now, book, NOBODY)
    assert true is not None
    lies = replace(true, saving=true.saving.times(2))
    for told, said in ((true, ""), (None, "nothing is said"), (lies, "was told 258 and saved 129")):
        finding = Finding("hints")
        monkeypatch.setattr(books, "hint_for", lambda *_, told=told: told)
        books._hints("basket 1", lines, now, book, finding)
        assert len(finding.failures) == (1 if said else 0)
        assert said in "".join(finding.failures)


def test_a_receipt_whose_figures_do_not_add_up_is_found() -> None:
    shop = Shop().opens().scans(MILK, BREAD).pays()
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    receipt = receipt_document(paid.sale, shop.policy, copy=False)
    assert printed_total(receipt, paid.sale) == paid.sale.pricing.to_pay.minor
    place = next(number for number, line in enumerate(receipt.lines) if getattr(line, "right", "").startswith("1.29"))
    line = receipt.lines[place]
    assert isinstance(line, ReceiptText)
    dearer = Receipt((*receipt.lines[:place], replace(line, right="1.30 A"), *receipt.lines[place + 1 :]))
    with pytest.raises(ArithmeticError, match="adds up to"):
        printed_total(dearer, paid.sale)


def test_a_cent_that_the_server_lost_is_found() -> None:
    till, finding = Till(), Finding("books")
    for number in range(4):
        till.sells(number, Random(f"7/{number}"), f"basket {number}", finding)
    with till._engine.begin() as connection:
        connection.execute(text("UPDATE sale_line SET gross_minor = gross_minor - 1 WHERE sale_id = 1 AND line = 1"))
    till.closes(finding)
    assert len(finding.failures) == 1
    assert "the server adds up to" in finding.failures[0]


def test_what_was_never_tried_is_not_proven_and_what_failed_is_told() -> None:
    assert not proof_of([Finding("nothing")]).holds
    proof = proof_of([Finding("a", 3, ["basket 1 costs 1"], {"hints": 2})])
    assert not proof.holds
    assert proof.as_table().splitlines()[1:] == [
        "  a        3  WRONG: all hold, 1 does not",
        "    hints  2",
        "  a: basket 1 costs 1",
        "  DOES NOT HOLD",
    ]
