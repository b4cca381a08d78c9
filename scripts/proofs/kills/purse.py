"""Coins and notes of the shopper, and what happens to the boxes for cash while a killed lane is away."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from kiosk.core.change import CashOffer
from kiosk.play.audit import uncounted
from kiosk.play.box import StoreBox
from kiosk.play.cash_books import TAKERS, worth_of
from scripts.proofs.kills.plans import Plan

COIN, LARGER, NOTE = "EU100A", "EU200A", "EUR5"
SMALLER = ("EU100A", "EU050A", "EU020A", "EU010A", "EU005A", "EU002A", "EU001A")
"""Of what is left where no note may come in: one that is too much comes back."""
FILLED = 100


class Meanwhile(IntEnum):
    """What happens at a cut, one after the other."""

    NOTHING = 0
    COIN_FALLS = 1
    ALL_GO = 2  # the boxes lose their power with the lane
    COIN_FALLS_AND_ALL_GO = 3  # that coin is in no count any more


class Purse:
    """`unseen`: minor units in boxes that lost their power, and with it their count, before any journal had them."""

    def __init__(self, box: StoreBox) -> None:
        self._box = box
        self._cuts = 0
        self._tries = 0
        self._put_in = 0  # in this visit: no more than that can have lost its count in it
        self.unseen = 0

    def prepare(self) -> None:
        self._box.controls["hopper"].set(coins=FILLED)
        self._put_in = 0

    def open_slots(self) -> list[str]:
        """Where a piece may be put in now."""
        return [name for name in ("coins", "notes") if self._box.controls[name].state()["open"]]

    def may_pay(self, shown: dict[str, Any]) -> bool:
        """Whether to choose cash now: every box is there, and change promised where coins of one euro give it."""
        whole = shown["total"] % worth_of(COIN) == 0 and not shown["parts"]
        offers = (CashOffer.CHANGE,) if whole else (CashOffer.EXACT, CashOffer.CHANGE)
        return shown["takers"] == len(TAKERS) and shown["offer"] in offers

    def pay(self, plan: Plan, shown: dict[str, Any]) -> None:
        """One piece more goes in, if the lane waits for one: exactly what a part comes to, else a coin, then a note, as
        soon as its box is open. What is left is paid in ever smaller coins where no note is let in.
        """
        name, piece = "coins", LARGER if plan.part else COIN
        if not plan.part and (shown["put_in"] or shown["parts"]):
            name, piece = "notes", NOTE
        if name == "notes" and not shown["note"]:
            name, piece = "coins", SMALLER[self._tries % len(SMALLER)]
            self._tries += 1
        if shown["waits"] and name in shown["open"]:
            self._box.controls[name].set(insert=piece)
            self._put_in += worth_of(piece)

    def is_cut(self) -> None:
        """The lane is gone. An open box takes what is put in all the same."""
        self._cuts += 1
        now = Meanwhile(self._cuts % len(Meanwhile))
        coins = self._box.controls["coins"]
        if now in (Meanwhile.COIN_FALLS, Meanwhile.COIN_FALLS_AND_ALL_GO) and coins.state()["open"]:
            coins.set(insert=COIN)
            self._put_in += worth_of(COIN)
        if now in (Meanwhile.ALL_GO, Meanwhile.COIN_FALLS_AND_ALL_GO):
            moving = self._box.controls["notes"].state()["moving"]  # it falls in without a count, and staff are told
            lost = uncounted(self._box) + (worth_of(moving) if moving else 0)
            self.unseen += min(lost - self.unseen, self._put_in)
            for name in ("coins", "notes", "hopper"):
                self._box.controls[name].set(power="cut")
