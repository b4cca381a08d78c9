"""Random visits sold whole: the lane's own deciding, its receipt as printed, and the store server's intake and SQL."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from decimal import Decimal
from random import Random

from sqlalchemy import text

from kiosk.core.barcodes.currencies import decimals
from kiosk.core.items import Item, Tax, Unit
from kiosk.core.receipt import Receipt, ReceiptRule, ReceiptText, page_code, receipt_document
from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import Sale, SalePaid
from kiosk.core.session.inputs import QuantityTouched, RemoveTouched, UndoTouched
from kiosk.core.session.state import Paid
from kiosk.core.values import Money
from kiosk.core.wire import sale_envelope
from kiosk.gallery.shop import POLICY, Shop
from scripts.proofs.finding import Finding
from server.db.engine import open_database
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from tests.kiosk.core.pricing.baskets import TAXES, a_book, some_items

JOURNAL = "ab" * 16
ODD = Tax("O", 5750, inclusive=False)
TOTALS = text(
    "SELECT sale.receipt_no, sale.gross_minor, SUM(line.gross_minor) + COALESCE((SELECT SUM(gross_minor) FROM"
    " sale_extra WHERE sale_id = sale.id), 0), (SELECT SUM(amount_minor) FROM tender WHERE sale_id = sale.id)"
    " FROM sale JOIN sale_line AS line ON line.sale_id = sale.id GROUP BY sale.id"
)


class Till:
    """A lane and a server in memory: `sells` one basket after another, `closes` adds up what the server has."""

    def __init__(self) -> None:
        self._engine = open_database("sqlite://")
        self._intake = Intake(self._engine, lambda: datetime(2026, 11, 22, tzinfo=UTC))
        self._sold: dict[int, tuple[str, int]] = {}

    def sells(self, number: int, chance: Random, name: str, finding: Finding) -> None:
        policy = replace(POLICY, rules=a_book(chance), currency=chance.choice(["EUR", "EUR", "JPY", "KWD"]))
        shop = Shop(policy=policy).opens()
        _shops(shop, chance, _goods(chance, policy.currency))
        total = shop.total
        finding.tried += 1
        if total <= 0:
            finding.count("nothing to pay")
            return
        (paid,) = shop.pays().happened(SalePaid)
        assert isinstance(paid, SalePaid)
        sale = replace(paid.sale, receipt_no=number + 1, page_code=page_code(f"{number + 1:032x}"))
        folded = new_lane(policy)
        for fact in shop.facts:
            folded = apply(folded, fact, policy)
        assert folded.session is not None
        assert isinstance(folded.session.phase, Paid)
        printed = printed_total(receipt_document(sale, policy, copy=False), sale)
        charged = {total, sale.tender.amount.minor, folded.session.phase.sale.pricing.to_pay.minor}
        if charged != {printed}:
            finding.failures.append(f"{name}: the lane says {sorted(charged)}, its receipt adds up to {printed}")
        reason = self._intake.take(EnvelopeIn.model_validate(asdict(sale_envelope(sale, JOURNAL, number + 1))))
        if reason:
            finding.failures.append(f"{name}: the server parked it: {reason}")
        self._sold[number + 1] = (name, total)

    def closes(self, finding: Finding) -> None:
        """Each sale's lines, extras and tender, summed by the database, are what the lane took; so is the whole."""
        with self._engine.connect() as connection:
            rows = connection.execute(TOTALS).all()
        kept = {receipt_no: sums for receipt_no, *sums in rows}
        finding.count("sales", len(kept))
        for receipt_no, (name, total) in self._sold.items():
            sums = kept.get(receipt_no)
            if sums is None or {*sums} != {total}:
                finding.failures.append(f"{name}: the lane took {total}, the server adds up to {sums}")


def _goods(chance: Random, currency: str) -> list[Item]:
    """A small shop; among it what rounds badly: 3.80 a kilogram, 3.80 with 57.5 % on top."""
    goods = [
        *some_items(chance),
        Item(
            key="odd", names={"en": "Odd", "zh_CN": "零头"}, price=Money(380, currency), unit=Unit.EACH, tax=ODD,
            category="a", picture="milk",
        ),
        Item(
            key="kilo", names={"en": "Kilo", "zh_CN": "公斤"}, price=Money(380, currency), unit=Unit.KG,
            tax=chance.choice(TAXES), category="b", picture="apple",
        ),
    ]  # fmt: skip
    return [replace(item, price=Money(item.price.minor, currency)) for item in goods]


def _shops(shop: Shop, chance: Random, goods: list[Item]) -> None:
    """Scans, loads on the scale, other quantities, second thoughts."""
    for _ in range(chance.randint(1, 8)):
        item = chance.choice(goods)
        if item.unit is Unit.KG:
            shop.weighs(item, chance.choice([575, 125, chance.randrange(100, 3000, 5)]) + item.tare_g)
        else:
            shop.scans(*[item] * chance.choice([1, 1, 1, 2, 3]))
        session = shop.state.session
        if session is None or not session.lines:
            continue
        line = chance.choice(session.lines)
        match chance.randrange(12):
            case 0:
                shop.does(QuantityTouched(line.id, chance.randint(1, 5)))
            case 1:
                shop.does(RemoveTouched(line.id))
            case 2:
                shop.does(UndoTouched())


def printed_total(receipt: Receipt, sale: Sale) -> int:
    """What the receipt's figures add up to in minor units, read as they are printed: goods, offers, deposits and tax.

    Raises ArithmeticError where its total, card or tax figures contradict them.
    """
    places = decimals(sale.pricing.to_pay.currency)

    def minor(figure: str) -> int:
        return int(Decimal(figure.split(maxsplit=1)[0]).scaleb(places))

    sections: list[list[ReceiptText]] = [[]]
    for line in receipt.lines:
        if isinstance(line, ReceiptRule):
            sections.append([])
        elif isinstance(line, ReceiptText):
            sections[-1].append(line)
    goods, sums, taxes = sections[1], sections[2], sections[3]
    total = next(line for line in sums if line.bold)
    before = sums[: sums.index(total)]
    added = sum(minor(line.right) for line in (*goods, *before) if line.right)
    card = sums[sums.index(total) + 1]
    if not added == minor(total.right) == minor(card.right):
        raise ArithmeticError(f"the receipt adds up to {added} and says {total.right}, paid {card.right}")
    if sum(minor(line.right) for line in taxes if line.right) != sale.pricing.tax.minor:
        raise ArithmeticError("the tax table is not the tax of the sale")
    return added
