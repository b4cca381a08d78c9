"""What the server draws is what the lane prints."""

from dataclasses import asdict, replace
from datetime import date
from random import Random

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.pricing import Label
from kiosk.core.receipt import ReceiptText, receipt_document
from kiosk.core.session.facts import Sale, SalePaid
from kiosk.core.session.inputs import (
    AmountGiven,
    CardTouched,
    LabelScanned,
    LanguageTouched,
    PayTouched,
    SplitTouched,
)
from kiosk.core.values import Money
from kiosk.core.wire import sale_envelope
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.receipts.pages import ReceiptPages
from tests.kiosk.core.pricing.baskets import a_book, some_items, some_lines
from tests.server.sales import BULB, JOURNAL, changed_sale
from tests.shop import APPLES, BREAD, MILK, POLICY, SOAP, Shop


def paid(shop: Shop) -> Sale:
    (fact,) = shop.pays().happened(SalePaid)
    assert isinstance(fact, SalePaid)
    return fact.sale


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_e_receipt_is_the_paper_to_the_letter(intake: Intake, engine: Engine, language: str) -> None:
    labels = (Label(price=Money(499, "EUR")), Label(net_g=412))
    packs = (LabelScanned(APPLES.key, APPLES, label) for label in labels)
    shop = Shop().opens().scans(MILK, MILK, SOAP, BREAD, BULB).weighs(APPLES, 1260).does(*packs)
    shop.does(LanguageTouched(language))
    sale = paid(shop)
    intake.take(EnvelopeIn.model_validate(asdict(sale_envelope(sale, JOURNAL, 8))))
    kept = ReceiptPages(engine, 90).find(sale.page_code, date(2026, 11, 22))
    assert kept is not None
    assert kept.sale.pricing == sale.pricing
    assert receipt_document(kept.sale, POLICY, copy=False) == receipt_document(sale, POLICY, copy=False)


def test_what_staff_changed_stands_on_the_e_receipt_as_on_the_paper(intake: Intake, engine: Engine) -> None:
    sale = changed_sale()
    assert intake.take(EnvelopeIn.model_validate(asdict(sale_envelope(sale, JOURNAL, 7)))) == ""
    kept = ReceiptPages(engine, keep_days=90).find(sale.page_code, date(2026, 11, 23))
    assert kept is not None
    paper = receipt_document(sale, POLICY, copy=False)
    assert receipt_document(kept.sale, POLICY, copy=False).lines == paper.lines
    texts = [line.text for line in paper.lines if isinstance(line, ReceiptText)]
    assert {"  Price changed", "  Discount 10 %", "  Discount", "  Tax exempt", "Tax exempt: EX-1042"} <= set(texts)


def test_an_e_receipt_of_two_payments_shows_both_as_the_paper_does(intake: Intake, engine: Engine) -> None:
    shop = Shop().opens().scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(100))
    shop.terminal_authorises().terminal_completes().does(CardTouched())
    (fact,) = shop.terminal_authorises().terminal_completes().happened(SalePaid)
    assert isinstance(fact, SalePaid)
    intake.take(EnvelopeIn.model_validate(asdict(sale_envelope(fact.sale, JOURNAL, 8))))
    kept = ReceiptPages(engine, 90).find(fact.sale.page_code, date(2026, 11, 22))
    assert kept is not None
    assert receipt_document(kept.sale, POLICY, copy=False) == receipt_document(fact.sale, POLICY, copy=False)


@pytest.mark.parametrize("seed", range(25))
def test_offers_deposits_and_any_way_to_round_arrive_to_the_cent(intake: Intake, engine: Engine, seed: int) -> None:
    chance = Random(seed)
    policy = replace(POLICY, rules=replace(a_book(chance), version=""))
    shop = Shop(policy=policy).opens().scans(MILK)
    for line in some_lines(chance, some_items(chance)):
        if line.weighing is not None:
            shop.weighs(line.item, 5 + 5 * chance.randrange(30, 500))
        else:
            shop.scans(*[line.item] * line.quantity)
    sale = paid(shop)
    intake.take(EnvelopeIn.model_validate(asdict(sale_envelope(sale, JOURNAL, 8))))
    kept = ReceiptPages(engine, 90).find(sale.page_code, date(2026, 11, 22))
    assert kept is not None
    assert replace(kept.sale.pricing, proven=True) == replace(sale.pricing, proven=True)
    assert receipt_document(kept.sale, policy, copy=False) == receipt_document(sale, policy, copy=False)
