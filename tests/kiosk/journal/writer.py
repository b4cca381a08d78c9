"""Appends facts until something ends it; after each append it says how far it is durably. For kill -9 and full disks.

`python -m tests.kiosk.journal.writer PATH KEY [MOST_BYTES]`: with MOST_BYTES no file grows beyond that.
"""

import resource
import sys
from pathlib import Path

from kiosk.journal import Journal, JournalError, load_key
from tests.kiosk.journal.visits import AT, small_talk


def main() -> int:
    journal = Journal.open(Path(sys.argv[1]), load_key(Path(sys.argv[2])))
    if len(sys.argv) > 3:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
    try:
        for round_ in range(100_000):
            print(journal.append(small_talk(1 + round_ % 3), AT), flush=True)
    except JournalError as error:
        print(f"{type(error).__name__}: {error}", flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
