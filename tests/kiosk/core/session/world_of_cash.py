"""Boxes for cash and a hopper as they are: each counts what came in, or went out, and tells it in its own time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.core.cash import Box, PaidOut
from kiosk.core.change import NO_CHANGE, Change
from kiosk.core.session.cash_effects import ConfirmCash, GiveMark, PayCash, ShutBox, TakeCash
from kiosk.core.session.effects import Effect
from kiosk.core.session.inputs import BoxMarked, CashCame, HopperHolds, Input, PayOutTold
from kiosk.core.values import Money

Word = Callable[[], Input]
COINS = (1, 2, 5, 10, 20, 50, 100, 200)
NOTES = (500, 1_000)


@dataclass
class Taker:
    """A box that takes cash: `pieces` lie in it, of which the lane confirmed so many."""

    box: Box
    takes: tuple[int, ...]
    pieces: list[int] = field(default_factory=list)
    there = True
    _open: bool = False
    _shutting: bool = False
    _upto: int = 0
    _change: Change = NO_CHANGE
    _told: int = 0
    _confirmed: int = 0

    @staticmethod
    def both() -> tuple[Taker, ...]:
        return Taker(Box.COINS, COINS), Taker(Box.NOTES, NOTES)

    def hears(self, effect: Effect) -> None:
        match effect:
            case TakeCash(box=self.box, upto=upto, change=change):
                self._open, self._shutting, self._upto, self._change = True, False, upto.minor, change
            case ShutBox(box=self.box):
                self._open, self._shutting = False, True
            case ConfirmCash(box=self.box, token=token):
                self._confirmed = max(self._confirmed, int(token))
            case GiveMark(box=self.box, mark=mark):
                self._told = self._confirmed = int(mark or 0)
                self._open, self._shutting = False, True

    def words(self) -> list[Word]:
        if self._told > self._confirmed:
            return []  # it waits for its confirmation
        if self._told < len(self.pieces):
            return [self._tells]
        return [self._shuts] if self._shutting else []

    def fitting(self) -> list[int]:
        """What may be put in now, the largest that is not too much first."""
        if not self._open or self._told < len(self.pieces):
            return []
        return [piece for piece in reversed(self.takes) if self._change.lets_in(piece, self._upto)]

    def put_in(self, piece: int) -> None:
        self.pieces.append(piece)

    def cut(self) -> None:
        self._open = False

    def _tells(self) -> Input:
        self._told += 1
        piece, mark = self.pieces[self._told - 1], str(self._told)
        return CashCame(self.box, mark, Money(piece, "EUR"), f"EU{piece}", mark)

    def _shuts(self) -> Input:
        self._shutting = False
        return BoxMarked(self.box, str(self._told), shut=True)


@dataclass
class Hopper:
    """It gives out cents. `paid`: payout → what went out by it; it counts `out` in all."""

    box = Box.HOPPER
    there: bool = True
    out: int = 0
    paid: dict[str, int] = field(default_factory=dict)
    _asked: list[PayCash] = field(default_factory=list)
    _marked: bool = False

    def hears(self, effect: Effect) -> None:
        match effect:
            case PayCash():
                self._asked.append(effect)
            case GiveMark(box=self.box):
                self._marked = True

    def words(self) -> list[Word]:
        if self._marked:
            return [self._marks]
        if not self._asked:
            return []
        asked = self._asked[0]
        if not self.there:
            return [self._is_silent]
        if asked.ask_only:
            return [self._tells, self._is_silent]
        if asked.payout in self.paid:
            return [self._tells]
        whole = asked.amount.minor
        return [
            lambda: self._pays(asked, whole),
            lambda: self._pays(asked, whole // 2),
            lambda: self._pays(asked, 0),
            lambda: self._pays_unheard(asked, whole),
            lambda: self._pays_unheard(asked, whole // 2),
            lambda: self._pays_unheard(asked, 0),
        ]

    def holds(self) -> list[Input]:
        return [HopperHolds(1, low=False)]

    def cut(self, *, moved: bool) -> None:
        """Of payouts asked for, the first went out whole or not at all; nobody hears of it."""
        if moved:
            for asked in self._asked:
                if not asked.ask_only and asked.payout not in self.paid:
                    self._give(asked, asked.amount.minor)
        self._asked.clear()

    def _give(self, asked: PayCash, minor: int) -> None:
        self.paid[asked.payout] = minor
        self.out += minor

    def _pays(self, asked: PayCash, minor: int) -> Input:
        self._give(asked, minor)
        return self._tells()

    def _pays_unheard(self, asked: PayCash, minor: int) -> Input:
        self._give(asked, minor)
        return self._is_silent()

    def _tells(self) -> Input:
        asked = self._asked.pop(0)
        paid = self.paid.get(asked.payout, 0)
        whole = paid == asked.amount.minor
        end = PaidOut.PAID if whole else PaidOut.PARTLY if paid else PaidOut.FAILED
        return PayOutTold(asked.payout, end, paid, str(self.out), "")

    def _is_silent(self) -> Input:
        return PayOutTold(self._asked.pop(0).payout, PaidOut.UNKNOWN, 0, "", "no answer")

    def _marks(self) -> Input:
        self._marked = False
        return BoxMarked(self.box, str(self.out), shut=True)
