"""The settings as a bundle tells them."""

from pathlib import Path

import pytest

from kiosk.config import Config, load_config
from kiosk.diagnostics.bundle.settings import told_link, told_settings

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def demo() -> Config:
    return load_config(ROOT / "config" / "demo.toml")


def test_devices_and_times_are_told_and_nothing_that_opens_something(demo: Config) -> None:
    told = told_settings(demo)
    devices = told["devices"]
    assert isinstance(devices, dict)
    assert devices["hopper"] == {"protocol": "cctalk-hopper", "sure_coins": 20, "link": "pty:var/demo/wires/hopper"}
    assert told["server"] == {"address": "http://127.0.0.1:8480", "known_by": "token"}
    assert told["journal"] == {"keep_days": 400, "personal_days": 60}
    said = str(told)
    assert [word for word in ("token_file", "staff.toml", "GREEN", "DE000000000", "Harbour") if word in said] == []


def test_a_setting_that_nobody_named_is_not_told(demo: Config) -> None:
    named = set(told_settings(demo))
    assert named == {"lane", "store", "weighing", "display", "journal", "receipt", "timing", "devices", "server"}


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("serial:/dev/ttyUSB0?baud=9600&mode=7E1", "serial:/dev/ttyUSB0?baud=9600&mode=7E1"),
        ("tcp:192.0.2.20:9100", "tcp:192.0.2.20:9100"),
        ("usb:04b8:0202", "usb:04b8:0202"),
        ("tls:pay.example:443?ca=/etc/ca.pem&name=x&password=4711", "tls:pay.example:443"),
        ("tcp:user:secret@host:1", "tcp:…"),
        ("?", "…"),
    ],
)
def test_of_a_link_the_place_and_the_line_are_told(link: str, told: str) -> None:
    assert told_link(link) == told


def test_a_server_that_is_named_with_a_password_is_told_without(demo: Config) -> None:
    assert demo.server is not None
    server = demo.server.model_copy(update={"address": "https://lane:secret@store.example:8443/x?token=1"})
    assert told_settings(demo.model_copy(update={"server": server}))["server"] == {
        "address": "https://store.example:8443",
        "known_by": "token",
    }
