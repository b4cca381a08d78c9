"""`find` tells a line a place: what is there, what may be there, or why that cannot be told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from drivers.__main__ import main
from drivers.cli import find_command
from drivers.finding.attached import Attached
from tests.wires import plugged


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def scale(tmp_path: Path):
    """The link of a scale that nobody uses."""
    with plugged("mt-sics", "pty", tmp_path) as wire:
        wire.online()
        wire.pump.stop()
        yield wire.link


def test_a_scale_is_told_with_its_protocol_and_who_it_is(scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--kind", "scale", "--link", scale, "--json"]) == 0
    [line] = told(capsys)
    assert (line["link"], line["kind"], line["protocol"], line["sure"]) == (scale, "scale", "mt-sics", True)
    assert line["identity"]
    assert main(["find", "--kind", "scale", "--link", scale]) == 0
    assert capsys.readouterr().out.startswith(f"{scale}: scale, mt-sics, {line['identity']}")


def test_nothing_found_is_said_and_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--link", f"pty:{tmp_path}/gone"]) == 1
    assert "gone is not there" in capsys.readouterr().out


def test_without_a_link_all_that_is_attached_and_fits_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = (Attached(f"pty:{tmp_path}/gone", "USB Serial"), Attached("hidraw:/dev/hidraw9", "no scale is one of these"))
    monkeypatch.setattr(find_command, "on_this_machine", lambda: here)
    assert main(["find", "--kind", "scale", "--json"]) == 1
    [line] = told(capsys)
    assert (line["link"], line["what"], line["protocol"]) == (f"pty:{tmp_path}/gone", "USB Serial", None)


def test_a_port_that_says_nothing_is_not_taken_for_a_scanner(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guess = find_command.Proposal("serial:/dev/ttyACM0", "serial-aim", "scanner", "", sure=False)
    monkeypatch.setattr(find_command, "propose", lambda _link, _kinds: guess)
    assert main(["find", "--link", "serial:/dev/ttyACM0"]) == 1
    told_so = "says nothing: if it is a scanner, scan a code while this looks (a guess: scanner, serial-aim)"
    assert told_so in capsys.readouterr().out
    assert main(["find", "--link", "serial:/dev/ttyACM0", "--json"]) == 1
    [line] = told(capsys)
    assert (line["sure"], line["reason"]) == (False, find_command.UNHEARD)


def test_a_port_that_another_program_holds_is_named_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with plugged("mt-sics", "pty", tmp_path) as wire:
        wire.online()
        assert main(["find", "--kind", "scale", "--link", wire.link]) == 1
    assert "mt-sics is in use by this program already" in capsys.readouterr().out


def test_a_network_in_which_nobody_listens_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--kind", "signer", "--link", "pty:/nowhere", "--network", "127.9.9.9/32"]) == 1
    assert "nothing in 127.9.9.9/32 takes a connection" in capsys.readouterr().err


@pytest.mark.parametrize("network", ["8.8.8.0/24", "10.0.0.0/8", "the shop"])
def test_nobody_elses_network_is_a_bad_argument(network: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--link", "pty:/nowhere", "--network", network]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_nothing_attached_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(find_command, "on_this_machine", tuple)
    assert main(["find"]) == 1
    assert "nothing is attached here" in capsys.readouterr().err
