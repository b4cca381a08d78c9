from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from drivers.__main__ import main
from drivers.cli import list_command
from drivers.registry import PROTOCOLS
from tests.drivers.contract import test_every_protocol

ROOT = Path(__file__).parents[3]


def test_list_names_every_protocol_with_kind_and_links(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["protocol"], line["kind"], tuple(line["links"])) for line in lines] == [
        (row.name, row.kind, row.links) for row in PROTOCOLS
    ]
    assert [(line["driver"], line["emulator"]) for line in lines] == [(row.driver, row.emulator) for row in PROTOCOLS]
    assert {line["protocol"]: line["line"] for line in lines if line["kind"] == "scale"} == {
        "toledo8217": "9600 7E1",
        "mt-sics": "9600 8N1",
        "dialog06": "9600 7O1",
        "scp01": "9600 7E1",
        "sma": "9600 8N1",
        "cas": "9600 8N1",
    }
    assert main(["list"]) == 0
    table = [re.split(r" {2,}", line) for line in capsys.readouterr().out.splitlines()]
    assert ["scale", "toledo8217", "serial, pty, tcp, rfc2217", "9600 7E1"] in table
    assert ["printer", "escpos", "serial, pty, tcp, rfc2217, usb, usblp", "19200 8N1"] in table
    assert ["camera", "camera", "frames, video"] in table


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert main(["list", "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_lane_has_a_choice_of_every_kind_of_device(capsys: pytest.CaptureFixture[str]) -> None:
    lines = listed(capsys)
    kinds = Counter(line["kind"] for line in lines)
    assert kinds["scanner"] + kinds["camera"] >= 6
    assert kinds["scale"] >= 6
    to_printers = {link for line in lines if line["kind"] == "printer" for link in line["links"]}
    assert to_printers >= {"serial", "tcp", "usb", "cups"}
    assert kinds["terminal"] >= 2
    assert kinds["wallet"] >= 1
    assert kinds["cash"] >= 2
    assert kinds["light"] >= 1


def test_each_has_an_emulator_a_transcript_and_tests_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    for line in listed(capsys):
        assert line["driver"], line
        assert line["emulator"], line
        assert line["transcripts"], line
        assert line["contract_tests"], line
        assert all((ROOT / path).is_file() for path in (*line["transcripts"], *line["contract_tests"]))


def test_the_tests_of_the_contract_that_are_listed_run_over_every_protocol() -> None:
    (marked,) = (mark.args[1] for mark in test_every_protocol.test_its_trace_is_bounded.pytestmark)
    assert tuple(marked) == PROTOCOLS


def test_every_transcript_is_one_protocols(capsys: pytest.CaptureFixture[str]) -> None:
    named = [path for line in listed(capsys) for path in line["transcripts"]]
    assert sorted(named) == sorted(f"tests/transcripts/{path.name}" for path in (ROOT / "tests/transcripts").iterdir())


def test_where_the_tests_are_not_installed_none_are_claimed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(list_command, "ROOT", tmp_path)
    assert {(*line["transcripts"], *line["contract_tests"]) for line in listed(capsys)} == {()}
