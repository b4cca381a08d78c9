"""The lane's journal: append, read, check. Importing this is cheap; opening imports SQLAlchemy.

The outbox is in `kiosk.journal.outbox`, imported by the thread that sends.
"""

from kiosk.journal.errors import (
    FactUnknown,
    HeadMissing,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalFailed,
    JournalForeign,
    JournalFull,
    JournalNewer,
    JournalReadOnly,
    JournalUnreadable,
    KeyUnusable,
    NotAJournal,
    NotSettled,
    WrongKey,
)
from kiosk.journal.key_file import JournalKey, load_key, load_or_make_key
from kiosk.journal.store import Journal, held

__all__ = [
    "FactUnknown",
    "HeadMissing",
    "Journal",
    "JournalBusy",
    "JournalDamaged",
    "JournalError",
    "JournalFailed",
    "JournalForeign",
    "JournalFull",
    "JournalKey",
    "JournalNewer",
    "JournalReadOnly",
    "JournalUnreadable",
    "KeyUnusable",
    "NotAJournal",
    "NotSettled",
    "WrongKey",
    "held",
    "load_key",
    "load_or_make_key",
]
