"""All places where devices hang are looked at, each is told as soon as it is known, and who stops is told no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.finding.attached import Attached
from kiosk.compose import finding
from kiosk.compose.finding import look_around, may_be, network_of
from kiosk.config import Config, load_config
from kiosk.core.device_form import Found
from tests.kiosk.compose.benches import lane_file, plugged_in


@pytest.fixture
def spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A port of this machine that no device of the lane uses."""
    link = f"pty:{tmp_path}/spare"
    monkeypatch.setattr(finding, "on_this_machine", lambda: (Attached(link, "USB UART"),))
    return link


def of(folder: Path, **devices: tuple[str, str]) -> Config:
    return load_config(lane_file(folder, **devices))


def never() -> bool:
    return False


def test_a_scale_that_is_away_and_one_that_is_new_are_both_found(tmp_path: Path, spare: str) -> None:
    own = f"pty:{tmp_path}/scale"
    config = of(tmp_path, scale=("toledo8217", own))
    with plugged_in("sma", spare), plugged_in("mt-sics", own):
        found = dict(look_around(config, ("scale",), "", never))
    assert {name: one and (one.link, one.protocol, one.sure) for name, one in found.items()} == {
        "scale": (own, "mt-sics", True),
        "": (spare, "sma", True),
    }


def test_a_printer_at_the_plug_of_the_scale_is_found_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "on_this_machine", tuple)
    own = f"pty:{tmp_path}/scale"
    with plugged_in("escpos", own):
        [(name, found)] = look_around(of(tmp_path, scale=("mt-sics", own)), ("scale",), "", never)
    assert (name, found and found.protocol) == ("scale", "escpos")


def test_a_place_that_cannot_be_opened_says_why(tmp_path: Path, spare: str) -> None:
    del spare
    [(name, found)] = look_around(of(tmp_path), (), "", never)
    assert name == ""
    assert found is not None
    assert "spare is not there" in found.trouble


def test_what_was_stopped_before_it_was_known_is_not_said_to_be_nothing(tmp_path: Path, spare: str) -> None:
    with plugged_in("sma", spare):
        assert list(look_around(of(tmp_path), (), "127.0.0.1/32", lambda: True)) == [("", None)]


def test_only_the_sites_own_network_is_looked_at(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not of a site's own addresses"):
        list(look_around(of(tmp_path), (), "8.8.8.0/24", never))


def test_what_is_on_the_network_is_found_after_this_machine(
    tmp_path: Path, spare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del spare
    monkeypatch.setattr(finding, "on_network", lambda hosts, stopped: (Attached(f"tcp:{hosts[0]}:1"),))
    links = [found and found.link for _, found in look_around(of(tmp_path), (), "127.0.0.1/32", never)]
    assert links[1:] == ["tcp:127.0.0.1:1"]


def test_a_device_that_is_set_by_name_is_not_found_again_by_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "on_this_machine", tuple)
    near = (Attached("tcp:127.0.0.1:9"), Attached("tcp:127.0.0.1:1"))
    monkeypatch.setattr(finding, "on_network", lambda *_, **__: near)
    config = of(tmp_path, printer=("escpos", "tcp:localhost:9"))
    links = [found and found.link for _, found in look_around(config, ("printer",), "127.0.0.1/32", never)]
    assert links == ["tcp:localhost:9", "tcp:127.0.0.1:1"]


def test_a_device_whose_name_nobody_knows_says_so_and_what_has_an_address_can_be_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "on_this_machine", tuple)
    monkeypatch.setattr(finding, "on_network", lambda *_, **__: (Attached("tcp:127.0.0.1:1"),))
    config = of(tmp_path, printer=("escpos", "tcp:printer.invalid:1"))
    named, other = [found for _, found in look_around(config, ("printer",), "127.0.0.1/32", never)]
    assert named is not None
    assert (named.nameless, named.trouble) == (
        True,
        "nobody here knows the name printer.invalid: it may be one of those that are found by their address",
    )
    assert other is not None
    assert (other.link, other.nameless) == ("tcp:127.0.0.1:1", False)
    assert may_be(config, Found(link="tcp:127.0.0.1:1", protocol="escpos")) == ("printer",)


@pytest.mark.parametrize(
    ("protocol", "devices"),
    [
        ("mt-sics", ("scale", "bagging")),
        ("serial-aim", ("wedge", "scanner")),
        ("cctalk", ("coins",)),
        ("ssp", ("notes",)),
        ("", ()),
    ],
)
def test_a_device_can_be_taken_as_what_the_lane_has_or_may_have_of_its_kind(
    tmp_path: Path, protocol: str, devices: tuple[str, ...]
) -> None:
    config = of(tmp_path, wedge=("wedge", "keys:window"))
    assert may_be(config, Found(link="serial:/dev/ttyUSB0", protocol=protocol)) == devices


@pytest.mark.parametrize(
    ("link", "network"),
    [
        ("tcp:192.168.7.20:9100", "192.168.7.0/24"),
        ("tcp:203.0.113.20:9100", ""),  # none of a site's own
        ("tcp:printer.store.example:9100", ""),
        ("usblp:/dev/usb/lp0", ""),
    ],
)
def test_the_network_that_a_device_is_in_is_the_one_to_look_at(tmp_path: Path, link: str, network: str) -> None:
    assert network_of(of(tmp_path, printer=("escpos", link))) == network
