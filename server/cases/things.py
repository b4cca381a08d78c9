"""Which item of the store a remark names, and which step of a visit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.core.master import ITEM
from server.db.models import MasterRecordRow

SHORTEST = 2
_WORD = re.compile(r"[^\W\d_]+")

_STEPS = {
    "weigh": re.compile(r"\b(scales?|weigh\w*)\b|称|秤", re.IGNORECASE),
    "scan": re.compile(r"\b(scan\w*|barcodes?)\b|扫|条码", re.IGNORECASE),
}
"""Step of a visit → the words that name it and nothing else."""

Names = Mapping[tuple[str, ...], str]
"""The words of an item's name, each without its plural → the item."""


def item_in(remark: str, names: Names) -> str:
    """The item whose whole name is in `remark`, the longest name before shorter ones; '' where none is."""
    said = remark.lower()
    words = {_singular(word) for word in _WORD.findall(said)}
    found = [name for name in names if all(word in words or (not word.isascii() and word in said) for word in name)]
    return names[max(found, key=lambda name: (len("".join(name)), name))] if found else ""


def step_in(remark: str) -> str:
    """The step of a visit that `remark` names; '' where it names none, or several."""
    named = [step for step, words in _STEPS.items() if words.search(remark)]
    return named[0] if len(named) == 1 else ""


def names_of(session: Session) -> Names:
    """The names of the items that are in force."""
    its = select(MasterRecordRow.name, MasterRecordRow.body)
    wanted = its.where(MasterRecordRow.until.is_(None), MasterRecordRow.name.startswith(ITEM))
    names: dict[tuple[str, ...], str] = {}
    for record, body in session.execute(wanted.order_by(MasterRecordRow.name)):
        for name in _names(body):
            names.setdefault(name, str(record).removeprefix(ITEM))
    return names


def _names(body: str) -> Iterator[tuple[str, ...]]:
    for name in dict(json.loads(body)["names"]).values():
        words = tuple(_singular(word) for word in _WORD.findall(str(name).lower()))
        if sum(map(len, words)) >= SHORTEST:
            yield words


def _singular(word: str) -> str:
    return word.removesuffix("s") if word.isascii() and len(word) > 3 else word
