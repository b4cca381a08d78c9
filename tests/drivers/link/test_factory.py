from __future__ import annotations

from pathlib import Path

import pytest

from drivers.link.factory import make_link
from drivers.link.serial import LineSettings, SerialLink
from drivers.link.tcp import TcpLink
from drivers.registry import find


def test_each_protocol_gets_its_own_line_settings() -> None:
    link = make_link("pty:/tmp/scale", find("toledo8217"))
    assert isinstance(link, SerialLink)
    assert link.line == LineSettings(9600, 7, "E", 1)
    assert isinstance(make_link("tcp:127.0.0.1:9100", find("escpos")), TcpLink)


def test_a_camera_looks_into_a_folder_or_a_film(tmp_path: Path) -> None:
    assert make_link(f"frames:{tmp_path}", find("camera")).wait_s is not None
    assert make_link(f"video:{tmp_path / 'till.avi'}", find("camera")).wait_s is not None


@pytest.mark.parametrize(
    ("text", "protocol", "words"),
    [
        ("keys:/dev/input/event0", "zvt", "zvt runs over serial:…, pty:…, tcp:…, rfc2217:…"),
        ("tcp:127.0.0.1:9100", "camera", "camera runs over frames:…, video:…"),
        ("frames:", "camera", "camera runs over frames:…"),
        ("somewhere", "escpos", "escpos runs over serial:…, pty:…, tcp:…, rfc2217:…, usb:…, usblp:…"),
    ],
)
def test_a_link_the_protocol_does_not_run_over_is_refused(text: str, protocol: str, words: str) -> None:
    with pytest.raises(ValueError) as refused:
        make_link(text, find(protocol))
    assert words in str(refused.value)
