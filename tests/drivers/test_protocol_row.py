from __future__ import annotations

import pytest

from drivers.protocol_row import ProtocolRow
from drivers.scales.plateaus import Steadiness


def row(**more: str) -> ProtocolRow:
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
