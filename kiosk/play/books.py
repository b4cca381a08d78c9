"""The books held against each other, receipt by receipt and to the cent: what the lane's journal says was sold, what
the store server has, what the card terminal remembers of its own, and what stands on paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

CASH = "cash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Money that moved by `way`; `receipt_no` and `trace_no` are the terminal's, and cash has none."""

    amount_minor: int
    receipt_no: str
    trace_no: str
    way: str = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One receipt of the lane: its total, and what was charged for it."""

    total_minor: int
    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A receipt on paper: its total as it stands there to be read, and as its code says it. `original`: no copy."""

    receipt_no: int
    total: Decimal
    coded: Decimal
    original: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """What each of the four says; None where it cannot be asked. `open_parts`: attempt → amount, those not ended.
    `apart`: what the lane was paid, or gave back, for no receipt: parts of a basket that is not paid whole.

    `parked` are the attempts among them that rest with the attendant. `said`: attempt → what moved by it on the word of
    staff alone: its terminal may know of it or not. `astray`: where the lane's journal contradicts
    itself, as sentences.
    `owed`: debt → amount, those that nobody has given back yet. `alarms` of cash, by number, are those that nobody has
    seen to. `set_aside`: why the server took a fact of the lane
    not, or looks at it with alarm. `boxes`: where one for cash holds something else than is booked; `uncounted`: what
    lies in them beyond that, in minor units.
    """

    lane: Mapping[int, Account]
    open_parts: Mapping[str, int]
    parked: Collection[str] = ()
    said: Mapping[str, int] = field(default_factory=dict)
    astray: Sequence[str] = ()
    apart: Sequence[Charge] = ()
    owed: Mapping[str, int] = field(default_factory=dict)
    server_owed: Mapping[str, int] | None = None
    alarms: Collection[int] = ()
    server_alarms: Collection[int] | None = None
    server: Mapping[int, Account] | None = None
    terminal: Sequence[Charge] | None = None
    papers: Sequence[Paper] | None = None
    set_aside: Sequence[str] = ()
    boxes: Sequence[str] = ()
    uncounted: int = 0


def imbalance(books: Books) -> list[str]:
    """Each place where two of them disagree, as one sentence; empty where the books balance."""
    return [*_lane(books), *_server(books), *_terminal(books), *_papers(books), *books.set_aside, *books.boxes]


def in_doubt(books: Books) -> list[str]:
    """The parts of which nobody knows yet whether money moved."""
    return [
        f"{attempt}: {amount} {'rests with the attendant' if attempt in books.parked else 'is not ended'}"
        for attempt, amount in books.open_parts.items()
    ]


def _lane(books: Books) -> list[str]:
    told = [
        f"receipt {number}: the lane sold {account.total_minor}, and was paid {_charged(account)}"
        for number, account in books.lane.items()
        if _charged(account) != account.total_minor
    ]
    return [*told, *books.astray]


def _charged(account: Account) -> int:
    return sum(charge.amount_minor for charge in account.charges)


def _server(books: Books) -> list[str]:
    if books.server is None:
        return []
    told = []
    for number in sorted(books.lane.keys() | books.server.keys()):
        sold, booked = books.lane.get(number), books.server.get(number)
        if sold is None:
            told.append(f"receipt {number}: the server has it, the lane sold no such")
        elif booked is None:
            told.append(f"receipt {number}: the lane sold {sold.total_minor}, the server has no such")
        elif sold != booked:
            told.append(f"receipt {number}: the lane says {sold}, the server {booked}")
    if books.server_owed is not None and books.server_owed != books.owed:
        told.append(f"the lane owes {dict(books.owed)} to shoppers, the server says {dict(books.server_owed)}")
    if books.server_alarms is not None and set(books.server_alarms) != set(books.alarms):
        here, there = sorted(books.alarms), sorted(books.server_alarms)
        told.append(f"nobody has seen to alarms {here} of cash at the lane, and to {there} by the server")
    return told


def _terminal(books: Books) -> list[str]:
    """A charge that no receipt names is right only as the one an open part may have become, or staff say that it is."""
    if books.terminal is None:
        return []
    named = Counter(charge for account in books.lane.values() for charge in account.charges)
    named.update(books.apart)
    named = Counter({charge: count for charge, count in named.items() if charge.way != CASH})
    stand = Counter(books.terminal)
    nameless = Counter(books.said.values())
    told = []
    for charge in (named - stand).elements():
        if not charge.receipt_no and not charge.trace_no and nameless[charge.amount_minor]:
            nameless[charge.amount_minor] -= 1
        else:
            told.append(f"the lane was paid {charge}, the terminal knows of no such")
    maybe = Counter(books.open_parts.values()) + Counter(books.said.values())
    for charge in (stand - named).elements():
        if maybe[charge.amount_minor]:
            maybe[charge.amount_minor] -= 1
        else:
            told.append(f"the terminal charged {charge}, no receipt names it")
    return told


def _papers(books: Books) -> list[str]:
    told = []
    for paper in books.papers or ():
        account = books.lane.get(paper.receipt_no)
        if account is None:
            told.append(f"receipt {paper.receipt_no} is on paper, the lane sold no such")
        elif {_minor(paper.total), _minor(paper.coded)} != {account.total_minor}:
            said = f"{paper.total}, coded {paper.coded}"
            told.append(f"receipt {paper.receipt_no}: on paper {said}, the lane sold {account.total_minor}")
    originals = Counter(paper.receipt_no for paper in books.papers or () if paper.original)
    told += [f"receipt {number} is on paper {count} times unmarked" for number, count in originals.items() if count > 1]
    return told


def _minor(figures: Decimal) -> int:
    """Receipts write all the decimals that the currency has."""
    return int(figures.scaleb(-int(figures.as_tuple().exponent)))


_CODE = re.compile(r"^\[qr\] RECEIPT;\w+-(\d+);[^;]*;(-?[\d.]+);[A-Z]{3}$")
_TOTAL = re.compile(r"^TOTAL [A-Z]{3} +(-?[\d.]+)$")
_COPY = "*** COPY ***"


def read_papers(sheets: Sequence[Sequence[str]]) -> list[Paper]:
    """The receipts on `sheets`, as the emulated printer tells its lines. Each is known by the code at its end: one that
    was torn off before is none, and a sheet may hold what was torn off and the whole one after it.
    """
    papers = []
    for sheet in sheets:
        above: list[str] = []
        for line in sheet:
            above.append(line)
            if found := _CODE.match(line):
                papers.append(_paper(above, int(found[1]), Decimal(found[2])))
                above = []
    return papers


def _paper(lines: Sequence[str], number: int, total: Decimal) -> Paper:
    """Words that are printed as a picture cannot be read: such a paper may be a copy."""
    read = [Decimal(found[1]) for line in lines if (found := _TOTAL.match(line.strip()))]
    return Paper(number, read[-1] if read else total, total, original=bool(read) and _COPY not in map(str.strip, lines))
