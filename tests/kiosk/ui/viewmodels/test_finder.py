"""A technician looks for all devices: places come as they are known, each is taken by a touch, a look is stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.device_form import Found, Place, Refused, Why
from kiosk.core.session.inputs import BackTouched
from kiosk.gallery.health import health_of
from kiosk.gallery.setting import PLACES
from kiosk.ui.health import NoHealth
from kiosk.ui.viewmodels.finder import FinderViewModel, Look, PlaceRow, Work, derive_finder
from tests.kiosk.ui.scenes import scene
from tests.kiosk.ui.viewmodels.test_settings import Bench, Told, rows

SCALE = Place(found=Found(link="serial:/dev/ttyUSB1", protocol="sma", sure=True), takes=("scale", "bagging"))
GENEROUS_MS = 10_000


@dataclass
class Finding(Bench):
    """Finds `places`; a look ends when it is let go, or stopped."""

    places: tuple[Place, ...] = (SCALE,)
    may_end: threading.Event = field(default_factory=threading.Event)
    ends_with: Refused | None = None
    asked: list[str] = field(default_factory=list)

    def find_all(self, network: str, tell: Callable[[Place], None], stopped: Callable[[], bool]) -> Refused | None:
        self.asked.append(network)
        for place in self.places:
            tell(place)
        while not stopped() and not self.may_end.wait(0.01):
            pass
        return self.ends_with


@pytest.fixture
def bench() -> Finding:
    return Finding()


@pytest.fixture
def finder(bench: Finding, qtbot: QtBot) -> FinderViewModel:
    del qtbot
    view = FinderViewModel(lambda _event: None)
    view.set_by(bench)
    view.show(scene("finding"))
    return view


def told(language: str = "en", **look: Any) -> dict[str, PlaceRow]:
    health = health_of("service").rows()
    return {row.key: row for row in derive_finder(scene("finding", language), Look(**look), health).rows}


def test_each_place_says_what_answers_and_how_that_stands_at_this_lane() -> None:
    seen = [(row.word, row.what, row.first) for row in told(places=PLACES, looked=True).values()]
    assert seen == [
        ("Scale: set otherwise", "mt-sics · XS6002S 15.000 kg, 1.20", "Take as: Scale"),
        ("New", "sma · SMA SCALE 6.0 kg", "Take as: Bagging scale"),
        ("New", "May be serial-aim: scan a code", "Take as: Scanner"),
        ("Notes: does not answer", "Nothing answers", ""),
        ("Printer: in use", "escpos · TM-T88VI 30.12", ""),
        ("Card reader: in use", "zvt · 52500041", ""),
        ("", "Nothing answers", ""),
        ("", "Cannot be opened", ""),
    ]


def test_nothing_can_be_taken_while_something_is_waited_for() -> None:
    assert {row.first for row in told(places=PLACES, work=Work.LOOKING).values()} == {""}


def test_a_device_that_answers_as_it_is_set_says_so() -> None:
    back = Place(found=Found(link="serial:/dev/ttyUSB1", protocol="sma", sure=True), has="scale")
    assert [row.word for row in told(places=(back,)).values()] == ["Scale: answers now"]


def test_places_come_while_it_looks_and_one_is_taken_by_touch(
    finder: FinderViewModel, bench: Finding, qtbot: QtBot
) -> None:
    assert finder.network == "192.168.7.0/24"
    finder.find()
    qtbot.waitUntil(lambda: len(rows(finder.rows)) == 1, timeout=GENEROUS_MS)
    assert (finder.looking, finder.mood) == (True, "warn")
    bench.may_end.set()
    qtbot.waitUntil(lambda: not finder.busy, timeout=GENEROUS_MS)
    assert finder.told == "Take what is new, each as what it is."
    [row] = rows(finder.rows).values()
    assert (row["first"], row["second"]) == ("Take as: Scale", "Take as: Bagging scale")
    finder.take(row["key"], row["firstDevice"])
    qtbot.waitUntil(lambda: not finder.busy, timeout=GENEROUS_MS)
    assert finder.told == "It works so, and is kept."
    assert [(one.device, one.after and one.after["protocol"]) for one in bench.changes] == [("scale", "sma")]
    [row] = rows(finder.rows).values()
    assert (row["word"], row["first"]) == ("Scale: kept", "")


def test_what_the_device_refuses_is_told_and_nothing_is_kept(
    finder: FinderViewModel, bench: Finding, qtbot: QtBot
) -> None:
    bench.says = Told((Refused("protocol", Why.SILENT),))
    bench.may_end.set()
    finder.find()
    qtbot.waitUntil(lambda: not finder.busy, timeout=GENEROUS_MS)
    finder.take(SCALE.found.link, "scale")
    qtbot.waitUntil(lambda: finder.mood == "bad", timeout=GENEROUS_MS)
    assert finder.told == "The device does not answer so. Nothing was changed."
    assert bench.changes == []
    assert [row["word"] for row in rows(finder.rows).values()] == ["New"]


def test_a_look_is_stopped_by_a_touch_and_what_was_seen_stays(
    finder: FinderViewModel, bench: Finding, qtbot: QtBot
) -> None:
    finder.find()
    qtbot.waitUntil(lambda: len(rows(finder.rows)) == 1, timeout=GENEROUS_MS)
    finder.find()  # a second touch begins no second look
    finder.stop()
    qtbot.waitUntil(lambda: not finder.busy, timeout=GENEROUS_MS)
    assert len(bench.asked) == 1
    assert len(rows(finder.rows)) == 1


def test_who_turns_to_something_else_stops_the_look_and_finds_nothing_of_it_later(
    finder: FinderViewModel, bench: Finding, qtbot: QtBot
) -> None:
    ended = threading.Event()
    bench.run = lambda work: threading.Thread(target=lambda: (work(), ended.set())).start()  # type: ignore[method-assign]
    finder.find()
    qtbot.waitUntil(lambda: len(rows(finder.rows)) == 1, timeout=GENEROUS_MS)
    finder.show(scene("service"))
    assert ended.wait(10.0)
    finder.show(scene("finding"))
    qtbot.wait(50)
    assert (rows(finder.rows), finder.told, finder.busy) == ({}, "", False)


def test_the_range_is_typed_and_one_of_others_is_said_to_be_so(
    finder: FinderViewModel, bench: Finding, qtbot: QtBot
) -> None:
    finder.type()
    assert finder.typing
    for _ in finder.network:
        finder.erase()
    for key in "8.8.8.0/24":
        finder.digit(key)
    bench.ends_with, bench.places = Refused("network", Why.RANGE, "8.8.8.0/24 is not …"), ()
    bench.may_end.set()
    finder.find()
    qtbot.waitUntil(lambda: finder.mood == "bad", timeout=GENEROUS_MS)
    assert (bench.asked, finder.typing) == (["8.8.8.0/24"], False)
    assert finder.told == "This is no range of the store's own network."
    finder.digit("1" * 30)
    assert len(finder.network) == len("255.255.255.255/32")


def test_a_lane_whose_devices_nobody_sets_looks_for_none(qtbot: QtBot) -> None:
    del qtbot
    view = FinderViewModel(lambda _event: None)
    view.show(scene("finding"))
    view.find()
    view.take("serial:/dev/ttyUSB1", "scale")
    assert (view.able, view.busy, view.told) == (False, False, "")


def test_where_nothing_new_is_that_is_said(finder: FinderViewModel, bench: Finding, qtbot: QtBot) -> None:
    bench.places = ()
    bench.may_end.set()
    finder.find()
    qtbot.waitUntil(lambda: not finder.busy and finder.told != "", timeout=GENEROUS_MS)
    assert finder.told == "Nothing new is attached."


def test_whoever_is_not_here_has_no_device_looked_at(finder: FinderViewModel) -> None:
    class Counting(NoHealth):
        asked = 0

        def rows(self) -> tuple[()]:
            self.asked += 1
            return ()

    finder.source = source = Counting()
    finder.show(scene("basket"))
    assert source.asked == 0
    finder.show(scene("finding"))
    assert source.asked == 1


def test_keys_alone_look_take_what_was_found_and_go_back(bench: Finding, qtbot: QtBot) -> None:
    posted: list[object] = []
    finder = FinderViewModel(posted.append)
    finder.set_by(bench)
    finder.show(scene("finding"))
    bench.may_end.set()
    finder.choose()  # on nothing yet: it is looked
    qtbot.waitUntil(lambda: finder.told != "" and not finder.busy, timeout=GENEROUS_MS)
    finder.move(1)
    finder.move(1)
    [row] = rows(finder.rows).values()
    assert (row["ahead"], row["aheadDevice"], finder.ahead) == (True, "bagging", False)
    finder.choose()
    qtbot.waitUntil(lambda: not finder.busy, timeout=GENEROUS_MS)
    assert [row["word"] for row in rows(finder.rows).values()] == ["Bagging scale: kept"]
    finder.move(9)
    assert finder.ahead
    finder.back()
    assert posted[-1] == BackTouched()


def test_keys_that_type_a_range_erase_it_before_they_go_back(bench: Finding, qtbot: QtBot) -> None:
    del qtbot
    posted: list[object] = []
    finder = FinderViewModel(posted.append)
    finder.set_by(bench)
    finder.show(scene("finding"))
    whole = finder.network
    finder.digit("1")
    assert (finder.network, finder.typing) == (f"{whole}1", True)
    for _ in range(len(whole) + 1):
        finder.back()
    assert (finder.network, finder.typing, BackTouched() in posted) == ("", True, False)
    finder.back()
    assert not finder.typing
    finder.back()
    assert posted[-1] == BackTouched()


def test_keys_stop_a_look_that_runs(finder: FinderViewModel, bench: Finding, qtbot: QtBot) -> None:
    finder.choose()
    qtbot.waitUntil(lambda: len(rows(finder.rows)) == 1, timeout=GENEROUS_MS)
    finder.move(1)
    finder.move(1)
    assert finder.ahead
    finder.choose()
    qtbot.waitUntil(lambda: not finder.busy, timeout=GENEROUS_MS)
    assert not bench.may_end.is_set()
