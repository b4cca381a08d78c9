"""What staff do is owed to the server; what a shopper does in the same way is not."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.bagging import Meaning
from kiosk.core.session.bag_facts import BagSolved, SolvedBy
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


def test_how_a_question_about_the_bag_ended_is_owed_unless_it_was_practised(
    journal: Journal, path: Path, key: JournalKey
) -> None:
    keep_to(journal, "4")
    ends = [
        BagSolved(session=session, at=AT, by=SolvedBy.SHOPPER, lane="4", about=Meaning.EXTRA, seconds=9)
        for session in ("4-T000001", "4-000001")
    ]
    journal.append(ends, AT)
    outbox = Outbox.open(path, key)
    told = [(one.kind, one.seq, one.payload["ended"], one.payload["seconds"]) for one in outbox.pending(50)]
    outbox.close()
    assert told == [("bag_question", 2, "shopper", 9)]
