from __future__ import annotations

import json
import re

import pytest

from drivers.__main__ import main
from drivers.registry import PROTOCOLS


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
