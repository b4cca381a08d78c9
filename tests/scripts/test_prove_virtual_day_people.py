"""Single shoppers of the virtual day, each with a habit or a mistake, at a whole lane of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import VirtualLane, build_virtual_lane
from kiosk.core.session.inputs import Device
from kiosk.core.sheet import read_sheet
from scripts.proofs.day import hall, mishaps
from scripts.proofs.day.hall import Day, Hall
from scripts.proofs.day.lane_files import lane_config
from scripts.proofs.day.population import Goods, Pays, Pick, Quirk, Shopper
from scripts.proofs.day.shift import OPENS
from scripts.proofs.virtual_day import SHEET

OPEN_S = 300.0


@pytest.fixture(scope="module")
def goods() -> Goods:
    return Goods.of([row.item for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows])


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing befalls a device by itself."""
    monkeypatch.setattr(mishaps.Mishaps, "begin", lambda _: None)


def shopper(goods: Goods) -> Shopper:
    """One who buys three things that weigh what the catalogue says, and pays with a card."""
    things = [item for item in goods.packed if item.weight_g and not item.min_age and item.category != "bags"][:4]
    picks = [Pick(item, bag_g=float(item.weight_g)) for item in things]
    return Shopper(
        number=1,
        comes_s=5.0,
        language="en",
        picks=tuple(picks[:3]),
        pace=1.0,
        pays=Pays.CARD,
        paper=True,
        face=0,
        leaves_after=-1,
        waits_s=600.0,
        seed=4,
        odd_at=1,
        other=picks[3],
    )


def played(folder: Path, *shoppers: Shopper) -> tuple[Day, VirtualLane]:
    time = VirtualTime()
    lane = build_virtual_lane(lane_config(folder / "1", "1"), time, OPENS, seed=5)
    day = Hall([lane], time, 6).day(shoppers, OPEN_S)
    lane.close()
    return day, lane


@pytest.mark.usefixtures("still")
def test_an_honest_shopper_is_asked_nothing(tmp_path: Path, goods: Goods) -> None:
    day, _ = played(tmp_path, shopper(goods))
    [visit] = day.visits
    assert (visit.how, visit.asked, visit.called, visit.paper) == ("paid", 0, 0, True)
    assert visit.paid_minor > 0
    assert not day.answered


@pytest.mark.usefixtures("still")
def test_who_forgets_to_scan_something_is_told_and_puts_it_right(tmp_path: Path, goods: Goods) -> None:
    day, _ = played(tmp_path, replace(shopper(goods), quirk=Quirk.FORGETS))
    [visit] = day.visits
    assert (visit.how, visit.wrong, visit.mended, visit.slipped) == ("paid", True, True, False)
    assert (visit.asked, visit.asked_rightly) == (1, 1)
    assert visit.called == 0


@pytest.mark.usefixtures("still")
def test_who_does_not_own_up_is_looked_at_and_the_thing_stays_in_the_store(tmp_path: Path, goods: Goods) -> None:
    dear = max(goods.packed, key=lambda item: item.price.minor)
    hides = replace(shopper(goods), quirk=Quirk.FORGETS, owns_up=False, other=Pick(dear, bag_g=2500.0))
    day, _ = played(tmp_path, hides)
    [visit] = day.visits
    assert (visit.how, visit.wrong, visit.mended, visit.slipped) == ("paid", True, False, False)
    assert (visit.called, visit.called_rightly) == (1, 1)


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("quirk", [one for one in Quirk if one not in (Quirk.FORGETS, Quirk.SWAPS)])
def test_whatever_honest_hands_do_at_the_bags_they_pay_in_the_end(tmp_path: Path, goods: Goods, quirk: Quirk) -> None:
    day, _ = played(tmp_path, replace(shopper(goods), quirk=quirk))
    [visit] = day.visits
    assert (visit.how, visit.wrong, visit.slipped) == ("paid", False, False)


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize(("pays", "by"), [(Pays.PHONE, "phone"), (Pays.SCREEN, "phone"), (Pays.CASH, "cash")])
def test_a_visit_is_paid_the_way_its_shopper_wants(tmp_path: Path, goods: Goods, pays: Pays, by: str) -> None:
    day, _ = played(tmp_path, replace(shopper(goods), pays=pays))
    [visit] = day.visits
    assert (visit.how, visit.pays) == ("paid", by)


@pytest.mark.usefixtures("still")
def test_a_terminal_that_loses_its_link_charges_once(tmp_path: Path, goods: Goods) -> None:
    day, lane = played(tmp_path, replace(shopper(goods), drops_at="after_status_ack"))
    [visit] = day.visits
    charges = lane.wires[Device.TERMINAL].state()["transactions"]
    assert isinstance(charges, list)
    stood = [one["amount_minor"] for one in charges if one["kind"] == "payment" and one["state"] == "booked"]
    assert (visit.how, visit.dropped, stood) == ("paid", True, [visit.paid_minor])


@pytest.mark.usefixtures("still")
def test_who_touches_help_is_come_to_and_bags_reasons_and_a_member_card_are_counted(
    tmp_path: Path, goods: Goods
) -> None:
    wishes = replace(shopper(goods), calls_after=1, carriers=goods.carriers[:1] * 2, member=True, face=2, reasons=True)
    day, _ = played(tmp_path, wishes)
    [visit] = day.visits
    assert (visit.how, visit.bags, visit.face, visit.reasons, visit.member) == ("paid", 2, 2, 1, True)
    assert [kind for kind, _ in day.answered] == ["help"]


@pytest.mark.usefixtures("still")
def test_a_basket_that_is_put_aside_is_taken_up_again_and_paid(tmp_path: Path, goods: Goods) -> None:
    first = replace(shopper(goods), saves_after=2)
    day, _ = played(tmp_path, first, replace(first, number=2, saves_after=-1, comes_s=40.0))
    assert [(visit.shopper, visit.how, visit.picks, visit.saved) for visit in day.visits] == [
        (2, "paid", 3, False),
        (1, "paid", 3, True),
    ]
    other, first_one = (visit.spans for visit in day.visits)
    [(came, left)] = other
    [(_, aside), (back, _)] = first_one
    assert aside <= came < left <= back
    assert {wait.shopper for wait in day.waits} == {1, 2}


@pytest.mark.usefixtures("still")
def test_a_lane_that_invites_nobody_when_all_should_be_over_is_told_of(
    tmp_path: Path, goods: Goods, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall, "CLOSES_S", 0.0)
    monkeypatch.setattr(hall, "PRINTS_S", 0.0)
    day, _ = played(tmp_path / "late", replace(shopper(goods), comes_s=OPEN_S - 5.0))
    assert day.never_free == ["lane 1: basket"]
    day, _ = played(tmp_path / "early", shopper(goods))
    assert day.never_free == []


@pytest.mark.usefixtures("still")
def test_a_day_is_the_same_each_time(tmp_path: Path, goods: Goods) -> None:
    first, _ = played(tmp_path / "one", shopper(goods))
    second, _ = played(tmp_path / "two", shopper(goods))
    assert first == second


def test_a_roll_of_paper_that_runs_out_is_changed_and_the_next_receipt_printed(
    tmp_path: Path, goods: Goods, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mishaps, "ROLL_LINES", (5, 6))
    monkeypatch.setattr(mishaps, "PULLED", ())
    monkeypatch.setattr(mishaps, "NOISY", ())
    first = shopper(goods)
    day, lane = played(tmp_path, first, replace(first, number=2, comes_s=150.0))
    assert [visit.how for visit in day.visits] == ["paid", "paid"]
    assert day.rolls == 1
    assert lane.wires[Device.PRINTER].state()["paper"] == "ok"


def test_cables_come_loose_and_everybody_pays_all_the_same(
    tmp_path: Path, goods: Goods, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mishaps, "PULLS_A_DAY", 300.0)
    monkeypatch.setattr(mishaps, "NOISES_A_DAY", 100.0)
    first = shopper(goods)
    day, _ = played(tmp_path, first, replace(first, number=2, comes_s=100.0))
    assert [visit.how for visit in day.visits] == ["paid", "paid"]
    assert day.mishaps["a cable comes loose"] > 3
