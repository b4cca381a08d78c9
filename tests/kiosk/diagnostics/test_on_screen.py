"""What a technician sees of a wire: bytes of machines, of all other devices the shape."""

from __future__ import annotations

import pytest

from kiosk.diagnostics.live import Passed
from kiosk.diagnostics.on_screen import wire_line


def shows(kind: str, way: str, data: bytes) -> str:
    return wire_line(kind, Passed(0.0, way, data, 0.0)).shows


def test_a_machines_wire_is_read_as_text_where_it_is_text_and_byte_by_byte_else() -> None:
    assert shows("scale", "<", b"S S  1.250 kg\r\n") == "S S  1.250 kg␍␊"
    assert shows("light", ">", b"\x10\x04\x01") == "10 04 01"
    assert shows("cash", "<", b"6") == "36"
    assert shows("cash", ">", bytes(200)) == " ".join(["00"] * 48) + " …"
    assert shows("scale", "!", b"link lost") == "link lost"


def test_of_a_wire_where_people_show_something_the_shape_is_seen() -> None:
    assert shows("scanner", "<", b"STAFF-707\r") == "a a a a a . 9 9 9 CR"
    assert shows("terminal", ">", bytes.fromhex("06010a0400000000129949")) == "06 01 0a .. .. .. .. .. .. .. .."
    assert shows("printer", ">", b"\x10\x04\x01" + bytes(100)) == " ".join(["DLE", "EOT", "SOH"] + ["NUL"] * 45) + " …"


@pytest.mark.parametrize(
    "kind", ["scanner", "camera", "terminal", "wallet", "signer", "printer", "buttons", "new-kind"]
)
def test_no_badge_and_no_members_code_is_on_the_screen(kind: str) -> None:
    for code in ("STAFF-123456", "GREEN-12345678", "987654"):
        for way in "<>!":
            shown = shows(kind, way, b"code " + code.encode() + b"\r").replace(" ", "")
            assert code not in shown
            assert code[-6:] not in shown
