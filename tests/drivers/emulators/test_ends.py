from __future__ import annotations

from pathlib import Path

import pytest

from drivers.emulators.ends import link_of, make_end
from drivers.emulators.wire import PtyEnd, TcpEnd


def test_a_free_port_is_told_in_the_link() -> None:
    end = make_end("tcp:127.0.0.1:0")
    assert isinstance(end, TcpEnd)
    end.open()
    assert link_of(end, "tcp:127.0.0.1:0") == f"tcp:127.0.0.1:{end.port}"
    assert end.port > 0
    end.close()


def test_a_pty_is_made_where_the_driver_will_open_it(tmp_path: Path) -> None:
    text = f"pty:{tmp_path / 'scale'}?mode=7E1"
    end = make_end(text)
    assert isinstance(end, PtyEnd)
    end.open()
    assert (tmp_path / "scale").is_symlink()
    assert link_of(end, text) == text
    end.close()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rfc2217:127.0.0.1:0?mode=7E1", "rfc2217:127.0.0.1:{}?mode=7E1"),
        ("cups:127.0.0.1:0/till", "cups:127.0.0.1:{}/till"),
        ("tcp:[::1]:0", "tcp:[::1]:{}"),
    ],
)
def test_the_free_port_stands_where_the_zero_stood(text: str, told: str) -> None:
    end = make_end(text)
    assert isinstance(end, TcpEnd)
    end._address = ("127.0.0.1", 0)
    end.open()
    assert link_of(end, text) == told.format(end.port)
    end.close()


def test_a_file_that_is_no_link_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("keep me", encoding="utf-8")
    with pytest.raises(FileExistsError, match="left alone"):
        make_end(f"pty:{tmp_path / 'notes'}").open()
    assert (tmp_path / "notes").read_text(encoding="utf-8") == "keep me"


def test_frames_have_an_end_of_their_own(tmp_path: Path) -> None:
    end = make_end(f"frames:{tmp_path / 'frames'}")
    end.open()
    assert (tmp_path / "frames").is_dir()
    end.close()


@pytest.mark.parametrize(
    "text", ["", "pty:", "pty:?mode=7E1", "serial:/dev/ttyS0", "tcp:9100", "tcp:h:99999", "usb:1:2"]
)
def test_where_no_emulator_can_stand_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="link"):
        make_end(text)
