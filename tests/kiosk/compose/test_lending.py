"""A running lane lends a device only while it is at rest, and begins anew only where it must."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from drivers.contract import DeviceOffline, PaymentResolved, Stamped, Verdict
from kiosk.compose.lending import LENT, LaneHands, at_rest, needs_a_start
from kiosk.core.session.apply import new_lane
from kiosk.core.session.effects import PrintReceipt, QueryPayment
from kiosk.core.session.inputs import (
    CardResolvedUncharged,
    CardUnknown,
    CardUnresolved,
    Device,
    PaperTouched,
    PrintDone,
    PrinterShowed,
    StaffActed,
    TotalsPrintTouched,
)
from kiosk.core.session.state import LaneState, PrintStage
from kiosk.core.staff import Act
from kiosk.device_settings import DeviceSettings
from kiosk.lane.readings import resolved
from tests.kiosk.core.session.crew import TESS, opened, signs_on
from tests.shop import MILK, POLICY, Shop

SCALE: dict[str, Any] = {"protocol": "toledo8217", "link": "serial:/dev/ttyUSB1"}
PRINTER: dict[str, Any] = {"protocol": "escpos", "link": "tcp:192.0.2.20:9100"}
WEDGE: dict[str, Any] = {"protocol": "wedge", "link": "keys:window"}


TERMINAL: dict[str, Any] = {"protocol": "zvt", "link": "tcp:192.0.2.30:20007"}
PAPER = PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")


class SomethingThere:
    """Under way, whatever it is."""

    stage = None


class FakePump:
    def start(self) -> None: ...

    def stop(self) -> None: ...


class FakeLane:
    def __init__(self, state: LaneState) -> None:
        self.state, self.posted = state, list[Stamped]()

    def post(self, stamped: Stamped) -> None:
        self.posted.append(stamped)


@dataclass
class FakeConfig:
    devices: dict[str, DeviceSettings]


def settings(table: dict[str, Any] | None, **changes: object) -> dict[str, DeviceSettings]:
    return {} if table is None else {"it": DeviceSettings.model_validate({**table, **changes})}


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [
        (settings(SCALE), settings(SCALE, protocol="mt-sics"), False),
        (settings(SCALE), settings(SCALE, link="serial:/dev/ttyUSB2"), False),
        (settings(SCALE), settings(None), True),
        (settings(None), settings(SCALE), True),
        (settings(PRINTER), settings(PRINTER, drawer={}), True),
        (settings(WEDGE), settings(WEDGE, link="keys:/dev/input/event3"), True),
        (settings(WEDGE), settings(WEDGE), False),
        (settings(None), settings(None), False),
    ],
)
def test_only_what_the_lane_decides_by_makes_it_begin_anew(
    before: dict[str, DeviceSettings], after: dict[str, DeviceSettings], needed: bool
) -> None:
    assert needs_a_start(before, after, "it") is needed


@pytest.mark.parametrize("under_way", ["session", "attempt", "refund", "no_sale", "day_until", "report_runs"])
def test_a_lane_is_at_rest_only_while_nobody_shops_and_nothing_is_under_way(under_way: str) -> None:
    idle = new_lane(POLICY)
    assert at_rest(idle)
    there: dict[str, Any] = {under_way: SomethingThere()}
    assert not at_rest(replace(idle, **there))


def test_what_the_lane_has_not_lost_is_at_work() -> None:
    state = replace(new_lane(POLICY), troubles={Device.SCALE: "silent"})
    pumps: Any = {Device.SCALE: FakePump(), Device.PRINTER: FakePump()}
    lane: Any = FakeLane(state)
    config: Any = FakeConfig({})
    assert LaneHands(config, pumps, None, lane, lambda: None).at_work() == {"printer"}  # type: ignore[arg-type]


def test_a_lane_is_at_rest_once_its_last_receipt_is_printed() -> None:
    shop = opened().does(PAPER).scans(MILK).pays().does(PaperTouched())
    job = shop.state.print_job
    assert job is not None
    printing = replace(shop.state, session=None)
    assert not at_rest(printing)
    assert at_rest(replace(printing, print_job=replace(job, stage=PrintStage.DONE)))


def test_a_report_that_staff_print_is_under_way() -> None:
    shop = signs_on(opened().does(PAPER)).does(StaffActed(Act.TOTALS), TotalsPrintTouched())
    assert not at_rest(shop.state)
    assert at_rest(shop.does(*[PrintDone(one.job) for one in shop.effects if isinstance(one, PrintReceipt)]).state)


def parked() -> Shop:
    shop = opened().scans(MILK).asks_to_pay()
    return shop.does(CardUnknown(shop.attempt.id, ""), CardUnresolved(shop.attempt.id, "unclear", ""))


def test_who_came_for_a_reader_that_says_nothing_of_a_payment_can_set_it_in_service() -> None:
    shop = parked()
    assert not at_rest(shop.state), "the shopper stands there"
    signs_on(shop, TESS).does(StaffActed(Act.START_SERVICE))
    assert at_rest(shop.state)
    assert at_rest(shop.does(CardResolvedUncharged(shop.attempt.id)).state), "the visit waits"


def test_a_question_about_a_payment_that_was_lost_while_its_reader_was_lent_comes_again() -> None:
    shop = signs_on(parked(), TESS).does(StaffActed(Act.START_SERVICE))
    lane = FakeLane(shop.state)
    pumps: dict[Device, Any] = {Device.TERMINAL: FakePump(), Device.SCALE: FakePump()}
    config = FakeConfig({"terminal": settings(TERMINAL)["it"], "scale": settings(SCALE)["it"]})
    hands = LaneHands(config, pumps, lambda *_: FakePump(), lane, lambda: None)  # type: ignore[arg-type]
    for name in ("scale", "terminal"):
        assert hands.take(name) is None
        hands.give_back(name, config)  # type: ignore[arg-type]
    told = [one.reading for one in lane.posted if not isinstance(one.reading, DeviceOffline)]
    assert told == [PaymentResolved(shop.attempt.id, Verdict.NO_ANSWER, None, LENT.detail)]
    shop.waits(shop.policy.parked_pause_s)  # it is asked, and the reader is gone with the question
    assert shop.state.ask_again_at is None
    assert isinstance(told[0], PaymentResolved)
    shop.does(resolved(told[0])).effects.clear()
    shop.waits(shop.policy.parked_pause_s)
    assert [one for one in shop.effects if isinstance(one, QueryPayment)]
