"""Hosts sign on at the console, stay while they do something, and are signed off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.staff import Act, Role
from server.staff.host import Host
from server.staff.sign_ons import LOCKED, LONGEST_S, WRONG, Refused, SignOns
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.staff.tries import MOST_FROM, MOST_TRIES, PAUSE_S
from tests.server.staff.crew import staff_file

IDLE_S = 600
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


class Desk:
    """One worker's view; `other` is another's, on the same database."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.now = datetime.fromisoformat("2026-11-26T10:00:00+01:00")
        self.folder, self.engine = folder, engine
        staff_file(folder)
        self.trail = Trail(engine, self.clock)
        self.sign_ons, self.other = self.worker(), self.worker()

    def clock(self) -> datetime:
        return self.now

    def worker(self) -> SignOns:
        return SignOns(self.engine, self.clock, StaffSource(self.folder / "staff.toml"), self.trail, IDLE_S)

    def passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    def signs_on(self, number: str = "1001", pin: str = "4711", address: str = HERE) -> str:
        made = self.sign_ons.sign_on(number, pin, address)
        assert not isinstance(made, Refused), made.sentence
        return made[0]

    def tries(self, pin: str, number: str = "1001", address: str = HERE) -> object:
        made = self.sign_ons.sign_on(number, pin, address)
        return made if isinstance(made, Refused) else made[1].name

    def told(self) -> list[tuple[str, str, str]]:
        """The trail, the oldest first: who, what, and why it was not done."""
        return [(row.staff, row.act, row.why) for row in reversed(self.trail.newest())]


@pytest.fixture
def desk(engine: Engine, tmp_path: Path) -> Desk:
    return Desk(engine, tmp_path)


def test_number_and_pin_sign_on_for_every_worker(desk: Desk) -> None:
    token = desk.signs_on()
    host = desk.other.of(token, uses=True)
    assert host is not None
    assert (host.staff, host.name, host.role) == ("lena", "Lena K.", Role.HOST)
    assert host.may(Act.REFUND)
    assert desk.told() == [("lena", "sign_on", "")]


@pytest.mark.parametrize("token", ["", "nonsense", "x" * 10_000])
def test_another_token_is_nobody_s(desk: Desk, token: str) -> None:
    desk.signs_on()
    assert desk.sign_ons.of(token, uses=True) is None


def test_a_wrong_pin_and_an_unknown_number_are_told_alike(desk: Desk) -> None:
    assert desk.tries("0000") == desk.tries("0000", number="9999") == WRONG
    assert desk.told() == [("lena", "sign_on", "wrong_pin"), ("", "sign_on", "unknown")]


def test_ten_wrong_pins_lock_this_person_out_for_a_while_and_nobody_else(desk: Desk) -> None:
    answers = [desk.tries("0000") for _ in range(10)]
    assert answers == [WRONG] * MOST_TRIES + [LOCKED] * (10 - MOST_TRIES)
    assert desk.tries("4711") == LOCKED
    assert desk.tries("8024", number="1002") == "Amir N."
    assert isinstance(desk.other.sign_on("1001", "4711", ELSEWHERE), Refused), "the other worker knows it too"
    desk.passes(PAUSE_S)
    assert desk.tries("4711") == "Lena K."
    assert [why for staff, _, why in desk.told() if staff == "lena"][:7] == ["wrong_pin"] * 5 + ["locked"] * 2


def test_a_number_that_nobody_has_is_locked_like_one_that_somebody_has(desk: Desk) -> None:
    def told(number: str) -> list[object]:
        return [desk.tries("0000", number) for _ in range(MOST_TRIES + 1)]

    assert told("1001") == told("7777") == [WRONG] * MOST_TRIES + [LOCKED]


def test_the_right_pin_forgets_the_wrong_ones(desk: Desk) -> None:
    for _ in range(3):
        assert [desk.tries("0000") for _ in range(MOST_TRIES - 1)] == [WRONG] * (MOST_TRIES - 1)
        assert desk.tries("4711") == "Lena K."


def test_one_address_tries_so_many_whoever_it_claims_to_be(desk: Desk) -> None:
    for number in range(MOST_FROM):
        assert desk.tries("0000", number=str(2000 + number)) == WRONG
    assert desk.tries("4711") == LOCKED
    assert desk.tries("4711", address=ELSEWHERE) == "Lena K."


def test_who_does_nothing_is_signed_off(desk: Desk) -> None:
    token = desk.signs_on()
    desk.passes(IDLE_S - 1)
    assert desk.sign_ons.of(token, uses=False) is not None, "news keep nobody signed on"
    desk.passes(1)
    assert desk.sign_ons.of(token, uses=True) is None


def test_who_does_something_stays_until_the_day_is_over(desk: Desk) -> None:
    token = desk.signs_on()
    for _ in range(LONGEST_S // (IDLE_S - 1)):
        desk.passes(IDLE_S - 1)
        assert desk.other.of(token, uses=True) is not None
    desk.passes(IDLE_S - 1)
    assert desk.other.of(token, uses=True) is None


def test_signing_off_is_for_this_browser_alone(desk: Desk) -> None:
    here, there = desk.signs_on(), desk.signs_on()
    desk.sign_ons.sign_off(here)
    desk.sign_ons.sign_off("nobody's")
    assert desk.other.of(here, uses=True) is None
    assert desk.other.of(there, uses=True) is not None
    assert desk.told()[-1] == ("lena", "sign_off", "")


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (lambda folder: staff_file(folder, without="lena"), False),
        (lambda folder: staff_file(folder, more='[roles.host]\nacts = ["clear_call"]\n'), True),
    ],
    ids=["gone", "less"],
)
def test_what_the_store_changes_counts_for_who_is_signed_on(
    desk: Desk, tmp_path: Path, change: Callable[[Path], Path], *, left: bool
) -> None:
    token = desk.signs_on()
    change(tmp_path)
    host: Host | None = desk.sign_ons.of(token, uses=True)
    assert (host is not None) is left
    assert host is None or not host.may(Act.REFUND)
