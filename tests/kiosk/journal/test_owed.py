"""What staff do is owed to the server; what a shopper does in the same way is not."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.session.facts import ReceiptRequested
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.staff import Act
from kiosk.journal import Journal, JournalKey
from kiosk.journal.outbox import Outbox
from kiosk.journal.owner import keep_to
from tests.kiosk.journal.visits import AT

REFUSED = ActRefused(lane="4", at=AT, session="", staff="tess", act=Act.REFUND, why=NotDone.NO_RIGHT)


def prints(staff: str, session: str = "4-000001") -> ReceiptRequested:
    return ReceiptRequested(session=session, job=f"{session}-1", copy=True, staff=staff)


def test_a_reprint_is_owed_where_staff_asked_for_it(journal: Journal, path: Path, key: JournalKey) -> None:
    keep_to(journal, "4")
    journal.append([prints(""), REFUSED, prints("lena"), prints("lena", "4-T000001")], AT)
    outbox = Outbox.open(path, key)
    told = [(one.kind, one.seq, one.lane, one.payload["act"], one.payload["at"]) for one in outbox.pending(50)]
    outbox.close()
    assert told == [("act", 2, "4", "refund", AT), ("act", 3, "4", "reprint", AT)]
