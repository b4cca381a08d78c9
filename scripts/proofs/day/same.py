"""What of two days is the same where the same shoppers came to lanes of both kinds: each receipt, each lane's sums.

A receipt is the same when its goods, its prices, its total and its tenders are. Which pieces of cash were put in, how
often something was tried again, and when things happened, may differ: they hang on which device was quicker.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.journal import load_key
from kiosk.journal.verify import every_row, reading
from scripts.proofs.day.visit import Visit


@dataclass(frozen=True, slots=True)
class Goods:
    """One line of a receipt: `grams` where it was weighed, `minor` what it costs after all reductions."""

    item: str
    pieces: int
    grams: int
    minor: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a shopper paid for and how: tenders are ways with minor units, in their order."""

    language: str
    goods: tuple[Goods, ...]
    total_minor: int
    tenders: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LaneBooks:
    """Shopper → their receipt; way → what the devices took by it, in minor units."""

    receipts: Mapping[int, Receipt]
    taken: Mapping[str, int]


def receipts(folder: Path, visits: Sequence[Visit]) -> dict[int, Receipt]:
    """Those that the journal in `folder` tells of belong to the visits that were paid, one after the other, however
    they ended then. Where it tells of more or of fewer, they are paired as far as they go.
    """
    journal = folder / "journal.db"
    with reading(journal, load_key(folder / "journal.key")) as (connection, _):
        sales = [json.loads(row.data)["sale"] for row in every_row(connection, journal) if row.kind == "SalePaid"]
    return dict(zip(payers(visits), map(_receipt, sales), strict=False))


def payers(visits: Sequence[Visit]) -> list[int]:
    """Who has paid, one after the other."""
    return [visit.shopper for visit in visits if visit.paid_s > 0]


def _receipt(sale: Mapping[str, Any]) -> Receipt:
    tenders = [*sale["earlier"], sale["tender"]]
    return Receipt(
        sale["language"],
        tuple(map(_goods, sale["lines"], sale["pricing"]["lines"])),
        sale["pricing"]["to_pay"]["minor"],
        tuple((one["way"], one["amount"]["minor"]) for one in tenders),
    )


def _goods(line: Mapping[str, Any], priced: Mapping[str, Any]) -> Goods:
    weighing = line["weighing"]
    grams = weighing["gross_g"] - weighing["tare_g"] if weighing is not None else 0
    return Goods(line["item"]["key"], line["quantity"], grams, priced["gross"]["minor"])


def differences(one: LaneBooks, other: LaneBooks) -> Iterator[str]:
    """Each place where two lanes' books are not the same, as one sentence."""
    for shopper in sorted(one.receipts.keys() | other.receipts.keys()):
        here, there = one.receipts.get(shopper), other.receipts.get(shopper)
        if here is None or there is None:
            yield f"shopper {shopper} paid at one of the two only"
        elif here != there:
            yield f"shopper {shopper}: {_first(here, there)}"
    if Counter(one.taken) != Counter(other.taken):
        yield f"the devices took {dict(one.taken)} and {dict(other.taken)}"


def _first(here: Receipt, there: Receipt) -> str:
    """What differs first."""
    name = next(name for name in Receipt.__slots__ if getattr(here, name) != getattr(there, name))
    return f"{name} {getattr(here, name)} and {getattr(there, name)}"
