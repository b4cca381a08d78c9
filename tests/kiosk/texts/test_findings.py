"""What the technician reads of a finding: every cause has its words and its next step, short and without blame."""

from __future__ import annotations

import re

import pytest

from kiosk.core.findings import Cause, Finding, Part
from kiosk.texts.findings import NEXT, NEXT_OF, SAID, next_step, said
from tests.kiosk.ui.test_words import BLAME


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_says_what_is_and_what_to_do(cause: Cause) -> None:
    finding = Finding(device="printer", part=Part.PAPER, cause=cause)
    assert said(finding)
    assert next_step(finding, "printer")


def test_a_kind_of_device_may_have_a_better_step() -> None:
    stuck = Finding(device="coins", part=Part.COIN_PATH, cause=Cause.BROKEN)
    assert next_step(stuck, "cash") != next_step(stuck, "scale")


@pytest.mark.parametrize("sentence", [*SAID.values(), *NEXT.values(), *NEXT_OF.values()])
def test_the_words_are_few_and_blame_nobody(sentence: str) -> None:
    parts = [part for part in re.split(r"[.?!](?:\s|$)", sentence) if part.strip()]
    assert len(parts) <= 2
    assert all(len(part.split()) <= 12 for part in parts)
    assert not BLAME.search(sentence)


def test_what_to_do_about_a_noisy_line_holds_for_a_network_too() -> None:
    finding = Finding(device="terminal", part=Part.LINE, cause=Cause.NOISY)
    assert next_step(finding, "terminal") == "Try another cable, and lay it another way."
