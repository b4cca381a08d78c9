from __future__ import annotations

from typing import Any

import pytest

from drivers.protocol_row import ProtocolRow
from drivers.registry import find
from drivers.scales.dialog06_records import WHO_IS_THERE
from drivers.scales.plateaus import Steadiness


def row(**more: str | bool) -> ProtocolRow:
    return ProtocolRow(**{"name": "x", "kind": "scale", "links": ("tcp",), "driver": "a:B", "emulator": "a:C"} | more)  # type: ignore[arg-type]


def test_a_protocol_may_come_without_an_emulator_and_says_so() -> None:
    with pytest.raises(ValueError, match=r"^x comes without an emulator$"):
        row(emulator="").make_emulator()


@pytest.mark.parametrize("driver", ["drivers.no_such:Driver", "drivers.health:NoSuch"])
def test_what_cannot_be_loaded_is_said_in_one_sentence(driver: str) -> None:
    with pytest.raises(ValueError, match=f"^{driver} cannot be loaded: [^\n]+$"):
        row(driver=driver).make_driver()


def test_a_line_that_is_not_tcp_has_its_own_driver_where_there_is_one() -> None:
    both = row(driver="json:JSONDecoder", serial_driver="json:JSONEncoder")
    made = [type(both.make_driver(link)).__name__ for link in ("", "tcp:host:1", "serial:/dev/ttyUSB0")]
    assert made == ["JSONDecoder", "JSONDecoder", "JSONEncoder"]


def test_a_scale_that_tells_no_plateaus_is_refused_in_one_sentence() -> None:
    with pytest.raises(ValueError, match=r"^json:JSONDecoder cannot be made so: too many positional arguments$"):
        row(driver="json:JSONDecoder").make_plateau_driver(Steadiness())


def told(**named: object) -> dict[str, object]:
    """What a driver is made with."""
    return named


@pytest.mark.parametrize(("names_till", "made"), [(True, {"sale_id": "7"}), (False, {})])
def test_only_a_driver_that_names_the_lane_is_told_which_it_is(names_till: bool, made: dict[str, str]) -> None:
    one = row(driver=f"{__name__}:told", names_till=names_till)
    assert one.make_driver("tcp:host:1", "7", "CHF") == made
    assert one.make_driver() == {}


def test_only_a_driver_that_names_the_currency_is_told_the_stores() -> None:
    one = row(driver=f"{__name__}:told", names_currency=True)
    assert one.make_driver("tcp:host:1", "7", "CHF") == {"currency": "CHF"}
    assert one.make_driver() == {}


@pytest.mark.parametrize("link", ["tcp:host:20007", "serial:/dev/ttyUSB0"])
def test_a_terminal_that_cannot_be_registered_for_the_stores_currency_is_refused_in_one_sentence(link: str) -> None:
    with pytest.raises(ValueError, match=r"^currency 'JPY' is none of EUR, CHF, "):
        find("zvt").make_driver(link, "7", "JPY")


def test_who_asks_a_scale_of_which_nothing_is_known_has_nobodys_secrets() -> None:
    driver: Any = find("dialog06").make_asking_driver("pty:/dev/pts/7")
    assert driver._setup == WHO_IS_THERE
    assert type(find("sma").make_asking_driver("pty:/dev/pts/7")) is type(find("sma").make_driver())
