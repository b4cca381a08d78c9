"""`price`: what a basket costs by the store's rules, and why."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from kiosk.catalogue import Catalogue
from kiosk.core.pricing import NO_RULES, Line, PricedLine, Pricing, price_basket
from kiosk.core.pricing.basket_file import GivenBasket, read_basket
from kiosk.core.pricing.fields import RulesError
from kiosk.core.pricing.rule_file import read_rules_text
from kiosk.core.pricing.rules import RuleBook
from kiosk.core.pricing.tax import round_cash

SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "catalogue" / "sample.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("basket", metavar="BASKET.json", help="the basket (docs/pricing.md); - is standard input")
    parser.add_argument("--rules", type=Path, metavar="FILE", help="the store's rules (docs/pricing.md); else none")
    parser.add_argument(
        "--catalogue", type=Path, default=SAMPLE, metavar="FILE", help="the sheet that items come from (the sample)"
    )


def run(args: argparse.Namespace) -> int:
    """0; raises ValueError with one sentence for a basket, rules or catalogue that cannot be used."""
    book = NO_RULES if args.rules is None else _rules(args.rules)
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue.open(args.catalogue, Path(folder) / "catalogue.db")
    basket = _basket(args.basket, catalogue)
    if args.rules is not None and book.currency != basket.currency:
        raise ValueError(f"the rules are in {book.currency}, the basket is in {basket.currency}")
    pricing = price_basket(basket.lines, basket.currency, book, basket.shopper, basket.by_hand)
    json.dump(_shape(basket, pricing, book), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0


def _rules(path: Path) -> RuleBook:
    try:
        return read_rules_text(_read(path))
    except RulesError as error:
        raise ValueError(f"{path}: {error}") from None


def _basket(name: str, catalogue: Catalogue) -> GivenBasket:
    text = sys.stdin.read() if name == "-" else _read(Path(name))
    try:
        return read_basket(json.loads(text, parse_float=Decimal), catalogue.find)
    except json.JSONDecodeError as error:
        raise ValueError(f"{name}: line {error.lineno}, column {error.colno}: this is not JSON ({error.msg})") from None
    except RecursionError:
        raise ValueError(f"{name}: the file is nested too deeply") from None
    except RulesError as error:
        raise ValueError(f"{name}: {error}") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not UTF-8 text") from None


def _shape(basket: GivenBasket, pricing: Pricing, book: RuleBook) -> dict[str, object]:
    to_pay = round_cash(pricing.to_pay, book.cash_step) if basket.cash else pricing.to_pay
    return {
        "currency": basket.currency,
        "rules": pricing.rules,
        "proven": pricing.proven,
        "lines": [_line(line, priced) for line, priced in zip(basket.lines, pricing.lines, strict=True)],
        "total": {
            "net_minor": pricing.net.minor,
            "tax_minor": pricing.tax.minor,
            "gross_minor": pricing.to_pay.minor,
            "saving_minor": pricing.saving.minor,
        },
        "by_rate": [
            {
                "rate": _percent(total.tax.rate_bp),
                "code": total.tax.code,
                "inclusive": total.tax.inclusive,
                "net_minor": total.net.minor,
                "tax_minor": total.amount.minor,
            }
            for total in pricing.by_rate
        ],
        "to_pay_minor": to_pay.minor,
    }


def _line(line: Line, priced: PricedLine) -> dict[str, object]:
    measure = {"weight_g": line.net_g} if line.is_load else {"qty": line.quantity}
    return {
        "item": line.item.key,
        **measure,
        "shelf_minor": line.shelf.minor,
        "net_minor": priced.net.minor,
        "tax_minor": priced.tax.minor,
        "gross_minor": priced.gross.minor,
        "reasons": [
            {
                "rule": reason.rule,
                "name": reason.names,
                "units": reason.units,
                "saving_minor": reason.saving.minor,
            }
            for reason in priced.reasons
        ],
        "extras": [
            {"rule": extra.rule, "name": extra.names, "gross_minor": extra.gross.minor, "tax_minor": extra.tax.minor}
            for extra in priced.extras
        ],
    }


def _percent(rate_bp: int) -> int | float:
    """1900 → 19, 825 → 8.25."""
    return rate_bp // 100 if rate_bp % 100 == 0 else rate_bp / 100
