"""A device's settings are tried at the device, hold from then on, and are taken back in one step."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kiosk.compose import finding
from kiosk.compose.settings import SettingsDesk
from kiosk.config import Config, load_config
from kiosk.core.device_form import Found, Place, Refused, Why
from tests.kiosk.compose.benches import lane_file, plugged_in


@pytest.fixture(autouse=True)
def _nothing_else_is_attached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "on_this_machine", tuple)


@pytest.fixture
def link(tmp_path: Path) -> str:
    return f"pty:{tmp_path}/scale"


@pytest.fixture
def desk(tmp_path: Path, link: str) -> SettingsDesk:
    """Of a lane with a scale of the protocol toledo8217, and a printer that is not there."""
    return desk_of(lane_file(tmp_path, scale=("toledo8217", link), printer=("escpos", f"pty:{tmp_path}/printer")))


def desk_of(file: Path, hands: object = None) -> SettingsDesk:
    minute = itertools.count()
    return SettingsDesk(file, lambda: f"2026-11-27T10:{next(minute):02}:00+01:00", hands)  # type: ignore[arg-type]


def why(refused: tuple[Refused, ...]) -> list[tuple[str, Why]]:
    return [(one.path, one.why) for one in refused]


def test_a_scale_of_another_protocol_is_found_proposed_taken_and_given_back(
    desk: SettingsDesk, link: str, tmp_path: Path
) -> None:
    written = (tmp_path / "lane.toml").read_text(encoding="utf-8")
    with plugged_in("mt-sics", link):
        found = desk.find("scale")
        assert isinstance(found, tuple)
        assert (found[0].link, found[0].protocol, found[0].sure) == (link, "mt-sics", True)
        tried = desk.change("scale", desk.proposed("scale", found[0]), "17")
        assert tried.refused == ()
        assert tried.row is not None
        assert tried.row.identity == found[0].identity
    assert load_config(tmp_path / "lane.toml").devices["scale"].protocol == "mt-sics"
    assert (tmp_path / "lane.toml").read_text(encoding="utf-8") == written
    [change] = desk.history("scale")
    assert (change.who, change.at, change.device) == ("17", "2026-11-27T10:00:00+01:00", "scale")
    with plugged_in("toledo8217", link):
        back = desk.back("scale", "18")
    assert (back.refused, desk.table("scale")["protocol"]) == ((), "toledo8217")
    assert load_config(tmp_path / "lane.toml").devices["scale"].protocol == "toledo8217"
    assert [one.who for one in desk.history("scale")] == ["17", "18"]


def test_a_wrong_setting_is_refused_with_the_reason_and_nothing_changes(desk: SettingsDesk, link: str) -> None:
    with plugged_in("toledo8217", link):
        tried = desk.change("scale", {"protocol": "scp01", "link": link}, "17")
    assert tried.settings is None
    assert why(tried.refused) in ([("protocol", Why.SILENT)], [("protocol", Why.GARBLED)])
    assert (desk.table("scale")["protocol"], desk.history()) == ("toledo8217", ())


def test_a_link_where_nothing_is_is_refused(desk: SettingsDesk, tmp_path: Path) -> None:
    tried = desk.change("scale", {"protocol": "toledo8217", "link": f"pty:{tmp_path}/nowhere"}, "17")
    assert why(tried.refused) == [("link", Why.ABSENT)]
    assert "nowhere is not there" in tried.refused[0].detail


@pytest.mark.parametrize(
    ("changes", "path", "why_not"),
    [
        ({"protocol": "escpos"}, "protocol", Why.NOT_OF_IT),
        ({"protocol": "no-such"}, "protocol", Why.NOT_OF_IT),
        ({"link": "smoke:signals"}, "link", Why.NOT_OF_IT),
        ({"link": "PRINTER"}, "link", Why.TAKEN),
        ({"link": None}, "link", Why.FORM),
    ],
)
def test_what_can_be_told_without_the_device_is_told_at_once(
    desk: SettingsDesk, changes: dict[str, object], path: str, why_not: Why
) -> None:
    table = desk.table("scale") | changes
    if table["link"] == "PRINTER":
        table["link"] = desk.table("printer")["link"] + "?baud=9600"
    assert why(desk.test("scale", table).refused) == [(path, why_not)]


@pytest.mark.parametrize("protocol", ["escpos", "no-such"])
def test_a_protocol_of_no_scale_is_answered_with_those_of_scales_and_no_others(
    desk: SettingsDesk, protocol: str
) -> None:
    [refused] = desk.test("scale", desk.table("scale") | {"protocol": protocol}).refused
    (shown,) = (entry.choices for entry in desk.form("scale") if entry.path == "protocol")
    assert refused.detail == f"{protocol} is none of {', '.join(shown)}"


def test_a_printer_without_paper_is_set_up_all_the_same(desk: SettingsDesk, tmp_path: Path) -> None:
    link = f"pty:{tmp_path}/other"
    with plugged_in("escpos", link) as printer:
        printer.set({"paper": "out"})
        tried = desk.change("printer", {"protocol": "escpos", "link": link}, "17")
    assert tried.refused == ()
    assert tried.row is not None
    assert [str(one.cause) for one in tried.row.findings] == ["paper_out"]


def test_a_scanner_that_says_nothing_is_taken_with_a_word_of_doubt(tmp_path: Path) -> None:
    link = f"pty:{tmp_path}/scanner"
    desk = desk_of(lane_file(tmp_path))
    with plugged_in("serial-honeywell", link):
        tried = desk.change("scanner", {"protocol": "serial-honeywell", "link": link}, "17")
    assert (tried.refused, tried.unheard) == ((), True)


def test_a_step_back_takes_away_what_was_added_whatever_the_device_says(tmp_path: Path) -> None:
    link = f"pty:{tmp_path}/scale"
    desk = desk_of(lane_file(tmp_path))
    with plugged_in("sma", link):
        assert desk.change("scale", {"protocol": "sma", "link": link}, "17").refused == ()
    assert desk.back("scale", "17").refused == ()
    assert desk.names == ()
    again = desk.back("scale", "17")
    assert desk.table("scale")["protocol"] == "sma"
    assert why(again.refused) == [("link", Why.ABSENT)]


def test_what_changes_nothing_is_no_step_back(desk: SettingsDesk, link: str) -> None:
    with plugged_in("sma", link):
        for _ in range(2):
            assert desk.change("scale", {"protocol": "sma", "link": link}, "17").refused == ()
    assert len(desk.history("scale")) == 1
    desk.back("scale", "17")
    assert desk.table("scale")["protocol"] == "toledo8217"


def test_before_any_change_there_is_nothing_to_take_back(desk: SettingsDesk) -> None:
    assert why(desk.back("scale", "17").refused) == [("", Why.NOTHING_BEFORE)]


def test_a_disk_that_takes_nothing_leaves_all_as_it_was(
    desk: SettingsDesk, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.compose.settings.add_change", full)
    with plugged_in("mt-sics", link):
        tried = desk.change("scale", {"protocol": "mt-sics", "link": link}, "17")
    assert why(tried.refused) == [("", Why.UNWRITTEN)]
    assert desk.table("scale")["protocol"] == "toledo8217"


class Hands:
    """Whoever uses the devices: how they were taken, and with what they were given back."""

    def __init__(self, busy: Refused | None = None) -> None:
        self.busy = busy
        self.done: list[tuple[str, str]] = []

    def take(self, name: str) -> Refused | None:
        self.done.append(("take", name))
        return self.busy

    def give_back(self, name: str, config: Config) -> None:
        self.done.append(("give", config.devices[name].protocol))


def test_whoever_uses_the_device_lends_it_and_has_it_back_with_what_holds_then(tmp_path: Path, link: str) -> None:
    hands = Hands()
    desk = desk_of(lane_file(tmp_path, scale=("toledo8217", link)), hands)
    with plugged_in("mt-sics", link):
        desk.test("scale", {"protocol": "mt-sics", "link": link})
        desk.change("scale", {"protocol": "mt-sics", "link": link}, "17")
    take = ("take", "scale")
    assert hands.done == [take, ("give", "toledo8217"), take, ("give", "mt-sics")]


def test_a_device_that_is_in_use_is_left_alone(tmp_path: Path, link: str) -> None:
    busy = Refused("", Why.BUSY)
    desk = desk_of(lane_file(tmp_path, scale=("toledo8217", link)), Hands(busy))
    table = desk.table("scale")
    assert desk.find("scale") == busy
    assert [desk.test("scale", table).refused, desk.change("scale", table, "17").refused] == [(busy,), (busy,)]


def test_a_device_is_looked_for_where_no_other_device_of_the_lane_hangs(
    desk: SettingsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = f"pty:{tmp_path}/elsewhere"
    links = (desk.table("printer")["link"], "hidraw:/dev/hidraw0", elsewhere)
    monkeypatch.setattr(finding, "on_this_machine", lambda: tuple(map(finding.Attached, links)))
    with plugged_in("cas", elsewhere):
        own, other = desk.find("scale")  # type: ignore[misc]
    assert own == Found(link=desk.table("scale")["link"], trouble=own.trouble)
    assert "is not there" in own.trouble
    assert (other.link, other.protocol) == (elsewhere, "cas")


@pytest.mark.parametrize("damaged", ["lane.toml", "data/settings.json"])
def test_a_file_that_cannot_be_read_meanwhile_is_said_and_all_stays_as_it_was(
    desk: SettingsDesk, link: str, tmp_path: Path, damaged: str
) -> None:
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / damaged).write_text("[half", encoding="utf-8")
    with plugged_in("mt-sics", link):
        tried = desk.change("scale", {"protocol": "mt-sics", "link": link}, "17")
    assert why(tried.refused) == [("", Why.UNWRITTEN)]
    assert why(desk.back("scale", "17").refused) == [("", Why.UNWRITTEN)]
    assert desk.table("scale")["protocol"] == "toledo8217"


class Having:
    """Hands that have the printer at work, and lend everything else."""

    def __init__(self, refusing: str = "") -> None:
        self.lent, self.given_back, self._refusing = list[str](), list[str](), refusing

    def at_work(self) -> frozenset[str]:
        return frozenset({"printer"})

    def take(self, name: str) -> Refused | None:
        if name == self._refusing:
            return Refused("", Why.BUSY)
        self.lent.append(name)
        return None

    def give_back(self, name: str, config: Config) -> None:
        del config
        self.given_back.append(name)


def test_all_devices_are_looked_for_and_what_works_is_not_disturbed(tmp_path: Path, link: str) -> None:
    hands = Having()
    desk = desk_of(
        lane_file(tmp_path, scale=("toledo8217", link), printer=("escpos", f"pty:{tmp_path}/printer")), hands
    )
    told: list[Place] = []
    with plugged_in("mt-sics", link):
        assert desk.find_all("", told.append, lambda: False) is None
    assert [(one.has, one.at_work, one.found.protocol, one.takes) for one in told] == [
        ("printer", True, "escpos", ()),
        ("scale", False, "mt-sics", ("scale",)),
    ]
    assert hands.lent == hands.given_back == ["scale"]
    assert desk.network == ""


def test_a_device_that_is_as_it_is_set_is_none_to_be_taken(desk: SettingsDesk, link: str) -> None:
    told: list[Place] = []
    with plugged_in("toledo8217", link):
        desk.find_all("", told.append, lambda: False)
    assert {one.has: (one.found.protocol, one.takes) for one in told} == {
        "scale": ("toledo8217", ()),
        "printer": ("", ()),
    }


def test_a_network_of_others_is_refused_and_what_was_lent_is_given_back(tmp_path: Path, link: str) -> None:
    hands = Having()
    desk = desk_of(lane_file(tmp_path, scale=("toledo8217", link)), hands)
    refused = desk.find_all("8.8.8.0/24", lambda _: None, lambda: False)
    assert refused is not None
    assert (refused.path, refused.why) == ("network", Why.RANGE)
    assert hands.lent == hands.given_back == ["scale"]


def test_nothing_is_looked_for_while_somebody_shops(tmp_path: Path, link: str) -> None:
    hands = Having(refusing="scale")
    desk = desk_of(lane_file(tmp_path, scale=("toledo8217", link)), hands)
    assert desk.find_all("", lambda _: None, lambda: False) == Refused("", Why.BUSY)
    assert hands.given_back == []
