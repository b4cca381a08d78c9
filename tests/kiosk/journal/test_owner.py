from pathlib import Path

import pytest

from kiosk.journal import Journal, JournalForeign, JournalKey
from kiosk.journal.owner import keep_to
from kiosk.journal.verify import verify
from tests.kiosk.journal.visits import AT, paid_visit


def test_a_journal_stays_the_lanes_that_began_with_it(journal: Journal, path: Path, key: JournalKey) -> None:
    keep_to(journal, "4")
    journal.append(paid_visit(), AT)
    journal.close()
    again = Journal.open(path, key)
    keep_to(again, "4")
    again.close()
    assert verify(path, key) == len(paid_visit())  # the chain is as it was


def test_a_copied_disk_makes_no_second_lane_of_the_first_ones_journal(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    keep_to(journal, "4")
    for _ in range(2):
        with pytest.raises(JournalForeign, match=r"is lane 4's: lane 5 needs a folder of its own$"):
            keep_to(journal, "5")
    keep_to(journal, "4")
