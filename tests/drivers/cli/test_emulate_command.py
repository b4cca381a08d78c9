from __future__ import annotations

import json
import signal
import socket
import urllib.error
from pathlib import Path

import pytest

from tests.programs import emulated, next_line, running


def test_bad_bodies_are_400_over_the_command_too(tmp_path: Path) -> None:
    with emulated("scale", "toledo8217", f"pty:{tmp_path / 'scale'}") as (_, control):
        with pytest.raises(urllib.error.HTTPError) as refused:
            control("POST", "/set", {"weight_g": "heavy"})
        with refused.value as answer:
            assert answer.code == 400
            assert json.loads(answer.read()) == {"error": "weight_g is a whole number, not 'heavy'"}


def test_the_ready_line_names_the_link_and_the_control(tmp_path: Path) -> None:
    link = f"pty:{tmp_path / 'scale'}"
    with running("emulate", "scale", "--protocol", "toledo8217", "--link", link) as process:
        assert next_line(process) == {"ready": True, "link": link, "control": None}


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_an_emulator_ends_cleanly_and_takes_its_wire_away(tmp_path: Path, ending: signal.Signals) -> None:
    path = tmp_path / "scale"
    with running("emulate", "scale", "--protocol", "toledo8217", "--link", f"pty:{path}", "--control", "0") as process:
        next_line(process)
        assert path.is_symlink()
        process.send_signal(ending)
        assert process.wait(timeout=10.0) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert not path.is_symlink()


def test_a_port_in_use_is_one_sentence_and_leaves_no_wire(tmp_path: Path) -> None:
    path = tmp_path / "scale"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        arguments = ("emulate", "scale", "--protocol", "toledo8217", "--link", f"pty:{path}", "--control", port)
        with running(*arguments) as process:
            assert process.wait(timeout=10.0) == 2
            assert process.stderr is not None
            assert "Address already in use" in process.stderr.read()
    assert not path.is_symlink()


def test_an_emulator_started_unplugged_waits_for_its_plug(tmp_path: Path) -> None:
    path = tmp_path / "scale"
    with emulated("scale", "toledo8217", f"pty:{path}", "--fault", "unplug") as (_, control):
        assert not path.is_symlink()
        control("DELETE", "/fault/unplug")
        assert path.is_symlink()
