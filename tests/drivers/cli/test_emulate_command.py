from __future__ import annotations

import json
import signal
import socket
import urllib.error
from pathlib import Path

import pytest

from drivers.__main__ import main
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


def test_the_faults_that_can_be_ordered_are_listed_each_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["emulate", "scale", "--protocol", "scp01", "--faults"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "silence                 it says nothing" in lines
    assert lines[-2].startswith("broken=PART             it says that this part of it is broken (PART: ram, eeprom")
    assert main(["emulate", "scale", "--protocol", "scp01", "--faults", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[-1] == {"name": "pounds", "value": None, "choices": [], "needed": False, "does": "it is set to pounds"}
    assert main(["emulate", "terminal", "--protocol", "zvt", "--faults"]) == 0
    assert "duplicate_status[=MOMENT]  once" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--fault", "flood"), "fault 'flood' is none of silence, slow"),
        (("--fault", "broken=heart"), "fault broken=heart: the parts are ram"),
        ((), "--link names the wire"),
    ],
)
def test_a_fault_that_it_has_not_and_a_wire_that_is_not_named_are_bad_arguments(
    arguments: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = ("--link", f"pty:{tmp_path / 'scale'}") if arguments else ()
    assert main(["emulate", "scale", "--protocol", "scp01", *link, *arguments]) == 2
    error = capsys.readouterr().err
    assert (told in error, error.count("\n")) == (True, 1)
    assert not (tmp_path / "scale").is_symlink()
