from __future__ import annotations

import pytest

from drivers.contract import Output, Sign
from drivers.fiscal.sign_json import JsonSigner
from tests.drivers.dialogues import dialogues


@pytest.mark.parametrize("dialogue", dialogues("sign_json.txt"))
def test_the_transcript_is_understood(dialogue: list[tuple[str, str]]) -> None:
    driver, now = JsonSigner(), 50.0
    sent: list[str] = []
    told: list[str] = []

    def take(output: Output) -> None:
        sent.extend(output.send.decode().splitlines())
        told.extend(map(repr, output.readings))

    take(driver.connected(now))
    for mark, text in dialogue:
        match mark:
            case "<":
                take(driver.received(text.encode() + b"\n", now))
            case "!":
                key, _, data = text.partition(" ")
                take(driver.requested(Sign(key, data), now))
            case "+":
                now += float(text)
                take(driver.ticked(now))
            case ">":
                assert sent.pop(0) == text
            case "=":
                assert told.pop(0) == text
    assert (sent, told) == ([], [])
