"""The journal's rows and the chain that ties each to all before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kiosk.journal.errors import JournalDamaged


@dataclass(frozen=True, slots=True)
class Row:
    """One fact as it is kept. `seq` counts from 1 without gaps; `batch` is the first `seq` of the append it came with.

    `at` is the wall clock's word (order is by `seq`); `session` is '' for facts of the lane; `data` is canonical JSON.
    """

    seq: int
    at: str
    session: str
    kind: str
    version: int
    data: str
    batch: int
    hash: str = ""

    def hashed(self, previous: str) -> str:
        """The hash of this row after `previous`: SHA-256 over that hash and every other column.

        Texts come with their length before them, so that no two rows are told alike.
        """
        numbers = f"{self.seq} {self.batch} {self.version} "
        texts = "".join(f"{len(text)}:{text}" for text in (self.kind, self.session, self.at, self.data))
        return hashlib.sha256(bytes.fromhex(previous) + (numbers + texts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """A place in the chain of the journal `journal`: behind row `seq`, which has `hash`; seq 0 is before the first.

    As the journal's end it also says where the chain begins: the facts up to `base_seq`, whose last had `base_hash`,
    were dropped on purpose.
    """

    journal: str
    seq: int
    hash: str
    base_seq: int = 0
    base_hash: str = ""

    @property
    def base(self) -> Head:
        """What stands before the first row that the journal still has."""
        return Head(self.journal, self.base_seq, self.base_hash) if self.base_seq else start_of(self.journal)

    def at(self, row: Row) -> Head:
        """The same journal, ending with `row`."""
        return replace(self, seq=row.seq, hash=row.hash)


def canonical(data: object) -> str:
    """JSON in the one form that is hashed."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def start_of(journal: str) -> Head:
    """What stands before the first row of the journal with this id."""
    return Head(journal, 0, hashlib.sha256(f"journal {journal}".encode()).hexdigest())


def checked(rows: Iterable[Row], after: Head) -> Iterator[Row]:
    """The same rows; raises `JournalDamaged` at the first that does not follow from those before it."""
    previous, expected = after.hash, after.seq + 1
    for row in rows:
        if row.seq != expected:
            raise JournalDamaged(f"fact {expected} is missing from the journal", expected)
        if row.hashed(previous) != row.hash:
            raise JournalDamaged(f"fact {row.seq} of the journal was changed after it was written", row.seq)
        previous, expected = row.hash, expected + 1
        yield row
