"""An e-receipt as one page that needs nothing else: no script, no picture or letter from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

import segno
from babel.dates import format_date
from babel.numbers import format_currency
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kiosk.core import receipt as drawn
from kiosk.core.receipt import Align, ReceiptCode, ReceiptLine, ReceiptRule, ReceiptText
from kiosk.core.survey import LONGEST_REMARK
from kiosk.core.values import Money
from server.receipts.pages import KeptReceipt
from server.receipts.words import LANGUAGES, PageWords

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the document as the template draws it; `kind` is text, rule or code."""

    kind: str
    text: str = ""
    figure: str = ""
    looks: str = ""
    drawing: str = ""


@cache
def _environment() -> Environment:
    """Each template is compiled once."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class Asking(StrEnum):
    """How it stands with the page's own question."""

    ASKS = "asks"
    NO_FACE = "no_face"  # it was sent without one
    THANKS = "thanks"  # it was answered


class PageMaker:
    """Reads its template and style once."""

    def __init__(self, store: str) -> None:
        self._store = store
        self._style = (FOLDER / "receipt.css").read_text(encoding="utf-8")
        environment = _environment()
        self._receipt = environment.get_template("receipt.html")
        self._away = environment.get_template("away.html")

    @property
    def style_source(self) -> str:
        """What a Content-Security-Policy calls the page's own style by."""
        return f"'sha256-{base64.b64encode(hashlib.sha256(self._style.encode()).digest()).decode()}'"

    def receipt(self, kept: KeptReceipt, words: PageWords, asking: Asking = Asking.ASKS) -> str:
        """The receipt in the language of `words`."""
        sale = replace(kept.sale, language=words.code)
        return self._receipt.render(
            store=kept.seller.name,
            words=words,
            languages=LANGUAGES.values(),
            style=Markup(self._style),  # noqa: S704 - our own file
            total=_money(sale.pricing.to_pay, words),
            when=_day(datetime.fromisoformat(sale.paid_at).date(), words) + " · " + sale.paid_at[11:16],
            rows=[_row(line, words) for line in drawn.receipt_of(sale, kept.seller, returns=kept.returns).lines],
            kept=words.kept.format(day=_day(kept.kept_until, words)),
            asking=asking,
            faces=list(enumerate(words.faces, 1)),
            longest=LONGEST_REMARK,
        )

    def away(self, words: PageWords, *, wait: bool) -> str:
        """What is said for every code that opens nothing, whatever the reason; `wait`: to whoever tried too many."""
        title, sentences = (words.wait_title, words.wait) if wait else (words.away_title, words.away)
        return self._away.render(
            store=self._store,
            words=words,
            languages=LANGUAGES.values(),
            style=Markup(self._style),  # noqa: S704 - our own file
            title=title,
            sentences=sentences,
        )


def _row(line: ReceiptLine, words: PageWords) -> Row:
    match line:
        case ReceiptText():
            looks = {
                "bold": line.bold,
                "large": line.size > 1,
                "centred": line.align is Align.CENTER,
                "detail": line.text.startswith("  ") and not line.as_is,
                "as-is": line.as_is,
            }
            return Row("text", line.text, line.right, " ".join(name for name, is_so in looks.items() if is_so))
        case ReceiptRule():
            return Row("rule")
        case ReceiptCode():
            qr = segno.make(line.data, error="m", micro=False).svg_inline(
                scale=4, border=3, dark="#13201a", light="#fff", omitsize=True, title=words.qr_name
            )
            return Row("code", drawing=Markup(qr))  # noqa: S704 - drawn here, its text is escaped by segno


def _money(amount: Money, words: PageWords) -> str:
    return format_currency(Decimal(drawn.amount(amount)), amount.currency, locale=words.code)


def _day(day: date, words: PageWords) -> str:
    return format_date(day, "long", locale=words.dates)
