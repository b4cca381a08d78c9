"""What makers and the store called back, as JSON (`docs/recalls.schema.json`): such packs are not sold."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kiosk.core.items import Pack
from kiosk.core.pricing.fields import Fields, RulesError

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Packs of `item` (a catalogue key) of these lots or with these serial numbers; all of it where none is named."""

    item: str
    lots: frozenset[str] = frozenset()
    serials: frozenset[str] = frozenset()
    reason: str = ""

    def takes(self, item: str, pack: Pack | None) -> bool:
        if item != self.item:
            return False
        if not self.lots and not self.serials:
            return True
        return pack is not None and (pack.lot in self.lots or pack.serial in self.serials)


Recalls = tuple[Recall, ...]


def called_back(recalls: Recalls, item: str, pack: Pack | None) -> bool:
    """Whether this pack must not be sold. Of a pack whose code tells no lot, only a recall of the whole item knows."""
    return any(recall.takes(item, pack) for recall in recalls)


def read_recalls_text(text: str) -> Recalls:
    """The recalls in `text`; raises `RulesError`, one sentence with the place."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise RulesError(f"line {error.lineno}, column {error.colno}: this is not JSON ({error.msg})") from None
    except RecursionError:
        raise RulesError("the file: is nested too deeply") from None
    fields = Fields(document, "")
    if fields.whole("format") != FORMAT:
        raise fields.wrong("format", f"must be {FORMAT}: this program knows no other")
    recalls = tuple(_recall(one) for one in fields.objects("recalls"))
    fields.end()
    return recalls


def _recall(fields: Fields) -> Recall:
    item = fields.text("item")
    if not (item.startswith("plu:") or (len(item) == 14 and item.isascii() and item.isdigit())):
        raise fields.wrong("item", f"must be a catalogue key, 14 digits or plu:…, not {item!r}")
    recall = Recall(
        item=item,
        lots=frozenset(fields.texts("lots")),
        serials=frozenset(fields.texts("serials")),
        reason=fields.optional("reason", fields.text, ""),
    )
    fields.end()
    return recall
