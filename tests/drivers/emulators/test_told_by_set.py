"""What the technician's page says that an emulated device is told by `/set` is what it takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from drivers.registry import find


def told_on_the_page() -> Iterator[tuple[str, str]]:
    """Protocol and what its device is told by `/set`, as the technician's page has them."""
    page = (Path(__file__).parents[3] / "docs" / "technician.md").read_text(encoding="utf-8")
    for protocol, row in re.findall(r"^\| \w+, `([\w-]+)` \| (.*) \|$", page, re.MULTILINE):
        yield from ((protocol, told) for told in re.findall(r"`(\{[^`]*\})`", row))


@pytest.mark.parametrize(("protocol", "told"), list(told_on_the_page()))
def test_what_the_technicians_page_says_that_a_device_is_told_by_set_it_takes(protocol: str, told: str) -> None:
    assert isinstance(find(protocol).make_emulator().set(json.loads(told), 0.0), Sequence)  # what it has not it refuses


def test_the_technicians_page_has_scanner_scale_printer_and_terminal() -> None:
    assert {find(protocol).kind for protocol, _ in told_on_the_page()} == {"scanner", "scale", "printer", "terminal"}
