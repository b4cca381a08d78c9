"""Forward, back, to a fact, to a time, out."""

import pytest

from kiosk.core.session.inputs import ItemScanned, Started
from kiosk.replay.steps import Step, steps
from kiosk.replay.walking import place_after
from tests.kiosk.replay.told import Lane
from tests.shop import BREAD, MILK, POLICY, SOAP


@pytest.fixture
def walk() -> list[Step]:
    lane = Lane(POLICY).does(Started("test"))
    for item in (MILK, BREAD, SOAP):
        lane.now += 60.0
        lane.does(ItemScanned(item.key, item))
    return list(steps(lane.told, POLICY))


@pytest.mark.parametrize(
    ("place", "word", "leads"),
    [
        (0, "n\n", 1), (1, "\n", 2), (3, "n", 3), (2, "p", 1), (0, "p", 0),
        (0, "3", 1), (3, "1", 0), (0, "999", 3), (2, "0", 0),
        (0, "10:02", 2), (3, "10:00", 0), (0, "10:01:01", 2), (0, "23:59", 3), (0, "9:00", 0),
        (0, "2026-11-22T10:03:00+00:00", 3), (0, "q", None),
    ],
)  # fmt: skip
def test_each_word_leads_there(walk: list[Step], place: int, word: str, leads: int | None) -> None:
    assert place_after(walk, place, word) == leads


def test_a_word_that_leads_nowhere_is_answered_with_those_that_do(walk: list[Step]) -> None:
    with pytest.raises(ValueError, match=r"'there' leads nowhere; n or Enter: on"):
        place_after(walk, 0, "there")
