"""Visits played through `decide` without devices, for the facts that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.catalogue import Catalogue
from kiosk.core.items import Item, Unit
from kiosk.core.policy import Policy
from kiosk.core.session.apply import new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.facts import CardResult, Fact, LineAdded, TerminalMark
from kiosk.core.session.inputs import (
    BackTouched,
    CardApproved,
    CardAuthorised,
    CardTouched,
    FaceTouched,
    Input,
    ItemScanned,
    Moment,
    NoPaperTouched,
    PayTouched,
    Started,
    TerminalReadied,
)

ROOT = Path(__file__).resolve().parents[2]
SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
MARK = TerminalMark("52500041", "0007", "000011")
AT = "2026-11-22T10:00:00+01:00"


def packed_items(catalogue: Catalogue) -> list[Item]:
    """Items with a barcode that anybody may buy by the piece."""
    return [one for one in catalogue.items() if one.key.isdigit() and one.unit is Unit.EACH and one.min_age == 0]


class Visitor:
    """One lane in memory; each verb gives the facts that it made."""

    def __init__(self, policy: Policy, items: Sequence[Item]) -> None:
        self._policy = policy
        self._items = items
        self._inputs = 0
        self._state = new_lane(policy)

    def opens(self) -> list[Fact]:
        return self._do(Started("bench"), TerminalReadied(MARK))

    def scans(self, count: int) -> list[Fact]:
        """`count` lines more, in one open basket."""
        return self._do(*(ItemScanned(one.key, one) for one in self._next_items(count)))

    def pays_and_leaves(self) -> list[Fact]:
        facts = self._do(PayTouched(), CardTouched())
        attempt = self._state.attempt
        if attempt is None:
            raise RuntimeError("the lane did not ask for the card")
        result = CardResult(
            amount=attempt.amount,
            terminal_id=MARK.terminal_id,
            receipt_no="0008",
            trace_no="000012",
            result_code="00",
            card_last4="4242",
        )
        return facts + self._do(
            CardAuthorised(attempt.id, f"{attempt.id}/1", result),
            CardApproved(attempt.id, result, ("Terminal 52500041", "APPROVED")),
            NoPaperTouched(),
            FaceTouched(4),
            BackTouched(),
        )

    def visits(self, facts: int, lines: int) -> Iterator[list[Fact]]:
        """Paid visits of `lines` lines, one after the other, until `facts` facts were made."""
        made = 0
        while made < facts:
            visit = self.scans(lines) + self.pays_and_leaves()
            made += len(visit)
            yield visit

    def _next_items(self, count: int) -> Iterator[Item]:
        for place in range(count):
            yield self._items[place % len(self._items)]

    def _do(self, *inputs: Input) -> list[Fact]:
        facts: list[Fact] = []
        for one in inputs:
            self._inputs += 1
            decision = decide(self._state, one, Moment(AT, float(self._inputs), f"{self._inputs:032x}"), self._policy)
            self._state = decision.state
            facts += decision.facts
        return facts


def line_added(policy: Policy, items: Sequence[Item], lines: int) -> LineAdded:
    """The fact of the last of `lines` lines, with the whole basket's pricing in it."""
    last = Visitor(policy, items).scans(lines)[-1]
    if not isinstance(last, LineAdded):
        raise TypeError(f"the last scan made a {type(last).__name__}")
    return last
