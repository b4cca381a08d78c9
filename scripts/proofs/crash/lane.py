"""A lane's visits without devices, on a real journal: run under the recorder by `power_cuts`.

What the world sees is written to the file `marks`: `kept N` when an append has come back, `charged ATTEMPT` when the
terminal is told that its approval is known.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.core.refund import Wanted
from kiosk.core.session.effects import ConfirmPayment
from kiosk.core.session.facts import FailedAs, SalePaid
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    BackTouched,
    BasketCodeGiven,
    CardApproved,
    CardFailed,
    CardTouched,
    FaceTouched,
    NoPaperTouched,
    PaperTouched,
    PartsBackTouched,
    PayTouched,
    PrintDone,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    SaveTouched,
    SplitTouched,
    StaffActed,
    Stopping,
    UndoTouched,
    UnitsTouched,
)
from kiosk.core.staff import Act
from kiosk.gallery.goods import BANANAS, BREAD, CHIPS, EGGS, MILK
from kiosk.gallery.shop import Shop
from kiosk.journal import Journal, load_or_make_key, store
from scripts.proofs.crash.recording import MARKS

AT = "2026-11-22T10:00:00+00:00"
MUTANTS = ("none", "sync-off", "early-ack")


class Recorded(Shop):
    """Every input's facts are appended before its effects start; the marks tell in which order the world saw it."""

    def __init__(self, journal: Journal, marks: int, *, early: bool) -> None:
        super().__init__()
        self._journal = journal
        self._marks = marks
        self._early = early

    def does(self, *inputs: object) -> Recorded:
        for one in inputs:
            facts, effects = len(self.facts), len(self.effects)
            super().does(one)  # type: ignore[arg-type]
            new = self.facts[facts:]
            if self._early and new:
                self._say(f"kept {self._journal.last_seq + len(new)}")
            if new:
                self._say(f"kept {self._journal.append(new, AT)}")
            for effect in self.effects[effects:]:
                if isinstance(effect, ConfirmPayment):
                    self._say(f"charged {self.attempt.id}")
        return self

    def _say(self, line: str) -> None:
        os.write(self._marks, f"{line}\n".encode())


def visits(shop: Recorded) -> None:
    """Paid at once, after a declined card, by two cards; saved and taken up again, printed; given up, given back."""
    shop.opens().scans(MILK, BREAD, CHIPS, CHIPS, CHIPS).weighs(BANANAS, 855).does(UndoTouched())
    shop.pays().does(NoPaperTouched(), FaceTouched(4), BackTouched(), BackTouched())
    shop.scans(EGGS, MILK).asks_to_pay()
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", "declined")).asks_to_pay().terminal_authorises()
    shop.does(CardApproved(shop.attempt.id, shop.result(), ())).does(PaperTouched())
    shop.does(PrintDone(shop.job.id), FaceTouched(5)).waits(60)
    shop.scans(BREAD, EGGS).does(SaveTouched(), BackTouched()).scans(MILK).pays().does(NoPaperTouched()).waits(60)
    shop.does(BasketCodeGiven(shop.state.saved[0].code)).scans(CHIPS).pays().waits(60).waits(60)
    pays_a_part(shop.scans(BREAD, EGGS)).does(CardTouched()).terminal_authorises().terminal_completes()
    shop.does(NoPaperTouched(), FaceTouched(3), BackTouched()).waits(60)
    gives_back(shop, AllBackTouched())
    pays_a_part(shop.scans(BREAD, EGGS)).does(CardTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", "declined"), PartsBackTouched())
    shop.terminal_authorises().terminal_completes().pays().does(NoPaperTouched(), BackTouched()).waits(60)
    gives_back(shop, UnitsTouched(1, 1))


def pays_a_part(shop: Recorded) -> Recorded:
    shop.does(PayTouched(), SplitTouched(), AmountGiven(100)).terminal_authorises().terminal_completes()
    return shop


def gives_back(shop: Recorded, chosen: AllBackTouched | UnitsTouched) -> None:
    """Staff finds the last sale, and `chosen` of it goes back."""
    sale = shop.happened(SalePaid)[-1].sale  # type: ignore[union-attr]
    shop.signs_on().does(
        StaffActed(Act.REFUND), ReceiptGiven(Wanted(sale.receipt_no)), SaleFound(Wanted(sale.receipt_no), sale)
    )
    shop.does(chosen, RefundTouched())
    while shop.state.refund is not None:
        shop.terminal_authorises().terminal_completes()
    shop.does(PrintDone(shop.job.id), StaffActed(Act.SIGN_OFF))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mutant", choices=MUTANTS, default="none")
    given = parser.parse_args()
    folder = given.folder.resolve()
    if given.mutant == "sync-off":
        from kiosk.journal import database

        honest = database.open_engine
        database.open_engine = lambda path, key, **more: honest(path, key, **{**more, "synchronous": "OFF"})
    marks = os.open(folder / MARKS, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    journal = store.Journal.open(folder / "journal.db", load_or_make_key(folder / "journal.key"))
    shop = Recorded(journal, marks, early=given.mutant == "early-ack")
    for _ in range(3):
        visits(shop)
    shop.does(Stopping())
    journal.close()


if __name__ == "__main__":
    main()
