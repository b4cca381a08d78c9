"""`interpret`: by the symbology that the scanner names, what a code means. Where it names none, only whole item numbers
and Digital Link addresses are taken: element strings without their FNC1 would be guesswork.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from kiosk.core.barcodes import digital_link, ean_upc, element_strings
from kiosk.core.barcodes.check_digits import checked_gtin, is_digits
from kiosk.core.barcodes.gs1 import Reader
from kiosk.core.barcodes.instore import InStorePattern
from kiosk.core.barcodes.meaning import Meaning
from kiosk.core.barcodes.own_codes import OwnCode
from kiosk.core.barcodes.refusal import ReasonKind, Refusal, malformed, unsupported
from kiosk.core.barcodes.trade_item import Store, trade_item

IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")
ELEMENT_STRINGS = frozenset({"]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1"})
PLAIN_2D = frozenset("dQzL")
EDGES = " \t\r\n"
"""What a terminal may add around a read. Not `str.strip()`: that takes the separator GS away as well."""


def interpret(
    symbology: str,
    text: str,
    *,
    region: str = "DE",
    pattern: str | None = None,
    today: datetime.date | None = None,
    currency: str = "EUR",
    own: tuple[OwnCode, ...] = (),
) -> Meaning:
    """What `text`, read from a symbol with AIM identifier `symbology` ('' if unknown), means. Never raises.

    `region` (ISO 3166) decides how in-store numbers are laid out, `pattern` (see `InStorePattern`) goes before it;
    prices are in `currency`. `own` are the store's cards, badges and coupons: what fits one is no item number. Without
    `today` nothing is expired, and years are taken as 2000 to 2099.
    """
    if not symbology and (found := IDENTIFIER.match(text)):
        symbology, text = found.group(), text[found.end() :]
    for code in own:
        if (meaning := code.read(text.strip(EDGES))) is not None:
            return meaning
    try:
        store = Store(region, _pattern(pattern), currency)
        return _Interpreter(store, today).read(symbology, text.strip(EDGES))
    except Refusal as refusal:
        return Meaning.refused(refusal)


def _pattern(text: str | None) -> InStorePattern | None:
    try:
        return None if text is None else InStorePattern.parse(text)
    except ValueError as error:
        raise unsupported(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Interpreter:
    store: Store
    today: datetime.date | None

    def read(self, symbology: str, text: str) -> Meaning:
        if not text:
            raise malformed("the code is empty")
        if symbology in ELEMENT_STRINGS:
            if symbology == "]Q3" and digital_link.looks_like_link(text):
                return self._link(text)
            return Reader(self.store, self.today).meaning(element_strings.split(text))
        own = self.store.pattern
        if own is not None and symbology[:2] not in ("]E", "]Q", "]d") and len(text) > 14 and own.matches(text):
            return trade_item(text, self.store)
        match symbology:
            case "":
                return self._unmarked(text)
            case "]E0" | "]E3" | "]E4":
                number, addon = ean_upc.read_symbol(symbology, text)
                return trade_item(number, self.store, addon)
            case "]E1" | "]E2":
                raise malformed("an add-on without its main symbol: scan again")
            case "]I0" | "]I1" if len(text) == 14:
                return trade_item(checked_gtin(text), self.store)
            case _ if symbology[1:2] in PLAIN_2D and digital_link.looks_like_link(text):
                return self._link(text)
            case "]C0" if element_strings.GS in text or re.match(r"\(?01\)?[0-9]{14}", text):
                raise Refusal(
                    ReasonKind.NO_IDENTIFIER, "this Code 128 holds GS1 data but lacks FNC1: it is not guessed"
                )
            case _:
                raise unsupported("no item number: such a code is nothing that is sold here")

    def _unmarked(self, text: str) -> Meaning:
        if digital_link.looks_like_link(text):
            return self._link(text)
        if is_digits(text) and len(text) in (8, 12, 13, 14):
            return trade_item(checked_gtin(text), self.store)
        if element_strings.GS in text or re.match(r"\(?[0-9]{2,4}\)?[0-9A-Za-z]{6}", text):
            raise Refusal(
                ReasonKind.NO_IDENTIFIER,
                "not 8, 12, 13 or 14 digits, and no AIM identifier says that these are GS1 elements: it is not guessed",
            )
        raise unsupported("no item number has this form")

    def _link(self, text: str) -> Meaning:
        return Reader(self.store, self.today).meaning(digital_link.values(text))
