"""What the store server found against a journal outlasts whatever happens next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.compose.links import _disown
from kiosk.journal import Journal, load_or_make_key
from kiosk.journal.verdict import remembered_verdict


class PowerCut(Exception):
    """The lane is gone from here on."""


class Lane:
    def __init__(self) -> None:
        self.said: list[str] = []

    def fail(self, why: str) -> None:
        self.said.append(why)


class Sender:
    """It waits for an answer of the server's when it is to end."""

    def stop(self) -> None:
        raise PowerCut


def test_a_power_cut_while_the_sending_ends_makes_nothing_forgotten(tmp_path: Path) -> None:
    path, key = tmp_path / "journal.db", load_or_make_key(tmp_path / "journal.key")
    Journal.open(path, key).close()
    lane: Any = Lane()
    sender: Any = Sender()
    with pytest.raises(PowerCut):
        _disown(lane, sender, path, key, "it was put back")
    assert lane.said == [remembered_verdict(path, key)] == ["it was put back"]
