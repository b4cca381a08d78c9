"""Anchors: places of a lane's journal that the store server keeps, against which the journal is held ever after.

A journal proves its own chain; whether all of it was put back to an older state, or written anew from some place on,
only somebody can tell who remembers how it was. A place is the hash of one fact, and so of all before it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from kiosk.core.wire import WIRE_VERSION, WireError, canonical

MOST_TOLD = 500
"""So many places at most are told in one statement."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The journal `journal` had the fact `seq`, with `hash`, on `day`."""

    journal: str
    seq: int
    hash: str
    day: str


class Kind(StrEnum):
    """In which way a journal is not the one that is remembered."""

    ROLLED_BACK = "rolled_back"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """`seq` is the first remembered fact that is not there, or is another; up to `held` all was as it is remembered.

    `end` is the journal's last fact now.
    """

    kind: Kind
    seq: int
    held: int
    end: int

    def words(self) -> str:
        match self.kind:
            case Kind.ROLLED_BACK:
                return (
                    f"the journal was put back to an older state: it ends with fact {self.end}, "
                    f"and the store server knows it up to fact {self.seq}"
                )
            case Kind.REWRITTEN:
                return (
                    f"the journal was put back or written anew after fact {self.held}: "
                    f"fact {self.seq} is not the one that the store server knows"
                )


def contradiction(
    anchors: Iterable[Anchor], *, base: int, end: int, hash_at: Callable[[int], str | None]
) -> Contradiction | None:
    """How the journal that ends with fact `end` is not the one of `anchors`, which are all of that journal.

    Facts up to `base` were dropped on purpose, and cannot be looked at.
    """
    held = 0
    ordered = sorted((one for one in anchors if one.seq > base), key=lambda one: one.seq)
    for anchor in ordered:
        if anchor.seq > end:
            return Contradiction(kind=Kind.ROLLED_BACK, seq=ordered[-1].seq, held=held, end=end)
        if hash_at(anchor.seq) != anchor.hash:
            return Contradiction(kind=Kind.REWRITTEN, seq=anchor.seq, held=held, end=end)
        held = anchor.seq
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a lane says of its journal: it begins behind fact `base` and ends with fact `seq`, which has `hash`.

    `told`: the hash of the facts that the server asked for, None for one that is not there.
    """

    journal: str
    base: int
    seq: int
    hash: str
    told: Mapping[int, str | None]

    def body(self) -> bytes:
        """The body of a POST to the server."""
        told = [{"seq": seq, "hash": hash_} for seq, hash_ in sorted(self.told.items())]
        place = {"journal": self.journal, "base": self.base, "seq": self.seq, "hash": self.hash}
        return canonical({"wire": WIRE_VERSION, **place, "told": told})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the server makes of a statement: `kept`, or which facts it `asks` for, or what contradicts it.

    `have`: the last fact of this journal that was sent to it, 0 for none; None from a server that does not say.
    """

    asks: tuple[int, ...] = ()
    contradicted: Contradiction | None = None
    have: int | None = None

    @property
    def kept(self) -> bool:
        return not self.asks and self.contradicted is None

    def shape(self) -> dict[str, object]:
        found = self.contradicted
        told = asdict(found) if found is not None else None
        return {"asks": list(self.asks), "contradicted": told, "have": self.have}


def read_verdict(body: object) -> Verdict:
    """The server's answer to a statement; raises `WireError` when it is none."""
    match body:
        case {"asks": list(asks), "contradicted": None, **more} if _are_numbers(asks):
            have = more.get("have")
            return Verdict(asks=tuple(asks), have=have if isinstance(have, int) else None)
        case {
            "asks": [],
            "contradicted": {"kind": str(kind), "seq": int(seq), "held": int(held), "end": int(end)},
        } if kind in set(Kind):
            return Verdict(contradicted=Contradiction(kind=Kind(kind), seq=seq, held=held, end=end))
        case _:
            raise WireError("the server's answer is no word on the journal")


def read_anchors(text: str) -> list[Anchor]:
    """Anchors as the server prints them, a line of JSON each; raises ValueError with the line's number."""
    anchors = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found = json.loads(line) if line.strip() else None
        except ValueError:
            raise ValueError(f"line {number} is not JSON") from None
        match found:
            case None:
                continue
            case {"journal": str(journal), "seq": int(seq), "hash": str(hash_), "day": str(day)}:
                anchors.append(Anchor(journal, seq, hash_, day))
            case _:
                raise ValueError(f"line {number} is no place in a journal")
    return anchors


def _are_numbers(asks: Sequence[object]) -> bool:
    return len(asks) <= MOST_TOLD and all(isinstance(seq, int) and not isinstance(seq, bool) for seq in asks)
