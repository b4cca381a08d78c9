"""Which screen a lane belongs on, and what a visit knows of its lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.apply import new_lane
from kiosk.core.session.inputs import CardUnknown, CardUnresolved, NoBarcodeTouched, NoPaperTouched, PayTouched
from kiosk.core.session.state import Screen, screen
from tests.shop import APPLES, BREAD, MILK, POLICY, Shop


def shop() -> Shop:
    return Shop().opens().scans(MILK)


def parked() -> Shop:
    paying = shop().asks_to_pay()
    assert paying.state.attempt is not None
    number = paying.state.attempt.id
    return paying.does(CardUnknown(number, ""), CardUnresolved(number, "unclear", ""))


@pytest.mark.parametrize(
    ("lane", "shown"),
    [
        (Shop().opens(), Screen.ATTRACT),
        (shop(), Screen.BASKET),
        (shop().does(NoBarcodeTouched()), Screen.PICK),
        (shop().picks(APPLES), Screen.WEIGH),
        (shop().does(PayTouched()), Screen.PAY),
        (shop().asks_to_pay(), Screen.PAYING),
        (parked(), Screen.RESTING),
        (shop().pays(), Screen.RECEIPT),
        (shop().pays().does(NoPaperTouched()), Screen.TAP),
    ],
    ids=lambda value: str(value) if isinstance(value, Screen) else "",
)
def test_each_moment_has_its_screen(lane: Shop, shown: Screen) -> None:
    assert screen(lane.state) is shown


def test_a_lane_that_cannot_write_its_journal_rests_whatever_it_was_doing() -> None:
    assert screen(replace(new_lane(POLICY), failed="the disk is full")) is Screen.RESTING
    assert screen(replace(shop().state, failed="the disk is full")) is Screen.RESTING


def test_a_visit_counts_pieces_as_a_shopper_would() -> None:
    session = shop().scans(MILK, BREAD).weighs(APPLES, 855).state.session
    assert session is not None
    assert session.pieces == 4


def test_a_visit_finds_its_lines_and_their_prices_by_number() -> None:
    session = shop().scans(BREAD).state.session
    assert session is not None
    assert session.line(2) is not None
    assert session.line(9) is None
    assert session.priced(2).shown.minor == 349
