"""The examples of docs/pricing.md, run from the page itself: each kind of rule, each way to round tax."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.pricing import ByHand, Discount, Line, RuleBook, Shopper, price_basket
from kiosk.core.pricing.basket_file import read_basket
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.pricing.tax import round_cash
from kiosk.core.values import Money, Weighing

PAGE = Path(__file__).parents[4] / "docs" / "pricing.md"
KINDS = {"price", "percent", "amount", "n_for_m", "n_for_price", "bands", "bundle", "basket_amount", "fee"}


def minor(text: str) -> int:
    return int(Decimal(text) * 100)


def tables(section: str) -> Iterator[dict[str, str]]:
    """The rows of each table in a section, by heading."""
    heads: list[str] = []
    for line in section.splitlines():
        if not line.startswith("|"):
            heads = []
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not heads:
            heads = cells
        elif set(line) - set("|- "):
            yield dict(zip(heads, cells, strict=True))


@dataclass(frozen=True)
class Example:
    """One row, with the rules of its section."""

    rules: tuple[dict[str, object], ...]
    row: dict[str, str]

    def __str__(self) -> str:
        return " · ".join(cell for cell in self.row.values() if cell)

    @property
    def book(self) -> RuleBook:
        document: dict[str, object] = {"format": 1, "currency": "EUR", "rules": list(self.rules)}
        if "per" in self.row:
            document["tax"] = {"per": self.row["per"], "half": self.row["half"]}
        if "cash_step" in self.row:
            document["cash_step"] = int(self.row["cash_step"])
        return read_rules(document)


def read_page() -> tuple[dict[str, Item], list[Example]]:
    goods: dict[str, Item] = {}
    examples: list[Example] = []
    for section in re.split(r"^##+ ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE):
        rules = tuple(
            rule for block in re.findall(r"```json\n(.*?)```", section, re.DOTALL) for rule in json.loads(block)
        )
        for row in tables(section):
            if "sold by" in row:
                goods[row["item"]] = an_item(row)
            elif "basket" in row:
                examples.append(Example(rules, row))
    return goods, examples


def an_item(row: dict[str, str]) -> Item:
    rate, where = row["tax"].split(" % ")
    return Item(
        key=row["item"],
        names={"en": row["item"]},
        price=Money(minor(row["price"]), "EUR"),
        unit=Unit.KG if row["sold by"] == "kilogram" else Unit.EACH,
        tax=Tax(f"{rate}{where}", int(Decimal(rate) * 100), inclusive=where == "inside"),
        category=row["category"],
        picture="",
    )


GOODS, EXAMPLES = read_page()


def lines_of(cell: str) -> list[Line]:
    lines = []
    for number, part in enumerate(cell.split(", "), start=1):
        amount, name = part.split(" kg ") if " kg " in part else part.split(" ")
        line = Line(number, GOODS[name])
        if " kg " in part:
            lines.append(replace(line, weighing=Weighing(int(Decimal(amount) * 1000), 0)))
        else:
            lines.append(replace(line, quantity=int(amount)))
    return lines


def shopper_of(cell: str) -> Shopper:
    shopper = Shopper(since="2026-11-23T10:00")
    for word in filter(None, cell.split(", ")):
        match word.split():
            case ["coupons", *ids]:
                shopper = replace(shopper, coupons=tuple(ids))
            case ["since", moment]:
                shopper = replace(shopper, since=moment)
            case ["used", rule, times]:
                shopper = replace(shopper, used=((rule, int(times)),))
            case ["tier", tier]:
                shopper = replace(shopper, tier=tier)
            case [flag]:
                shopper = replace(shopper, **{flag: True})
            case _:
                raise AssertionError(word)
    return shopper


def by_hand(row: dict[str, str]) -> tuple[list[Line], ByHand]:
    """What staff decided: `milk at 1.00, milk - 10 %, all - 0.50, no tax`."""
    lines, decided = {line.item.key: line for line in lines_of(row["basket"])}, ByHand()
    for words in filter(None, row.get("by hand", "").split(", ")):
        match words.split():
            case ["no", "tax"]:
                decided = replace(decided, exempt=True)
            case [name, "at", price]:
                lines[name] = replace(lines[name], override=Money(minor(price), "EUR"))
            case [name, "-", *figures]:
                amount = int(Decimal(figures[0]) * 100)
                discount = Discount(percent_bp=amount) if figures[1:] else Discount(minor=amount)
                if name == "all":
                    decided = replace(decided, discount=discount)
                else:
                    lines[name] = replace(lines[name], discount=discount)
            case _:
                raise AssertionError(words)
    return list(lines.values()), decided


def test_every_kind_of_rule_has_its_examples() -> None:
    assert {rule["kind"] for example in EXAMPLES for rule in example.rules} == KINDS
    assert len(EXAMPLES) > 80


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_page_tells_the_truth(example: Example) -> None:
    row, book = example.row, example.book
    lines, decided = by_hand(row) if "by hand" in row else (lines_of(row["basket"]), ByHand())
    pricing = price_basket(lines, "EUR", book, shopper_of(row.get("shopper", "")), decided)
    assert pricing.to_pay.minor == minor(row["to pay"])
    assert pricing.proven or "by hand" in row
    if "saves" in row:
        saved: dict[str, int] = {}
        for priced in pricing.lines:
            for reason in priced.reasons:
                saved[reason.rule] = saved.get(reason.rule, 0) + reason.saving.minor
        told = (part.split(" ") for part in row["saves"].split(", ") if part)
        assert {rule: saving for rule, saving in saved.items() if saving} == {rule: minor(text) for rule, text in told}
    if "net" in row:
        assert (pricing.net.minor, pricing.tax.minor) == (minor(row["net"]), minor(row["tax"]))
    if "in cash" in row:
        assert round_cash(pricing.to_pay, book.cash_step).minor == minor(row["in cash"])


def test_a_basket_file_says_what_the_page_says() -> None:
    basket = read_basket({"currency": "EUR", "lines": [{"item": "milk", "qty": 3}]}, GOODS.get)
    assert price_basket(basket.lines, "EUR", EXAMPLES[0].book).to_pay == Money(297, "EUR")
