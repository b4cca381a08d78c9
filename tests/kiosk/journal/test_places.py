"""The journal's places, read beside its writer."""

from pathlib import Path

import pytest

from kiosk.journal import Journal, JournalKey, JournalUnreadable
from kiosk.journal.outbox import Outbox
from kiosk.journal.places import JournalPlaces
from tests.kiosk.journal.visits import AT, paid_visit, small_talk


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


def test_how_far_all_is_settled_is_read_beside_who_sends(journal: Journal, path: Path, key: JournalKey) -> None:
    places, outbox = JournalPlaces.open(path, key), Outbox.open(path, key)
    journal.append(paid_visit(), AT)
    assert places.settled() == 0
    assert outbox.pending(1)
    outbox.settle(7, {})
    assert places.settled() == 7
    outbox.close()
    places.close()


def test_looking_makes_no_journal(path: Path, key: JournalKey) -> None:
    with pytest.raises(JournalUnreadable, match="there is no journal"):
        JournalPlaces.open(path, key)
