"""The bagging area as it should be: what was scanned and is awaited, what lies there, what is one's own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.bagging.weights import Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of a line, scanned. `value` is what it costs, in minor units; `new_weight`: in a new packaging of which
    there is a sign.
    """

    line: int
    item: str
    weight: Weight
    new_weight: Weight | None = None
    value: int = 0


@dataclass(frozen=True, slots=True)
class Lying:
    """A piece in the bagging area, and what it weighed there."""

    piece: Piece
    grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What `gross_g` on the scale is made of, as far as it is explained.

    `waiting`: scanned and not put down, in that order. `lying`: put down. `leaving`: put down and no longer in the
    basket, to be taken out. `own`: the shopper's own things, in grams each. `lifted`: what lay there when
    everything was lifted off, `lifted_g` in all; it need not come back.
    """

    gross_g: int = 0
    waiting: tuple[Piece, ...] = ()
    lying: tuple[Lying, ...] = ()
    leaving: tuple[Lying, ...] = ()
    own: tuple[int, ...] = ()
    lifted: tuple[Lying, ...] = ()
    lifted_g: int = 0
    began: bool = False  # something of the basket was put down

    @property
    def expected_g(self) -> float:
        """What the scale should show once everything that was scanned is put down."""
        return (
            self.gross_g + sum(piece.weight.mean_g for piece in self.waiting) - sum(one.grams for one in self.leaving)
        )


EMPTY_AREA = Area()


def scanned(area: Area, *pieces: Piece) -> Area:
    return replace(area, waiting=(*area.waiting, *pieces))


def left_out(area: Area, line: int) -> Area:
    """What waits of `line` stays in the trolley: nobody waits for it."""
    return replace(area, waiting=tuple(piece for piece in area.waiting if piece.line != line))


def gone(area: Area, line: int, pieces: int) -> Area:
    """`pieces` of `line` left the basket: those that wait first, else they are to be taken out again."""
    waiting, lying, leaving = list(area.waiting), list(area.lying), list(area.leaving)
    for _ in range(pieces):
        waits = next((place for place in reversed(range(len(waiting))) if waiting[place].line == line), None)
        lies = next((place for place in reversed(range(len(lying))) if lying[place].piece.line == line), None)
        if waits is not None:
            del waiting[waits]
        elif lies is not None:
            leaving.append(lying.pop(lies))
    return replace(area, waiting=tuple(waiting), lying=tuple(lying), leaving=tuple(leaving))


def without(pieces: tuple[Piece, ...], those: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """`pieces` but for `those`, which must be among them."""
    left = list(pieces)
    for piece in those:
        left.remove(piece)
    return tuple(left)


def without_lying(lying: tuple[Lying, ...], those: tuple[Piece, ...]) -> tuple[Lying, ...]:
    """`lying` but for `those`, which must be among it."""
    left = list(lying)
    for piece in those:
        left.remove(next(one for one in left if one.piece == piece))
    return tuple(left)
