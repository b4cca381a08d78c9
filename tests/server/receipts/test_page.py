"""The page by itself: whole, in two languages, and allowed its own style only."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from typing_extensions import override

from kiosk.core.receipt import ReceiptText, receipt_of
from kiosk.core.values import Money
from server.receipts.page import PageMaker
from server.receipts.pages import KeptReceipt
from server.receipts.words import CHINESE, ENGLISH, LANGUAGES, PageWords
from tests.server.sales import one_sale
from tests.shop import POLICY


def kept() -> KeptReceipt:
    return KeptReceipt(one_sale(), POLICY.seller, date(2027, 2, 20))


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    @override
    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


@pytest.mark.parametrize("words", LANGUAGES.values())
def test_every_text_and_figure_of_the_document_is_on_the_page(words: PageWords) -> None:
    reader = _Texts()
    reader.feed(PageMaker("Green Corner").receipt(kept(), words))
    for line in receipt_of(replace(one_sale(), language=words.code), POLICY.seller).lines:
        if isinstance(line, ReceiptText):
            assert {line.text.strip(), line.right} - {""} <= set(reader.texts)


def test_it_says_what_was_paid_when_and_how_long_it_is_kept() -> None:
    english = PageMaker("Green Corner").receipt(kept(), ENGLISH)
    assert "€14.96" in english
    assert "22 November 2026 · 10:00" in english
    assert "This page is here until 20 February 2027." in english
    assert "本页保留至2027年2月20日。" in PageMaker("Green Corner").receipt(kept(), CHINESE)


def test_a_currency_without_decimals_has_none() -> None:
    priced = one_sale().pricing
    yen = replace(priced, lines=(), by_rate=(), to_pay=Money(1496, "JPY"))
    page = PageMaker("x").receipt(replace(kept(), sale=replace(one_sale(), lines=(), pricing=yen)), ENGLISH)
    assert '<p class="total">¥1,496</p>' in page


def test_the_only_style_that_counts_is_its_own() -> None:
    maker = PageMaker("Green Corner")
    for page in (maker.receipt(kept(), ENGLISH), maker.away(CHINESE, wait=False)):
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        assert maker.style_source == f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
        assert " style=" not in page


def test_the_other_language_is_one_touch_away() -> None:
    maker = PageMaker("Green Corner")
    for words, other in ((ENGLISH, CHINESE), (CHINESE, ENGLISH)):
        for page in (maker.receipt(kept(), words), maker.away(words, wait=True)):
            assert f'<html lang="{words.tag}">' in page
            assert f'href="?lang={other.code}"' in page
            assert f'href="?lang={words.code}"' not in page
