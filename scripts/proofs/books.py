"""The books: the lowest total that the rules allow, the same for lane, receipt and server, on random baskets.

Each basket has its own chance, made of the seed and its number, so that one that fails can be looked at alone.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from kiosk.core.pricing import NOBODY, Line, Pricing, RuleBook, price_basket
from kiosk.core.pricing.hints import hint_for
from kiosk.core.pricing.refund import refund_line
from scripts.proofs.finding import Finding, proof_of
from scripts.proofs.report import Extent, Proof
from scripts.proofs.sold import Till
from tests.kiosk.core.pricing.baskets import (
    a_book,
    a_small_basket,
    by_hand_lines,
    some_by_hand,
    some_items,
    some_lines,
)
from tests.kiosk.core.pricing.oracle import cost_of, lowest_total

BASKETS = 10_000
AT_A_TIME = 100
CURRENCY = "EUR"


def prove(_folder: Path, extent: Extent) -> Proof:
    """Six claims, each on `points` baskets; on fewer when `seconds` are over."""
    began = time.monotonic()
    total = extent.points or BASKETS
    starts = range(0, total, AT_A_TIME)
    findings: list[Finding] = []
    until = began + (extent.seconds or 10**9)
    pieces = [(extent.seed, start, min(start + AT_A_TIME, total), until) for start in starts]
    workers = min(len(starts), len(os.sched_getaffinity(0)))
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for part in pool.imap_unordered(_piece, pieces):
            for finding, more in zip(findings or part, part, strict=True):
                if finding is not more:
                    finding.add(more)
            findings = findings or part
    note = f"baskets and rules by chance, seed {extent.seed}; {time.monotonic() - began:.0f} s"
    return proof_of(findings, "books", "the lowest total, and one total for lane, receipt and server", [note])


def _piece(piece: tuple[int, int, int, float]) -> list[Finding]:
    """Baskets `start` to `stop`: the first piece whole, of others what is begun before `until` (monotonic seconds)."""
    seed, start, stop, until = piece
    lowest = Finding("engine = the best of every use of the rules")
    order = Finding("any order of scanning, lines whole or apart: one total")
    hints = Finding("one more: what is said, or not said, is what happens")
    refunds = Finding("given back in any parts = - sale")
    hands = Finding("set, discounted, without tax: lines = total, and back it goes in any parts")
    books = Finding("lane = its facts = receipt = server")
    till = Till()
    for number in range(start, stop):
        if start and time.monotonic() > until:
            break
        chance = Random(f"{seed}/{number}")
        name = f"basket {number}"
        _lowest(chance, name, lowest)
        lines, book = some_lines(chance, some_items(chance)), a_book(chance)
        now = price_basket(lines, CURRENCY, book)
        order.tried += 1
        if not _same_in_any_order(chance, lines, now, book):
            order.failures.append(name)
        _hints(name, lines, now, book, hints)
        refunds.tried += 1
        if _given_back(chance, lines, now) != _figures(now):
            refunds.failures.append(name)
        _by_hand(Random(f"{seed}/{number}/hand"), name, lines, book, hands)
        till.sells(number, chance, name, books)
    till.closes(books)
    return [lowest, order, hints, refunds, hands, books]


def _lowest(chance: Random, name: str, finding: Finding) -> None:
    lines, book = a_small_basket(chance)
    pricing = price_basket(lines, CURRENCY, book)
    finding.tried += 1
    if not pricing.proven:
        finding.failures.append(f"{name} is not proven")
    found, best = cost_of(lines, pricing), lowest_total(lines, book)
    finding.count("with savings", 1 if pricing.saving.minor else 0)
    if found != best:
        finding.failures.append(f"{name} costs {found}, {best} is possible")


def _same_in_any_order(chance: Random, lines: list[Line], now: Pricing, book: RuleBook) -> bool:
    pieces = [replace(line, quantity=1) for line in lines for _ in range(line.units)]
    chance.shuffle(pieces)
    apart = [replace(piece, id=number) for number, piece in enumerate(pieces, start=1)]
    then = price_basket(apart, CURRENCY, book)
    return (now.net, now.tax, now.to_pay, now.saving, now.by_rate) == (
        then.net, then.tax, then.to_pay, then.saving, then.by_rate
    )  # fmt: skip


def _hints(name: str, lines: list[Line], now: Pricing, book: RuleBook, finding: Finding) -> None:
    """Followed by a piece on a line of its own; where nothing is told, a piece more saves no more than the others."""
    for line, priced in zip(lines, now.lines, strict=True):
        if line.is_load:
            continue
        finding.tried += 1
        hint = hint_for(line, lines, now, book, NOBODY)
        then = price_basket([*lines, replace(line, id=len(lines) + 1, quantity=1)], CURRENCY, book)
        more = then.saving - now.saving
        if hint is None:
            if more.minor > -(-priced.saving.minor // line.quantity):
                finding.failures.append(f"{name}: line {line.id} would save {more.minor} more and nothing is said")
            continue
        finding.count("hints")
        if (hint.saving, hint.extra) != (more, then.to_pay - now.to_pay):
            finding.failures.append(f"{name}: line {line.id} was told {hint.saving.minor} and saved {more.minor}")


def _by_hand(chance: Random, name: str, lines: list[Line], book: RuleBook, finding: Finding) -> None:
    """Whatever staff decide, lines and extras add up, none costs less than nothing, and refunds mirror them."""
    decided, lines = some_by_hand(chance), by_hand_lines(chance, lines)
    now = price_basket(lines, CURRENCY, book, by_hand=decided)
    finding.tried += 1
    finding.count("without tax", 1 if decided.exempt else 0)
    parts = [part for priced in now.lines for part in (priced, *priced.extras)]
    sums = tuple(sum(getattr(part, figure).minor for part in parts) for figure in ("net", "tax", "gross"))
    if sums != _figures(now) or any(priced.shown.minor < 0 for priced in now.lines):
        finding.failures.append(f"{name}: the lines come to {sums}, the total is {_figures(now)}")
    if _given_back(chance, lines, now) != _figures(now):
        finding.failures.append(f"{name}: what went back is not what was paid")
    if decided.exempt and now.tax.minor:
        finding.failures.append(f"{name}: {now.tax.minor} of tax was asked of who owes none")


def _figures(pricing: Pricing) -> tuple[int, int, int]:
    return pricing.net.minor, pricing.tax.minor, pricing.to_pay.minor


def _given_back(chance: Random, lines: list[Line], pricing: Pricing) -> tuple[int, int, int]:
    """What all parts of all lines bring back, with the sign turned."""
    net = tax = gross = 0
    for line, priced in zip(lines, pricing.lines, strict=True):
        gone = 0
        while gone < line.units:
            now = chance.randint(1, line.units - gone)
            back = refund_line(line, priced, gone, now)
            for part in (back, *back.extras):
                net, tax, gross = net - part.net.minor, tax - part.tax.minor, gross - part.gross.minor
            gone += now
    return net, tax, gross
