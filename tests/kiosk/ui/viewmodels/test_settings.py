"""A technician finds a swapped scale, sees what it would be set to, tries it, keeps it, and goes one step back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.device_form import Entry, Found, Place, Refused, Table, Why
from kiosk.core.staff import Member, StaffBook
from kiosk.diagnostics.settings import form
from kiosk.settings_history import Change, HistoryUnreadable
from kiosk.ui.viewmodels.settings import FoundRow, SettingsViewModel
from tests.kiosk.ui.scenes import scene

SCALE: dict[str, Any] = {"protocol": "toledo8217", "link": "serial:/dev/ttyUSB1"}
SICS: dict[str, Any] = {"protocol": "mt-sics", "link": "serial:/dev/ttyUSB2"}
PLACES = (
    Found(link="serial:/dev/ttyUSB1", trouble="it is not there"),
    Found(link="serial:/dev/ttyUSB2", what="USB UART", protocol="mt-sics", identity="XS 15 kg", sure=True),
    Found(link="serial:/dev/ttyUSB3"),
)


@dataclass(frozen=True)
class Told:
    refused: tuple[Refused, ...] = ()
    unheard: bool = False
    row: None = None


@dataclass
class Bench:
    """Sets one scale; what it `says` comes of every trial."""

    held: dict[str, Any] = field(default_factory=lambda: dict(SCALE))
    says: Told = field(default_factory=Told)
    finds: tuple[Found, ...] | Refused = PLACES
    changes: list[Change] = field(default_factory=list)

    def run(self, work: Callable[[], object]) -> object:
        worker = threading.Thread(target=work)
        worker.start()
        return worker

    def table(self, name: str) -> Table:
        return dict(self.held)

    def form(self, name: str, table: Table | None = None) -> Sequence[Entry]:
        return form(name, "scale", self.held if table is None else table, ("toledo8217", "mt-sics", "cas"))

    def proposed(self, name: str, found: Found) -> Table:
        return {"protocol": found.protocol, "link": found.link}

    def find(self, name: str) -> Sequence[Found] | Refused:
        return self.finds

    def find_all(self, network: str, tell: Callable[[Place], None], stopped: Callable[[], bool]) -> Refused | None:
        del network, tell, stopped
        return None

    @property
    def network(self) -> str:
        return "192.168.7.0/24"

    def test(self, name: str, table: Table) -> Told:
        return self.says

    def change(self, name: str, table: Table, who: str) -> Told:
        if not self.says.refused:
            self._set(dict(table), who)
        return self.says

    def back(self, name: str, who: str) -> Told:
        before = self.changes[-1].before
        assert before is not None
        self._set(before, who)
        return self.says

    def history(self, name: str = "") -> Sequence[Change]:
        return tuple(self.changes)

    def _set(self, table: dict[str, Any], who: str) -> None:
        at = "2026-11-22T09:30:00+01:00"
        self.changes.append(Change(at=at, who=who, device="scale", file=SCALE, before=self.held, after=table))
        self.held = table


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def shown(bench: Bench, qtbot: QtBot) -> SettingsViewModel:
    """The scale's settings, before staff."""
    view = SettingsViewModel(lambda _event: None)
    view.set_by(bench)
    view.show(scene("device-scale"))
    view.open("scale")
    qtbot.waitUntil(lambda: view.device == "scale", timeout=10_000)
    return view


def rows(model: Any) -> dict[str, dict[str, Any]]:
    names = {role: bytes(name.data()).decode() for role, name in model.roleNames().items()}
    places = [model.index(place) for place in range(model.rowCount())]
    listed = [{name: model.data(place, role) for role, name in names.items()} for place in places]
    return {str(row["key"]): row for row in listed}


def rests(view: SettingsViewModel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.busy, timeout=10_000)


def test_it_shows_what_holds_by_name(shown: SettingsViewModel) -> None:
    told = rows(shown.rows)
    assert [(row["name"], row["value"]) for row in told.values()] == [
        ("Protocol", "toledo8217"),
        ("Link", "serial:/dev/ttyUSB1"),
    ]
    assert (told["protocol"]["steps"], told["link"]["steps"]) == (True, False)
    assert (shown.device, shown.told, shown.changed, shown.ableBack) == ("scale", "", False, False)


def test_a_swapped_scale_is_found_chosen_kept_and_taken_back(
    shown: SettingsViewModel, bench: Bench, qtbot: QtBot
) -> None:
    shown.find()
    assert (shown.busy, shown.told) == (True, "Looking for it. This may take half a minute.")
    rests(shown, qtbot)
    assert shown.told == "Touch the one that it is."
    assert [FoundRow(**row) for row in rows(shown.found).values()] == [
        FoundRow("0", "serial:/dev/ttyUSB1", "Cannot be opened", able=False),
        FoundRow("1", "serial:/dev/ttyUSB2 · USB UART", "mt-sics · XS 15 kg", able=True),
        FoundRow("2", "serial:/dev/ttyUSB3", "Nothing answers", able=False),
    ]
    shown.choose("1")
    assert (shown.changed, shown.told) == (True, "Not kept yet. Keep it, or try it first.")
    shown.attempt()
    rests(shown, qtbot)
    assert (shown.told, shown.mood, shown.changed) == ("It works so. It is not kept yet.", "ok", True)
    shown.keep()
    rests(shown, qtbot)
    assert (shown.told, shown.mood, shown.changed) == ("It works so, and is kept.", "ok", False)
    assert bench.held == SICS
    [change] = rows(shown.changes).values()
    assert change["what"] == "toledo8217 → mt-sics, serial:/dev/ttyUSB1 → serial:/dev/ttyUSB2"
    assert change["who"]
    shown.undo()
    rests(shown, qtbot)
    assert (shown.told, bench.held) == ("It is as it was before.", SCALE)


def test_a_secret_is_not_on_the_screen_and_a_touch_changes_nothing_of_it(bench: Bench, qtbot: QtBot) -> None:
    secrets = {"polynomial": "1021", "checksum": "5EC5"}
    bench.held = {**SCALE, "protocol": "dialog06", "dialog06": secrets}
    view = SettingsViewModel(lambda _event: None)
    view.set_by(bench)
    view.show(scene("device-scale"))
    view.open("scale")
    qtbot.waitUntil(lambda: view.device == "scale", timeout=10_000)
    assert rows(view.rows)["dialog06.polynomial"]["value"] == "••21"
    view.step("dialog06.polynomial", 1)
    assert not view.changed
    view.keep()
    rests(view, qtbot)
    assert bench.held["dialog06"] == secrets


def test_a_setting_that_is_refused_says_why_and_nothing_is_changed(
    shown: SettingsViewModel, bench: Bench, qtbot: QtBot
) -> None:
    bench.says = Told((Refused("protocol", Why.SILENT, "no answer to W"),))
    shown.step("protocol", 1)
    assert rows(shown.rows)["protocol"]["value"] == "mt-sics"
    shown.keep()
    rests(shown, qtbot)
    assert (shown.told, shown.mood) == ("The device does not answer so. Nothing was changed.", "bad")
    refused = rows(shown.rows)["protocol"]
    assert (refused["refused"], refused["note"], refused["value"]) == (
        True,
        "The device does not answer so.",
        "mt-sics",
    )
    assert bench.held == SCALE


def test_a_connection_is_chosen_among_those_that_were_found(shown: SettingsViewModel, qtbot: QtBot) -> None:
    shown.find()
    rests(shown, qtbot)
    shown.step("link", 1)
    assert rows(shown.rows)["link"]["value"] == "serial:/dev/ttyUSB2"
    shown.step("link", -1)
    assert rows(shown.rows)["link"]["value"] == "serial:/dev/ttyUSB1"


def test_what_says_nothing_is_taken_with_a_word_of_doubt(shown: SettingsViewModel, bench: Bench, qtbot: QtBot) -> None:
    bench.says = Told(unheard=True)
    shown.keep()
    rests(shown, qtbot)
    assert (shown.told, shown.mood) == ("It said nothing. Scan a code to be sure.", "warn")


@pytest.mark.parametrize(
    ("finds", "said"),
    [
        (PLACES[2:], "It was not found."),
        (Refused("", Why.BUSY), "The lane is in use. Try again when it is free. Nothing was changed."),
    ],
)
def test_what_cannot_be_found_is_said(
    shown: SettingsViewModel, bench: Bench, qtbot: QtBot, finds: tuple[Found, ...] | Refused, said: str
) -> None:
    bench.finds = finds
    shown.find()
    rests(shown, qtbot)
    assert shown.told == said


@pytest.mark.parametrize("asked", ["find", "attempt", "keep", "undo"])
def test_whatever_breaks_the_page_can_be_used_again(
    shown: SettingsViewModel, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    def broken(*_args: object) -> object:
        raise KeyError("a fault of the program")

    for name in ("find", "test", "change", "back"):
        monkeypatch.setattr(Bench, name, broken)
    getattr(shown, asked)()
    rests(shown, qtbot)
    assert (shown.told.startswith("The disk did not take it."), shown.mood) == (True, "bad")
    monkeypatch.undo()
    shown.attempt()
    rests(shown, qtbot)
    assert shown.told == "It works so. It is not kept yet."


def test_a_history_that_cannot_be_read_hides_no_settings(
    shown: SettingsViewModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_args: object) -> object:
        raise HistoryUnreadable("settings.json is no history of settings")

    monkeypatch.setattr(Bench, "history", unreadable)
    shown.attempt()
    rests(shown, qtbot)
    assert shown.told == "It works so. It is not kept yet."


def test_a_change_notes_the_number_of_the_staff_list_and_is_shown_by_name(
    shown: SettingsViewModel, bench: Bench, qtbot: QtBot
) -> None:
    at = scene("device-scale")
    assert at.state.staff is not None
    member = Member(id=at.state.staff.staff, number="4711", name="Mara T.", role=at.state.staff.role)
    shown.show(replace(at, policy=replace(at.policy, staff=StaffBook((member,)))))
    shown.step("protocol", 1)
    shown.keep()
    rests(shown, qtbot)
    assert bench.changes[0].who == "4711"
    assert rows(shown.changes)["0"]["who"] == "Mara T."


def test_a_step_back_that_the_device_does_not_like_is_taken_and_both_are_told(
    shown: SettingsViewModel, bench: Bench, qtbot: QtBot
) -> None:
    shown.find()
    rests(shown, qtbot)
    shown.choose("1")
    shown.keep()
    rests(shown, qtbot)
    bench.says = Told((Refused("protocol", Why.SILENT),))
    shown.undo()
    rests(shown, qtbot)
    assert (shown.told, shown.mood) == ("It is as it was before. The device does not answer so.", "warn")
    assert bench.held == SCALE


@pytest.mark.parametrize("why", [Why.BUSY, Why.UNWRITTEN, Why.NOTHING_BEFORE])
def test_a_step_back_that_is_not_taken_does_not_say_that_it_was(
    shown: SettingsViewModel, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, why: Why
) -> None:
    monkeypatch.setattr(bench, "back", lambda name, who: Told((Refused("", why),)))
    shown.undo()
    rests(shown, qtbot)
    assert shown.mood == "bad"
    assert "as it was before" not in shown.told
