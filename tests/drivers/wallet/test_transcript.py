from __future__ import annotations

import re
from pathlib import Path

import pytest

from drivers.contract import Confirm, PayByCode, ResolvePayment, ShowCode, TakeBack
from drivers.wallet.gateway import WalletGateway

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "wallet.txt"
REQUESTS = {kind.__name__: kind for kind in (PayByCode, ShowCode, TakeBack, Confirm, ResolvePayment)}


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_followed(lines: list[str]) -> None:
    driver = WalletGateway(nonce="0123456789abcdef")
    now = 100.0
    outputs = [driver.connected(now)]
    expected: list[str] = []
    for line in lines:
        rest = line[1:].strip()
        match line[:1]:
            case ">" | "=":
                expected.append(rest)
            case "<":
                outputs.append(driver.received(rest.replace("\\r\\n", "\r\n").encode(), now))
            case "!":
                outputs.append(driver.requested(eval(rest, {"__builtins__": {}}, REQUESTS), now))
            case "~":
                now += float(rest)
                outputs.append(driver.ticked(now))
    told = [
        said
        for output in outputs
        for said in (
            *([output.send.decode().replace("\r\n", "\\r\\n")] if output.send else []),
            *map(str, output.readings),
        )
    ]
    assert told == expected
