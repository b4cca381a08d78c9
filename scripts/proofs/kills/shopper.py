"""A shopper, and staff, who want the same things whatever happens to the lane: after a power cut they go on from what
it shows.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import IO, Any

from kiosk.play.box import StoreBox
from kiosk.play.program import Program
from scripts.proofs.kills.plans import PIECES, By, Plan, Visit
from scripts.proofs.kills.purse import Purse

LOOSE = "plu:4011"
PHONE_CODE = "]C0284936150123456789"
REFUSALS = ("declined", "card_cancelled", "wallet_declined")
BADGE, PIN = "]C0STAFF-1001", "4711"
LOOK_EVERY_S = 0.02
AGAIN_AFTER_S = 3.0
"""An order that changed nothing for so long is given again: it may have been lost with the power."""
PATIENCE_S = 240.0


class Stuck(Exception):
    """The visit did not come to its end; says what the lane showed."""


class PowerCut(Exception):
    """The lane is gone, as it was ordered."""


class Shopper:
    """Visits the lane of `box`, which is started again after each cut; as `mutant`, where one is named."""

    def __init__(self, box: StoreBox, last_words: Path, log: IO[bytes], mutant: str = "") -> None:
        self._box = box
        self._last_words = last_words
        self._log = log
        self._mutant = [mutant] if mutant else []
        self._lane: Program | None = None
        self._visits = 0
        self._purse = Purse(box)

    @property
    def unseen(self) -> int:
        """Minor units in boxes that lost their power before any journal had them."""
        return self._purse.unseen

    def visits(self, plan: Plan, *kill_at: int | str) -> Visit:
        """What `plan` says, from the first scan until nobody is at the lane any more.

        The lane is killed at the first moment of `kill_at`, named or counted from the visit's begin, then at the next,
        counted from its start after the kill; where one never comes the visit goes on to its end. Raises `Stuck`, or
        OSError where the lane does not start, or ended otherwise.
        """
        self._visits += 1
        visit = Visit(plan, grams=500 + 5 * self._visits)
        self._box.controls["terminal"].set(card_delay_ms=20, online_delay_ms=10)
        self._box.controls["scale"].set(weight_g=0)
        if plan.cash:
            self._purse.prepare()
        if plan.phones:
            self._box.controls["wallet"].set(agree_ms=20)
        kills, armed = list(kill_at), False
        until = time.monotonic() + PATIENCE_S
        asked: tuple[dict[str, Any], float] | None = None
        shown: dict[str, Any] = {}
        while not (visit.settled and shown["screen"] == "attract" and shown["print"] != "running"):
            if time.monotonic() > until:
                raise Stuck(str(shown))
            try:
                if kills and not armed:
                    self._ask(arm=kills[0])
                    kills, armed = kills[1:], True
                shown = self._ask(look=True)
                if shown["put_in"] is not None:
                    shown["open"] = self._purse.open_slots()
                self._look(visit, shown)
                key = {name: value for name, value in shown.items() if name != "grams"}
                if asked is None or asked[0] != key or time.monotonic() - asked[1] > AGAIN_AFTER_S:
                    self._act(visit, shown)
                    asked = (key, time.monotonic())
            except PowerCut:
                if plan.cash:
                    self._purse.is_cut()
                self._ask(again=True)
                asked, armed = None, False
            threading.Event().wait(LOOK_EVERY_S)
        return visit

    def moments(self) -> list[str]:
        """The names of the moments that the lane has lived through since it was last armed."""
        return list(self._ask(moments=True)["moments"])

    def stop(self) -> None:
        if self._lane is not None:
            self._lane.finish()
            self._lane = None

    def _start(self) -> None:
        arguments = ["-m", "scripts.proofs.kills.mortal_lane", str(self._box.config_path), str(self._last_words)]
        lane = Program("the lane", arguments + self._mutant, self._log, orders=True)
        lane.wait_ready()
        self._lane = lane

    def _look(self, visit: Visit, shown: dict[str, Any]) -> None:
        """What was on the screen once must be there as long as the visit lasts."""
        if shown["failed"]:
            raise Stuck(f"the lane is out of order: {shown['failed']}")
        visit.first = visit.first or shown["receipts"] + 1
        visit.receipts = shown["receipts"]
        visit.refused = visit.refused or shown["message"] in REFUSALS
        if visit.paid:
            return
        now = dict(shown["lines"])
        visit.lost += sum(1 for key, quantity in visit.seen.items() if now.get(key, 0) < quantity)
        visit.seen = now

    def _act(self, visit: Visit, shown: dict[str, Any]) -> None:
        match shown["screen"]:
            case "attract" | "basket" if not visit.paid:
                self._fill(visit, shown)
            case "weigh" if shown["message"] == "clear_scale":
                self._box.controls["scale"].set(weight_g=0)
            case "weigh" if shown["grams"] == visit.grams and shown["at_rest"]:
                self._ask(post="AddWeighedTouched")
            case "weigh":
                self._box.controls["scale"].set(weight_g=visit.grams)
            case "pay" | "wallet" if self._can_move_money(shown):
                self._pay(visit, shown)
            case "paying" if shown["put_in"] is not None:
                self._purse.pay(visit.plan, shown)
            case "paying" if shown["code"] and shown["parts"] and visit.plan.refused == "ignore":
                self._ask(post="OtherWayTouched")
            case "split":
                self._give("AmountGiven", visit.plan.part)
            case "receipt" if not visit.plan.paper:
                self._ask(post="NoPaperTouched")
            case "receipt" if shown["printer"]:
                self._ask(post="PaperTouched")
            case "tap" if shown["print"] == "running":
                return
            case "tap" if shown["message"]:
                self._ask(post="MessageClosed")
            case "tap":
                self._give("FaceTouched", 5)
                self._ask(post="BackTouched")
            case _:
                self._staff_acts(visit, shown)

    def _fill(self, visit: Visit, shown: dict[str, Any]) -> None:
        have = [key for key, _ in shown["lines"]]
        missing = [key for key in visit.plan.goods if key not in have]
        if missing:
            self._box.controls["scanner"].set(scan=[f"]E0{missing[0][1:]}"])
        elif visit.plan.loose and LOOSE not in have:
            self._box.controls["scale"].set(weight_g=0)
            self._ask(pick=LOOSE)
        elif self._can_move_money(shown):
            self._ask(post="PayTouched")

    def _pay(self, visit: Visit, shown: dict[str, Any]) -> None:
        plan, gives_up = visit.plan, visit.plan.gives_up and visit.refused
        if gives_up and shown["parts"]:
            self._ask(post="PartsBackTouched")
        elif shown["part"]:
            self._pay_by(plan.part_by, "approve", shown)
        elif plan.part and not shown["parts"] and not gives_up:
            self._box.controls["terminal"].set(card="approve")  # it is asked at once where there is no other way
            self._ask(post="SplitTouched")
        else:
            self._pay_by(plan.by, "approve" if visit.refused else plan.refused, shown)

    def _pay_by(self, by: By, does: str, shown: dict[str, Any]) -> None:
        """`does`: what the card, or whoever holds the phone, does now."""
        if by is By.CARD:
            self._box.controls["terminal"].set(card=does)
            self._ask(post="CardTouched")
            return
        if by is By.CASH:
            if self._purse.may_pay(shown):
                self._ask(post="CashTouched")
            return
        self._box.controls["wallet"].set(shopper=does)
        if shown["screen"] == "pay":
            self._ask(post="WalletTouched")
        elif by is By.PHONE:
            self._box.controls["scanner"].set(scan=[PHONE_CODE])
        else:
            self._ask(post="ShowCodeTouched")

    def _can_move_money(self, shown: dict[str, Any]) -> bool:
        """Whether whoever may be asked for money on this lane can be."""
        return bool(shown["terminal"] and (shown["wallet"] or "wallet" not in self._box.controls))

    def _staff_acts(self, visit: Visit, shown: dict[str, Any]) -> None:
        """Somebody signs on and gives back what shall come back, once; what went wrong is tried again."""
        found, chosen, done = shown["returned"] or (False, False, False)
        match shown["screen"]:
            case "attract" if not visit.settled:
                self._box.controls["scanner"].set(scan=[BADGE])
            case "sign_on":
                self._give("PinGiven", PIN)
            case "staff":
                self._give("StaffActed", "sign_off" if visit.settled else "refund")
            case "find_receipt":
                self._ask(receipt=visit.first)
            case "refund" if shown["stage"] or not self._can_move_money(shown):
                return
            case "refund" if shown["refunding"]:
                self._give_back()
            case "refund" if done and not visit.settled:  # an earlier one, whose receipt may not be on paper
                self._ask(post="BackTouched")
            case "refund" if done:
                self._give("StaffActed", "sign_off")
            case "refund" if chosen:
                self._give_back()
            case "refund" if found and visit.plan.back == PIECES:
                self._ask(post="AllBackTouched")
            case "refund" if found:
                self._give("UnitsTouched", 1, visit.plan.back)
            case _:
                return

    def _give_back(self) -> None:
        self._box.controls["terminal"].set(card="approve")
        self._ask(post="RefundTouched")

    def _give(self, order: str, *details: object) -> None:
        self._ask(post=order, **{"with": list(details)})

    def _ask(self, **order: object) -> dict[str, Any]:
        if self._lane is None:
            self._start()
        assert self._lane is not None
        answer = self._lane.ask(order)
        if "cut" in answer:
            raise PowerCut
        return answer
