"""Tidies a journal as fast as it can, appending in between as a lane does, until something ends it. For kill -9.

`python -m tests.kiosk.journal.sweeper PATH KEY`: says after each step how far the journal goes, durably.
"""

import sys
from datetime import datetime
from pathlib import Path

from kiosk.journal import Journal, load_key
from kiosk.journal.tidy import Keeping, Tidier
from tests.kiosk.journal.visits import CARRIED, small_talk

OLD, NOW = "2026-01-01T10:00:00+00:00", "2026-04-10T10:00:00+00:00"


def main() -> None:
    journal = Journal.open(Path(sys.argv[1]), load_key(Path(sys.argv[2])))
    tidier = Tidier(journal, Keeping(days=30, personal_days=10))
    tidier.begin()
    for round_ in range(100_000):
        tidier.step(datetime.fromisoformat(NOW), 0.0)
        last = journal.append([*small_talk(round_ % 40), CARRIED], OLD)
        print(last, flush=True)


if __name__ == "__main__":
    main()
