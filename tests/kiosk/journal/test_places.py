"""The journal's places, read beside its writer."""

from pathlib import Path

import pytest

from kiosk.journal import Journal, JournalKey, JournalUnreadable
from kiosk.journal.places import JournalPlaces
from tests.kiosk.journal.visits import AT, small_talk


def test_the_end_moves_with_the_writer_and_each_place_keeps_its_hash(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    places = JournalPlaces.open(path, key)
    assert places.journal == journal.id
    assert places.base() == 0
    start = places.end()
    assert start == (0, places.hash_at(0))
    journal.append(small_talk(3), AT)
    third = places.end()
    journal.append(small_talk(2), AT)
    assert (places.end()[0], third) == (5, (3, places.hash_at(3)))
    assert [places.hash_at(seq) for seq in range(6)] == [start[1], *(row.hash for row in journal.read())]
    assert places.hash_at(6) is None
    places.close()


def test_looking_makes_no_journal(path: Path, key: JournalKey) -> None:
    with pytest.raises(JournalUnreadable, match="there is no journal"):
        JournalPlaces.open(path, key)
