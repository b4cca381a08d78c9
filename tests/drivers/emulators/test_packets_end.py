from __future__ import annotations

import socket
from pathlib import Path

import pytest

from drivers.emulators.packets_end import PacketsEnd


def test_packets_stay_apart_and_the_path_goes_with_the_plug(tmp_path: Path) -> None:
    end = PacketsEnd(str(tmp_path / "hidraw0"))
    end.open()
    end.open()
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as client:
        client.connect(str(tmp_path / "hidraw0"))
        assert end.accept_and_read(set(end.filenos())) == (True, None)
        end.write(b"one")
        end.write(b"two")
        assert (client.recv(64), client.recv(64)) == (b"one", b"two")
        client.send(b"order")
        assert end.accept_and_read(set(end.filenos())) == (False, b"order")
    assert end.accept_and_read(set(end.filenos())) == (False, b"")
    end.write(b"nobody hears this")
    end.close()
    assert not (tmp_path / "hidraw0").exists()
    assert end.filenos() == []


def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "hidraw0").write_text("dear to somebody")
    with pytest.raises(FileExistsError):
        PacketsEnd(str(tmp_path / "hidraw0")).open()
