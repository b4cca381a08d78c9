from __future__ import annotations

import pytest

from drivers.contract import DeviceTrouble, Output
from drivers.scanners.wedge import WedgeScanner
from tests.drivers.dialogues import dialogues


@pytest.mark.parametrize("dialogue", dialogues("wedge.txt"))
def test_the_transcript_is_understood(dialogue: list[tuple[str, str]]) -> None:
    driver, now = WedgeScanner(), 50.0
    driver.connected(now)
    back = bytearray()
    told: list[str] = []

    def take(output: Output) -> None:
        back.extend(output.send)
        told.extend("trouble" if isinstance(one, DeviceTrouble) else repr(one) for one in output.readings)

    for mark, text in dialogue:
        match mark:
            case "<":
                take(driver.received(bytes.fromhex(text), now))
            case "+":
                now += float(text)
                take(driver.ticked(now))
            case ">":
                expected = bytes.fromhex(text)
                assert back[: len(expected)] == expected
                del back[: len(expected)]
            case "=":
                assert told.pop(0) == text
    assert (bytes(back), told) == (b"", [])
