"""Everything that can be wrong with a journal, each in one plain sentence.

JournalError
├── JournalBusy            another program writes it
├── JournalFull            the disk is full; nothing of the append was kept
├── JournalReadOnly        it may not be written here
├── JournalFailed          the disk failed; the journal must be opened again before it takes more
├── JournalUnreadable      there is no such file, or it may not be read
│   ├── NotAJournal        a file of another kind (or, without its head, a key that does not fit)
│   └── KeyUnusable        the key file is missing, readable by others, or holds no key
├── JournalNewer           a newer program wrote it
├── JournalForeign         it is another lane's
├── WrongKey               the journal was made with another key
├── JournalDamaged         what was written is not what is read: `first_bad_seq` says from where on
│   └── HeadMissing        the head beside the journal is gone: whether facts are missing cannot be told
├── NotSettled             it may be with the store server, which has not said so: it must go again as it went
└── FactUnknown            a fact of a kind or version, or with fields, that this program does not know
"""

from __future__ import annotations


class JournalError(Exception):
    """The journal cannot do what was asked; the message is one sentence for staff."""


class JournalBusy(JournalError):
    pass


class JournalFull(JournalError):
    pass


class JournalReadOnly(JournalError):
    pass


class JournalFailed(JournalError):
    pass


class JournalUnreadable(JournalError):
    pass


class NotAJournal(JournalUnreadable):
    pass


class KeyUnusable(JournalUnreadable):
    pass


class JournalNewer(JournalError):
    pass


class JournalForeign(JournalError):
    pass


class WrongKey(JournalError):
    pass


class JournalDamaged(JournalError):
    """`first_bad_seq` is the first fact that is not as it was written, or is gone; None where no fact is to blame."""

    def __init__(self, message: str, first_bad_seq: int | None = None) -> None:
        super().__init__(message)
        self.first_bad_seq = first_bad_seq


class HeadMissing(JournalDamaged):
    pass


class NotSettled(JournalError):
    pass


class FactUnknown(JournalError):
    pass
