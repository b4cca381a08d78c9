"""Claims tried on many cases, apart or in several processes, and put together to one proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scripts.proofs.report import Proof, Row

SHOWN = 5
"""Failures of one claim that are told in full."""


@dataclass(slots=True)
class Finding:
    """`what` was tried `tried` times, and `failures` say where it did not hold; `told` are figures worth knowing."""

    what: str
    tried: int = 0
    failures: list[str] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, times: int = 1) -> None:
        self.told[name] = self.told.get(name, 0) + times

    def add(self, other: Finding) -> None:
        self.tried += other.tried
        self.failures += other.failures
        for name, times in other.told.items():
            self.count(name, times)

    def rows(self) -> Iterator[Row]:
        """What was never tried does not hold."""
        wrong = len(self.failures)
        must = "all hold" + (f", {wrong} {'does' if wrong == 1 else 'do'} not" if wrong else "")
        yield Row(self.what, self.tried, must, holds=self.tried > 0 and not wrong)
        for name, times in self.told.items():
            yield Row(f"  {name}", times)


def proof_of(findings: Sequence[Finding], name: str = "", title: str = "", notes: Sequence[str] = ()) -> Proof:
    failures = (f"{one.what}: {failure}" for one in findings for failure in one.failures[:SHOWN])
    return Proof(name, title, tuple(row for one in findings for row in one.rows()), (*notes, *failures))
