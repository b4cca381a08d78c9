"""What is found reads as at the lane itself, in both languages."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from drivers.counts import Counts
from kiosk.core.findings import Cause, Part
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.live import GAUGES
from kiosk.texts.findings import NEXT, NEXT_OF, SAID
from server.findings.saying import count_name, device_name, next_step, part_name, said
from server.wall.words import load_words

ENGLISH, CHINESE = load_words()["en"], load_words()["zh_CN"]
TRANSLATIONS = Path(__file__).parents[3] / "assets" / "translations" / "zh_CN.ts"


@pytest.fixture(scope="module")
def at_the_lane() -> dict[str, str | None]:
    """What the lane says in English → the same in Chinese."""
    return {one.findtext("source", ""): one.findtext("translation") for one in ET.parse(TRANSLATIONS).iter("message")}


def test_every_cause_is_said_in_the_lanes_own_words(at_the_lane: dict[str, str | None]) -> None:
    for cause in Cause:
        assert said(cause, ENGLISH) == SAID[cause]
        assert said(cause, CHINESE) == at_the_lane[SAID[cause]] != SAID[cause]


def test_every_next_step_is_the_lanes(at_the_lane: dict[str, str | None]) -> None:
    steps = {**{("", cause): step for cause, step in NEXT.items()}, **NEXT_OF}
    for (kind, cause), step in steps.items():
        assert next_step(kind, cause, ENGLISH) == step
        assert next_step(kind, cause, CHINESE) == at_the_lane[step] != step


def test_every_device_part_and_count_has_a_name() -> None:
    counted = {f"count_{name}" for name in Counts.__dataclass_fields__ if name not in GAUGES}
    named = {f"device_{one}" for one in (*Device, "store", "disk", "memory")} | {f"part_{one}" for one in Part}
    assert counted | named <= ENGLISH.keys()


def test_a_word_of_a_later_lane_is_told_as_it_came() -> None:
    assert device_name("door_lock", ENGLISH) == "door lock"
    assert (said("too_loud", CHINESE), next_step("door", "too_loud", CHINESE)) == ("too loud", "")
    assert (part_name("hinge", ENGLISH), count_name("knocks", ENGLISH)) == ("hinge", "knocks")
