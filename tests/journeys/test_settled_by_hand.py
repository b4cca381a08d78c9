"""A card reader whose memory was emptied can never tell of a payment: the lane rests its card until a manager has said
what became of it, once, whatever happens to the lane meanwhile; and every book agrees.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.play.audit import audit, open_books
from kiosk.play.books import imbalance
from kiosk.play.box import StoreBox
from kiosk.play.program import ROOT, Program
from tests.journeys.conftest import OpenStore, Shared
from tests.journeys.goods import FIRST, SECOND, scanned
from tests.journeys.play import Store
from tests.journeys.test_debts import debts
from tests.journeys.test_terminal_drops import fills, tries_to_pay
from tests.waiting import wait_until

MANAGER, PIN = "]C0STAFF-1002", "8024"
PATIENCE_S = 60.0
LOOK_EVERY_S = 0.02


def parked(open_store: OpenStore, step: str) -> tuple[Store, int]:
    """The link fell at `step` of a payment, and before it was back the reader had lost its memory."""
    till = open_store("scanner", "terminal", resolve_tries=2, parked_pause_s=5.0)
    till.ready()
    first = fills(till)
    till.pays()
    till.lane.post("NoPaperTouched")
    till.lane.on("tap")
    till.lane.post("BackTouched")
    till.lane.on("attract")
    assert fills(till) == first
    till.box.controls["terminal"].fault("unplug_after", step)
    tries_to_pay(till)
    till.lane.wait(lambda shown: shown["stage"] == "doubt", "the doubt")
    till.box.controls["terminal"].set(emptied=True)
    till.box.controls["terminal"].clear("unplug")
    till.lane.wait(lambda shown: shown["stage"] == "parked", "the doubt with the attendant", 40.0)
    return till, first


def opens_the_page(till: Store) -> None:
    till.scan(MANAGER)
    till.lane.on("staff")
    till.lane.post("StaffActed", "settle")
    till.lane.on("sign_on")
    till.lane.post("PinGiven", PIN)
    till.lane.wait(lambda shown: shown["screen"] == "settle" and shown["settling"], "the reader's last word", 40.0)


@pytest.mark.parametrize(("step", "charged"), [("after_slip", True), ("before_status", False)])
def test_a_manager_settles_what_an_emptied_reader_can_never_tell_and_the_lane_takes_cards_again(
    open_store: OpenStore, step: str, *, charged: bool
) -> None:
    till, total = parked(open_store, step)
    assert till.lane.on("resting")["message"] == "see_attendant_payment"
    opens_the_page(till)
    till.lane.says_of_payment("bank", moved=charged)
    if charged:
        till.lane.on("receipt", 20.0)
    else:
        till.lane.says("card_not_charged", 20.0)
        till.lane.on("pay")
        till.lane.wait(lambda shown: shown["terminal"], "the card reader", 20.0)
        till.lane.post("CardTouched")
        till.lane.on("receipt", 20.0)
    till.lane.post("NoPaperTouched")
    till.lane.on("tap")
    till.lane.post("BackTouched")
    till.lane.on("attract")
    till.scan(scanned(FIRST["gtin"]), scanned(SECOND["gtin"]))
    till.lane.lines(2)
    till.lane.wait(lambda shown: shown["terminal"], "the card reader", 20.0)
    till.pays()
    wait_until(lambda: len(till.sales()) == 3)
    assert till.booked() == [total, total, total]


def test_a_parked_payment_that_was_settled_outlives_a_power_cut(open_store: OpenStore) -> None:
    till, total = parked(open_store, "after_slip")
    opens_the_page(till)
    till.lane.says_of_payment("terminal", moved=True)
    till.lane.on("receipt", 20.0)
    till.power_cut()
    assert till.lane.on("receipt", 20.0)["stage"] is None
    wait_until(lambda: len(till.sales()) == 2)
    assert till.booked() == [total, total]


def test_a_reader_that_is_back_and_knows_better_than_staff_leaves_a_debt_and_an_alarm(open_store: OpenStore) -> None:
    till = open_store("scanner", "terminal", resolve_tries=1, parked_pause_s=5.0)
    till.ready()
    total = fills(till)
    till.box.controls["terminal"].fault("unplug_after", "after_slip")
    tries_to_pay(till)
    till.lane.wait(lambda shown: shown["stage"] == "parked", "the doubt with the attendant", 40.0)
    opens_the_page(till)
    till.lane.says_of_payment("shopper", moved=False)
    till.lane.on("pay", 20.0)
    till.box.controls["terminal"].clear("unplug")
    [debt] = till.lane.wait(lambda shown: shown["debts"], "the debt", 40.0)["debts"]
    wait_until(lambda: debts(till) == [(total, "")], 20.0)
    [alarm] = wait_until(lambda: imbalance(open_books(till.box)), 20.0)
    assert f"payment {debt}" in alarm
    assert "staff said that it was not charged, its terminal says that it was charged" in alarm
    till.spoilt = True  # the alarm stays: somebody must look


class Mortal:
    """A lane that is killed at an ordered moment, with its store: what is to be reached is tried again until it is."""

    def __init__(self, box: StoreBox) -> None:
        self.box = box
        self._log = (box.folder / "lane.log").open("ab")
        arguments = ["-m", "scripts.proofs.kills.mortal_lane", str(box.config_path), str(box.folder / "last-words")]
        self._lane = Program("the lane", arguments, self._log, orders=True)
        self._lane.wait_ready()
        self.cuts = 0

    def asks(self, **order: object) -> dict[str, Any]:
        answer = self._lane.ask(order)
        while "cut" in answer:
            self.cuts += 1
            self._lane.ask({"again": True})
            answer = self._lane.ask({"look": True})
        return answer

    def scans(self, code: str) -> None:
        self.box.controls["scanner"].set(scan=[code])

    def reaches(self, what: Callable[[dict[str, Any]], bool], act: Callable[[], object] = lambda: None) -> None:
        """`act` brings the lane to `what`; it is done again where nothing came of it for some seconds."""
        until, again_at = time.monotonic() + PATIENCE_S, 0.0
        while not what(shown := self.asks(look=True)):
            assert time.monotonic() < until, f"the lane did not get there: {shown}"
            if time.monotonic() > again_at:
                act()
                again_at = time.monotonic() + 3.0
            threading.Event().wait(LOOK_EVERY_S)

    def posts(self, name: str, *details: object) -> Callable[[], object]:
        return lambda: self.asks(post=name, **{"with": list(details)})

    def on(self, screen: str, act: Callable[[], object] = lambda: None) -> None:
        self.reaches(lambda shown: shown["screen"] == screen, act)

    def fills(self) -> None:
        self.reaches(lambda shown: shown["terminal"])
        for count, item in ((1, FIRST), (2, SECOND)):
            code = scanned(item["gtin"])
            self.reaches(lambda shown, count=count: len(shown["lines"]) >= count, lambda code=code: self.scans(code))
        self.on("pay", self.posts("PayTouched"))

    def leaves(self) -> None:
        self.on("tap", self.posts("NoPaperTouched"))
        self.on("attract", self.posts("BackTouched"))

    def opens_the_page(self) -> None:
        self.on("staff", lambda: self.scans(MANAGER))
        self.on("sign_on", self.posts("StaffActed", "settle"))
        self.reaches(lambda shown: shown["settling"], self.posts("PinGiven", PIN))
        self.asks(post="OutcomeTouched", **{"with": [True]})

    def stop(self) -> None:
        self._lane.finish()
        self._log.close()
        self.box.stop()


@pytest.fixture
def mortal(shared: Shared, tmp_path: Path) -> Iterator[Mortal]:
    timing = {"resolve_tries": 2, "parked_pause_s": 5.0, "idle_s": 900.0, "receipt_closes_s": 300.0}
    config = ROOT / "config" / "demo.toml"
    devices = ("scanner", "terminal")
    box = StoreBox(
        tmp_path / "store",
        config,
        devices,
        lane=shared.next_lane(),
        timing=timing,
        server=shared.server,
        spawn=shared.programs.spawn,
    )
    box.start()
    lane = Mortal(box)
    yield lane
    lane.stop()


@pytest.mark.parametrize(
    ("moment", "settled"),
    [
        ("before append of PaymentSettled payment", False),
        ("after append of PaymentSettled payment", True),
        ("before effect PushOutbox", True),
    ],
)
def test_killed_around_the_act_it_is_settled_once_or_as_it_was(mortal: Mortal, moment: str, *, settled: bool) -> None:
    terminal = mortal.box.controls["terminal"]
    terminal.set(card_delay_ms=20)
    mortal.fills()
    mortal.on("receipt", mortal.posts("CardTouched"))
    mortal.leaves()
    mortal.fills()
    terminal.fault("unplug_after", "after_slip")
    mortal.reaches(lambda shown: shown["stage"] == "doubt", mortal.posts("CardTouched"))
    terminal.set(emptied=True)
    terminal.clear("unplug")
    mortal.reaches(lambda shown: shown["stage"] == "parked")
    mortal.opens_the_page()
    mortal.asks(arm=moment)
    mortal.asks(basis=[True, "bank"])
    mortal.reaches(lambda _shown: mortal.cuts == 1)
    if not settled:
        mortal.reaches(lambda shown: shown["stage"] == "parked")
        mortal.opens_the_page()
        mortal.asks(basis=[True, "bank"])
    mortal.on("receipt")
    mortal.leaves()
    assert audit(mortal.box) == ""
    assert len(mortal.box.server.sales(mortal.box.lane_id)) == 2
